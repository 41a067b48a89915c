"""The REST door of rooms: what the verbs' table does not give, that is, reading."""
