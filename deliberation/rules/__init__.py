"""The institution's numbers: data that the institution changes, never constants."""
