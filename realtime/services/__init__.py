"""Changing what happens in rooms."""
