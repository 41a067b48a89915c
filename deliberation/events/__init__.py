"""The vocabulary: every event and every command that crosses the wire or enters the log. Plain pydantic, no Django."""
