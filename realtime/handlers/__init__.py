"""What the meeting owes to its events: handlers that the worker calls."""
