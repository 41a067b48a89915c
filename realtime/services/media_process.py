"""Asking the media process: outside any transaction, with what it refuses said as a person can be told.

It knows rooms and peers by opaque ids: a peer is ``<participant id>.<device>``.
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db import connection

from deliberation.core.errors import Conflict, Unavailable
from realtime.media import control
from realtime.models import Participant, Publication
from realtime.services import media_nodes

T = TypeVar("T")


def peer_name(participant: Participant, device: str) -> str:
    """Return what the media process calls a device of a participant."""
    return f"{participant.id}.{device}"


def peer_of(publication: Publication) -> str:
    """Return what the media process calls the device that sends a track."""
    return peer_name(publication.participant, publication.device)


def ask(room_id: UUID, question: Callable[[control.ControlClient], T]) -> T:
    """Ask the media process on which a room stands and return its answer.

    Raises:
        Unavailable: ``call.unavailable``, it does not answer.
        Conflict: ``call.stale``, what was asked about is no more; ``call.refused``.
    """
    return ask_node(media_nodes.place(room_id), question)


def ask_node(url: str, question: Callable[[control.ControlClient], T], *, timeout: float = control.TIMEOUT) -> T:
    """Ask one media process and return its answer, for which it has ``timeout`` seconds.

    Raises:
        Unavailable: ``call.unavailable``, it does not answer.
        Conflict: ``call.stale``, what was asked about is no more; ``call.refused``.
    """
    if not connection.in_atomic_block:
        connection.close()  # the answer may take seconds: no connection of the pool waits for it
    try:
        return question(media_nodes.client(url, timeout=timeout))
    except control.ControlUnreachable as error:
        raise Unavailable("call.unavailable", str(error)) from error
    except control.ControlError as error:
        if error.status in (404, 409):
            raise Conflict("call.stale", error.detail) from error
        raise Conflict("call.refused", error.code) from error
