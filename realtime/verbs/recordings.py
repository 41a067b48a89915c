"""Recording what is said."""

from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.recordings import RecordingStart, RecordingStop
from realtime.services import recordings

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
)
