"""Making films: one at a time, by a process of its own, which may be killed at any point.

The worker looks for one every second. What is being made lies among what is still being received: whoever is killed
leaves a draft that the storage removes after a day, and the film is begun again when the lease is over.
"""

import json
import logging
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from deliberation.core.threads import give_back_connections
from deliberation.documents import storage
from deliberation.documents.storage import Draft
from deliberation.environment import ROOT
from deliberation.events.calls import MediaSource
from deliberation.events.recordings import RecordingState
from realtime.models import Film
from realtime.services import films
from realtime.services.kept_recordings import Recorded

logger = logging.getLogger(__name__)

_PART = 1 << 20

Tracks = dict[str, tuple[str, float]]
"""By source: the file, and when it begins in unix seconds."""


def run() -> None:
    """Make the film that waits longest, if any does and none is being made."""
    film = films.take()
    if film is None:
        return
    with tempfile.NamedTemporaryFile(dir=storage.incoming()) as file:
        tracks = _tracks(film)
        milliseconds = _mixed(film, tracks, Path(file.name)) if tracks else None
        if milliseconds is None:
            return
        recorded = _stored(Path(file.name), tracks, milliseconds)
    if films.beat(film, 99):
        films.finish(film, recorded)


def _tracks(film: Film) -> Tracks:
    """Return what is kept of the speech; nothing if its sound is not, any more."""
    recording = film.recording
    if recording.state != RecordingState.KEPT or recording.heard_at is None:
        return {}
    tracks = {MediaSource.MICROPHONE.value: _track(recording.sha256, recording.heard_at)}
    for footage in recording.footage.filter(state=RecordingState.KEPT, seen_at__isnull=False):
        assert footage.seen_at is not None
        tracks[footage.source] = _track(footage.sha256, footage.seen_at)
    return tracks


def _track(sha256: str, at: datetime) -> tuple[str, float]:
    return str(storage.path_of(sha256)), at.timestamp()


def _mixed(film: Film, tracks: Tracks, out: Path) -> int | None:
    """Have the film written, and return how long it is; ``None`` where it is not, since somebody called it off."""
    percent = milliseconds = 0
    order = json.dumps({"out": str(out), "tracks": tracks})
    # Nothing of our environment, in which secrets may stand. It ends by itself when nobody reads what it says.
    with subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-m", "realtime.media.film", order],
        cwd=ROOT,
        env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            percent, milliseconds = map(int, line.split())
            if not films.beat(film, min(99, percent)):
                process.kill()
                return None
            give_back_connections()
    if process.returncode:
        logger.warning("film not made", extra={"film": str(film.id), "returncode": process.returncode})
        return None  # begun again when the lease is over, until it is given up
    return milliseconds


def _stored(path: Path, tracks: Tracks, milliseconds: int) -> Recorded:
    """Bring the film into the storage, and return what it is."""
    draft = Draft()
    try:
        with path.open("rb") as file:
            while part := file.read(_PART):
                draft.write(part)
        draft.seal()
        draft.keep()
    finally:
        draft.discard()
    began_at = min(at for _, at in tracks.values())
    return Recorded(
        heard_at=datetime.fromtimestamp(began_at, UTC),
        device="",
        milliseconds=milliseconds,
        size=draft.size,
        sha256=draft.sha256,
        is_complete=True,
    )
