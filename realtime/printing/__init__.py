"""What is printed of the meeting itself: who has come, and who is to speak."""
