"""Telling the media process who may be heard, and waiting until it knows."""

from concurrent.futures import wait
from contextlib import closing
from uuid import UUID

from realtime.services import media_rights
from realtime.services.media_lines import Lines


def tell(room_id: UUID) -> None:
    """Have a room's rights told; that nobody is there to be told is no error."""
    with closing(Lines()) as lines:
        told = media_rights.tell(lines, room_id)
        if told is not None:
            wait([told])
