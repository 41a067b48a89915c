"""Recordings as the media process hands them over."""

from datetime import datetime
from pathlib import Path

from realtime.media.pictures import Pictures
from realtime.media.publication import Source
from realtime.media.recorded import Report
from realtime.models import Recording
from realtime.services.kept_recordings import Recorded
from tests.unit.realtime_media import picture

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


def leave_pictures(directory: Path, recording: Recording, *, source: Source = "camera", seconds: int = 2) -> None:
    """Leave pictures of a speech behind as the media process does."""
    name = f"{recording.id}-{source}"
    writing = Pictures(directory, Report(name, "room", source), participant="wei", device=None, source=source)
    writing.begin()
    for packet in picture.packets(picture.pictures(picture.A_SECOND * seconds), at=1_772_413_200.5):
        writing.put(packet)
    writing.end(writing.collected())
