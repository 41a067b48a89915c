"""A handler that can be killed in its middle; see ``slow.py``."""
