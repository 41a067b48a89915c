"""What media processes say of the recordings that lie there, as far as it is ours."""

import logging
from datetime import timedelta
from uuid import UUID

from realtime.media import control

logger = logging.getLogger(__name__)

STRANGE_FOR = timedelta(days=1)
"""How long a file is left where it was recorded that no row explains: the database may be one put back."""

Reports = dict[str, control.Recording]
"""By the name under which each lies there."""
_UUID = 36


def reports(media: control.ControlClient) -> Reports | None:
    """Return what lies at a media process, ``None`` if it does not answer."""
    try:
        return {report["id"]: report for report in media.recordings() if _is_ours(report)}
    except (control.ControlUnreachable, control.ControlError) as error:
        logger.info("recordings not fetched: %s", error)
        return None


def sound(found: Reports) -> Reports:
    """Return those of them that are the sound of a speech."""
    return {name: report for name, report in found.items() if report["source"] == "microphone"}


def pictures(found: Reports) -> Reports:
    """Return those of them that are pictures of a speech."""
    return {name: report for name, report in found.items() if report["source"] != "microphone"}


def recording_of(name: str) -> UUID:
    """Return the recording that a name of ours belongs to."""
    return UUID(name[:_UUID])


def _is_ours(report: control.Recording) -> bool:
    """Return whether a name may be that of a row, or of the pictures that belong to it."""
    name, source = report["id"], report["source"]
    try:
        own = str(UUID(name[:_UUID]))
    except ValueError:
        return False
    return name == (own if source == "microphone" else f"{own}-{source}")
