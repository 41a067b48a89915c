"""What the doctor looks at in meetings."""

from realtime.checkup import media, recordings, urns

__all__ = ["media", "recordings", "urns"]
