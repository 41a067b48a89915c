"""One file brought from the media process that recorded it into the storage, if it is what was recorded."""

import logging
from datetime import UTC, datetime

from deliberation.core.threads import give_back_connections
from deliberation.documents.storage import Draft
from realtime.media import control
from realtime.services.kept_recordings import Recorded

logger = logging.getLogger(__name__)

ATTEMPTS = 5
"""How often something else may arrive than was recorded, before it is given up."""


def fetch(report: control.Recording, media: control.ControlClient) -> Recorded | None:
    """Bring a finished file into the storage and return what it is; ``None`` if something else arrived.

    Nothing refers to it yet: if nothing ever does, the storage's own purge removes it.

    Raises:
        ControlUnreachable: the media process does not answer.
    """
    assert report["heard_at"] is not None  # it has a content
    give_back_connections()  # an answer may take seconds: no connection of the pool waits for it
    draft = Draft()
    try:
        if not _arrived(draft, report, media):
            return None
        draft.seal()
        draft.keep()
    finally:
        draft.discard()
    return Recorded(
        heard_at=datetime.fromtimestamp(report["heard_at"], UTC),
        device=report["device"],
        milliseconds=report["milliseconds"],
        size=report["size"],
        sha256=report["sha256"],
        is_complete=report["is_complete"],
    )


def _arrived(draft: Draft, report: control.Recording, media: control.ControlClient) -> bool:
    """Fetch into the draft, and return whether it is what was recorded; a file that is refused holds up no other."""
    try:
        media.fetch_recording(report["id"], draft.write)
    except control.ControlError as error:
        logger.warning("recording refused: %s", error, extra={"recording": report["id"]})
        return False
    if (draft.sha256, draft.size) == (report["sha256"], report["size"]):
        return True
    logger.warning("recording arrived otherwise than it was recorded", extra={"recording": report["id"]})
    return False
