"""What consultations owe to their events: handlers that the worker calls."""
