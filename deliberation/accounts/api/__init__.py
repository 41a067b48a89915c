"""The REST door of sign-in."""
