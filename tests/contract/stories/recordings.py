"""Speeches are recorded, kept and deleted."""

from datetime import timedelta

import time_machine

from deliberation.core import clock
from deliberation.events.calls import MediaSource
from deliberation.events.films import FilmCancel, FilmMake
from deliberation.events.recordings import RecordingFailure, RecordingStart, RecordingStop
from realtime.models import Recording
from realtime.services import films, kept_pictures, kept_recordings, recordings
from tests.conftest import Cast
from tests.factories import open_meeting
from tests.realtime.recorded import heard
from tests.realtime.speaking import release, speaking


def live(cast: Cast) -> None:
    """Let one speech be kept, half of its pictures too, and in the end deleted, and of another nothing be heard."""
    meeting = open_meeting(cast._asdict())
    recordings.start(cast.qiao, RecordingStart(room_id=meeting.room.id))
    for speaker in (meeting.wei, meeting.gao):
        release(meeting.lin, speaking(meeting.lin, speaker))
    recordings.stop(cast.qiao, RecordingStop(room_id=meeting.room.id))
    kept, silent = Recording.objects.filter(room=meeting.room).order_by("id")
    kept_recordings.keep(kept.id, heard(clock.now()))
    kept_pictures.keep(kept.id, MediaSource.CAMERA, heard(clock.now(), sha256="6" * 64))
    kept_pictures.count_attempt(kept.id, MediaSource.SCREEN, most=1)
    kept_recordings.fail(silent.id, RecordingFailure.SILENT)
    _film(cast, kept)
    with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
        kept_recordings.delete_due()


def _film(cast: Cast, kept: Recording) -> None:
    """Ask for a film, call it off, ask again in vain, and once more."""
    order = {"room_id": kept.room_id, "recording_id": kept.id}
    films.make(cast.qiao, FilmMake(**order))
    films.cancel(cast.qiao, FilmCancel(**order))
    films.make(cast.qiao, FilmMake(**order))
    films.fail(kept.id)
    films.make(cast.qiao, FilmMake(**order))
    film = films.take()
    assert film is not None
    films.finish(film, heard(clock.now(), sha256="8" * 64))
