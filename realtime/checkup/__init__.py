"""What the doctor looks at in meetings."""

from realtime.checkup import media, urns

__all__ = ["media", "urns"]
