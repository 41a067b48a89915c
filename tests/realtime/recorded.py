"""Recordings as the media process hands them over."""

from datetime import datetime

from realtime.services.kept_recordings import Recorded

CONTENT = b"OggS in place of a speech"


def heard(at: datetime, **having: object) -> Recorded:
    """Return a speech of a minute that began at that moment."""
    return Recorded(
        **{
            "heard_at": at,
            "device": "device01",
            "milliseconds": 60_000,
            "size": len(CONTENT),
            "sha256": "5" * 64,
            "is_complete": True,
            **having,
        }  # type: ignore[arg-type]  # each by its own name
    )
