"""What notices owe to events."""
