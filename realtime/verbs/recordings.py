"""Recording what is said."""

from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.films import FilmCancel, FilmMake
from deliberation.events.recordings import RecordingDelete, RecordingStart, RecordingStop
from realtime.services import films, kept_recordings, recordings

RECORDING_VERBS = declare(
    Verb(
        command=RecordingStart,
        service=recordings.start,
        result=recordings.RecordingResult,
        method="PUT",
        path="rooms/{room_id}/recording",
        summary="Record each speech from now on.",
        on_socket=True,
    ),
    Verb(
        command=RecordingStop,
        service=recordings.stop,
        result=recordings.RecordingResult,
        method="DELETE",
        path="rooms/{room_id}/recording",
        summary="Record nothing more.",
        on_socket=True,
    ),
    Verb(
        command=RecordingDelete,
        service=kept_recordings.delete,
        result=kept_recordings.RecordingDeletionResult,
        method="DELETE",
        path="rooms/{room_id}/recordings/{recording_id}",
        summary="Delete what was recorded of a speech: one's own, or as chair or operator anybody's.",
        transactional=False,
    ),
    Verb(
        command=FilmMake,
        service=films.make,
        result=films.FilmResult,
        method="POST",
        path="rooms/{room_id}/recordings/{recording_id}/film",
        summary="Have a film made of a speech: its sound and its pictures in one file.",
    ),
    Verb(
        command=FilmCancel,
        service=films.cancel,
        result=films.FilmResult,
        method="DELETE",
        path="rooms/{room_id}/recordings/{recording_id}/film",
        summary="Have no film made after all.",
    ),
)
