"""The meeting itself: rooms, who is present, what is said, and the media between them."""
