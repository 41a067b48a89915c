"""What each event does to the room, one noun per file."""
