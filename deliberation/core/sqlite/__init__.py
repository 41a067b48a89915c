"""SQLite as a database for several processes that write: they take turns."""
