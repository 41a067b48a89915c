"""Reading, and what is no verb: one noun per file."""
