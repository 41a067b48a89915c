"""Asking the media process: outside any transaction, with what it refuses said as a person can be told.

It knows rooms and peers by opaque ids: a peer is ``<participant id>.<device>``.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from deliberation.core.errors import Conflict, Unavailable
from realtime.media import control
from realtime.models import Participant, Publication

T = TypeVar("T")


def peer_name(participant: Participant, device: str) -> str:
    """Return what the media process calls a device of a participant."""
    return f"{participant.id}.{device}"


def peer_of(publication: Publication) -> str:
    """Return what the media process calls the device that sends a track."""
    return peer_name(publication.participant, publication.device)


def ask(question: Callable[[control.ControlClient], T]) -> T:
    """Ask the media process and return its answer.

    Raises:
        Unavailable: ``call.unavailable``, it does not answer.
        Conflict: ``call.stale``, what was asked about is no more; ``call.refused``.
    """
    if not connection.in_atomic_block:
        connection.close()  # the answer may take seconds: no connection of the pool waits for it
    address = urlsplit(settings.ENV.media_control_url)
    client = control.ControlClient(
        address.hostname or "127.0.0.1", address.port or 80, settings.ENV.secret("media_secret")
    )
    try:
        return question(client)
    except control.ControlUnreachable as error:
        raise Unavailable("call.unavailable", str(error)) from error
    except control.ControlError as error:
        if error.status in (404, 409):
            raise Conflict("call.stale", error.detail) from error
        raise Conflict("call.refused", error.code) from error
