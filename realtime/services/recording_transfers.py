"""Bringing recordings home: fetched from where they were recorded, stored, and only then removed there.

The worker does so every few seconds. Killed at any point it leaves nothing half done: bytes without a row are removed
by the storage's own purge, and what was stored but not removed at its origin is removed in the next round.
"""

import logging
from datetime import timedelta

from django.db.models import F

from deliberation.core import clock
from deliberation.core.threads import give_back_connections
from deliberation.events.recordings import RecordingFailure, RecordingState
from realtime.media import control
from realtime.models import Recording
from realtime.models.recordings import OPEN
from realtime.selectors import recordings as selectors
from realtime.selectors.media_nodes import urls
from realtime.services import (
    kept_recordings,
    media_nodes,
    picture_transfers,
    recording_fetching,
    recording_reports,
)
from realtime.services.recording_reports import STRANGE_FOR, Reports

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(minutes=1)
"""How long after a speech the media process may know nothing of its recording: a set may be on its way."""


def run() -> None:
    """Fetch what is over, tell the desk of what failed, and remove at its origin what is needed there no more."""
    kept_recordings.delete_confidential()
    give_back_connections()  # an answer may take seconds: no connection of the pool waits for it
    nodes = [media_nodes.client(url) for url in urls()]
    origins = {media: found for media in nodes if (found := recording_reports.reports(media)) is not None}
    sounds = {media: recording_reports.sound(found) for media, found in origins.items()}
    pictures = {media: recording_reports.pictures(found) for media, found in origins.items()}
    are_all_there = len(origins) == len(nodes)
    try:
        if are_all_there:  # else a part of what is wanted, or all, may lie at one that is silent
            _see_after_all(sounds, nodes)
        for media, reports in sounds.items():
            _remove_fetched(reports, media)
        picture_transfers.run(pictures, are_all_there=are_all_there)
    except (control.ControlUnreachable, control.ControlError) as error:
        logger.info("recordings not fetched: %s", error)


def _see_after_all(origins: dict[control.ControlClient, Reports], nodes: list[control.ControlClient]) -> None:
    for row in list(Recording.objects.filter(state__in=OPEN).order_by("id")):
        held = {media: reports[str(row.id)] for media, reports in origins.items() if str(row.id) in reports}
        if held:
            # The room was moved while it was recorded: the longest part is kept, and is not the whole.
            media, report = max(held.items(), key=lambda item: item[1]["milliseconds"])
            report["is_complete"] = report["is_complete"] and len(held) == 1
            _see_after(row, report, media)
        else:
            _see_after(row, None, nodes[0])


def _see_after(row: Recording, report: control.Recording | None, media: control.ControlClient) -> None:
    if report is not None and report["failure"] and not row.failure:
        kept_recordings.warn(row.id, RecordingFailure(report["failure"]))
    if row.state != RecordingState.FETCHING:
        return
    if report is None:
        if row.ended_at is not None and row.ended_at <= clock.now() - LOST_AFTER:
            was_sent = selectors.was_sent(row)
            kept_recordings.fail(row.id, RecordingFailure.LOST if was_sent else RecordingFailure.SILENT)
    elif report["is_over"]:
        _bring_home(row, report, media)


def _bring_home(row: Recording, report: control.Recording, media: control.ControlClient) -> None:
    """Fetch the sound of a speech that is over, and keep it if it is what was recorded."""
    if not report["size"] or report["heard_at"] is None:
        kept_recordings.fail(row.id, RecordingFailure.SILENT)
        return
    recorded = recording_fetching.fetch(report, media)
    if recorded is None:
        _count_attempt(row)
    else:
        kept_recordings.keep(row.id, recorded)


def _count_attempt(row: Recording) -> None:
    Recording.objects.filter(id=row.id).update(attempts=F("attempts") + 1)
    if row.attempts + 1 >= recording_fetching.ATTEMPTS:
        kept_recordings.fail(row.id, RecordingFailure.DAMAGED)


def _remove_fetched(reports: Reports, media: control.ControlClient) -> None:
    """Remove what is over and waited for by nobody any more: it is kept, or failed, or deleted."""
    known = Recording.objects.filter(id__in=list(reports)).values_list("id", "state")
    states = {str(id_): state for id_, state in known}
    before = (clock.now() - STRANGE_FOR).timestamp()
    for name, report in reports.items():
        is_settled = name in states and states[name] not in OPEN
        is_strange = name not in states and (report["ended_at"] or 0) < before
        if report["is_over"] and (is_settled or is_strange):
            media.delete_recording(name)
