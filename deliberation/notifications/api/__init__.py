"""The REST door of notices."""
