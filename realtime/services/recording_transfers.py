"""Bringing recordings home: fetched from where they were recorded, stored, and only then removed there.

The worker does so every few seconds. Killed at any point it leaves nothing half done: bytes without a row are removed
by the storage's own purge, and what was stored but not removed at its origin is removed in the next round.
"""

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import F

from deliberation.core import clock
from deliberation.core.threads import give_back_connections
from deliberation.documents.storage import Draft
from deliberation.events.recordings import RecordingFailure, RecordingState
from realtime.media import control
from realtime.models import Recording
from realtime.models.recordings import OPEN
from realtime.selectors import recordings as selectors
from realtime.selectors.media_nodes import urls
from realtime.services import kept_recordings, media_nodes
from realtime.services.kept_recordings import Recorded

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(minutes=1)
"""How long after a speech the media process may know nothing of its recording: a set may be on its way."""
STRANGE_FOR = timedelta(days=1)
"""How long a file is left where it was recorded that no row explains: the database may be one put back."""
ATTEMPTS = 5
"""How often something else may arrive than was recorded, before it is given up."""

Reports = dict[str, control.Recording]


def run() -> None:
    """Fetch what is over, tell the desk of what failed, and remove at its origin what is needed there no more."""
    kept_recordings.delete_confidential()
    give_back_connections()  # an answer may take seconds: no connection of the pool waits for it
    nodes = [media_nodes.client(url) for url in urls()]
    origins = {media: reports for media in nodes if (reports := _reports(media)) is not None}
    try:
        for row in list(Recording.objects.filter(state__in=OPEN).order_by("id")):
            if len(origins) < len(nodes):
                continue  # a part of it, or all, may lie at one that is silent
            held = {media: reports[str(row.id)] for media, reports in origins.items() if str(row.id) in reports}
            if held:
                # The room was moved while it was recorded: the longest part is kept, and is not the whole.
                media, report = max(held.items(), key=lambda item: item[1]["milliseconds"])
                report["is_complete"] = report["is_complete"] and len(held) == 1
                _see_after(row, report, media)
            else:
                _see_after(row, None, nodes[0])
        for media, reports in origins.items():
            _remove_fetched(reports, media)
    except (control.ControlUnreachable, control.ControlError) as error:
        logger.info("recordings not fetched: %s", error)


def _reports(media: control.ControlClient) -> Reports | None:
    """Return what lies at a media process, ``None`` if it does not answer."""
    try:
        return {report["id"]: report for report in media.recordings() if _is_ours(report["id"])}
    except (control.ControlUnreachable, control.ControlError) as error:
        logger.info("recordings not fetched: %s", error)
        return None


def _is_ours(name: str) -> bool:
    """Return whether a name may be that of a row."""
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False


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
    give_back_connections()
    draft = Draft()
    try:
        if not _arrived(draft, report, media):
            _count_attempt(row)
            return
        draft.seal()
        draft.keep()
    finally:
        draft.discard()
    recorded = Recorded(
        heard_at=datetime.fromtimestamp(report["heard_at"], UTC),
        device=report["device"],
        milliseconds=report["milliseconds"],
        size=report["size"],
        sha256=report["sha256"],
        is_complete=report["is_complete"],
    )
    kept_recordings.keep(row.id, recorded)


def _arrived(draft: Draft, report: control.Recording, media: control.ControlClient) -> bool:
    """Fetch into the draft, and return whether it is what was recorded; a file that is refused holds up no other."""
    try:
        media.fetch_recording(report["id"], draft.write)
    except control.ControlError as error:
        logger.warning("recording refused: %s", error, extra={"recording": report["id"]})
        return False
    return (draft.sha256, draft.size) == (report["sha256"], report["size"])


def _count_attempt(row: Recording) -> None:
    logger.warning("recording arrived otherwise than it was recorded", extra={"recording": str(row.id)})
    Recording.objects.filter(id=row.id).update(attempts=F("attempts") + 1)
    if row.attempts + 1 >= ATTEMPTS:
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
