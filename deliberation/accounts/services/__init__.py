"""What can be done to accounts and login sessions."""
