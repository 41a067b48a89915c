"""Bringing pictures home, once the sound that they belong to is kept; where none is, they are removed."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from deliberation.core import clock
from deliberation.events.calls import MediaSource
from deliberation.events.recordings import RecordingState
from realtime.media import control
from realtime.models import Footage, Recording
from realtime.models.recordings import OPEN
from realtime.services import kept_pictures, recording_fetching
from realtime.services.recording_reports import STRANGE_FOR, Reports, recording_of

Track = tuple[UUID, MediaSource]
Held = Mapping[control.ControlClient, control.Recording]
"""What lies where of one track: at more than one process, if the room was moved while it was recorded."""


def run(origins: Mapping[control.ControlClient, Reports], *, are_all_there: bool) -> None:
    """Fetch what is over, and remove at its origin what is needed there no more.

    A part of what is wanted may lie at a process that is silent: unless ``are_all_there`` nothing is fetched.

    Raises:
        ControlUnreachable, ControlError: a media process does not answer, or refuses.
    """
    tracks = _tracks(origins)
    states = dict(Recording.objects.filter(id__in={id_ for id_, _ in tracks}).values_list("id", "state"))
    for (recording_id, source), held in tracks.items():
        state = states.get(recording_id)
        if state == RecordingState.KEPT and are_all_there and _is_waited_for(recording_id, source):
            _bring_home(recording_id, source, held)
        for media, report in held.items():
            if report["is_over"] and not _is_needed(recording_id, source, state, report):
                media.delete_recording(report["id"])


def _tracks(
    origins: Mapping[control.ControlClient, Reports],
) -> dict[Track, dict[control.ControlClient, control.Recording]]:
    tracks: dict[Track, dict[control.ControlClient, control.Recording]] = defaultdict(dict)
    for media, reports in origins.items():
        for report in reports.values():
            tracks[(recording_of(report["id"]), MediaSource(report["source"]))][media] = report
    return tracks


def _is_waited_for(recording_id: UUID, source: MediaSource) -> bool:
    settled = Footage.objects.filter(recording_id=recording_id, source=source).exclude(state=RecordingState.FETCHING)
    return not settled.exists()


def _is_needed(recording_id: UUID, source: MediaSource, state: str | None, report: control.Recording) -> bool:
    """Return whether a file has to lie where it was recorded a while longer."""
    if state is None:  # the database may be one put back
        return (report["ended_at"] or 0) >= (clock.now() - STRANGE_FOR).timestamp()
    if state == RecordingState.KEPT:
        return bool(report["size"]) and _is_waited_for(recording_id, source)
    return state in OPEN


def _bring_home(recording_id: UUID, source: MediaSource, held: Held) -> None:
    """Fetch the longest part of what is over, and keep it if it is what was recorded."""
    if not all(report["is_over"] for report in held.values()):
        return
    media, report = max(held.items(), key=lambda item: item[1]["milliseconds"])
    if not report["size"] or report["heard_at"] is None:
        return
    recorded = recording_fetching.fetch({**report, "is_complete": report["is_complete"] and len(held) == 1}, media)
    if recorded is None:
        kept_pictures.count_attempt(recording_id, source, most=recording_fetching.ATTEMPTS)
    else:
        kept_pictures.keep(recording_id, source, recorded)
