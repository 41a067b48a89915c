"""Tickets: the right to open one connection, so that no cookie is trusted on a socket."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from deliberation.accounts import selectors as accounts
from deliberation.accounts.models import Account, LoginSession
from deliberation.core import clock
from deliberation.core.errors import Invalid, Unauthenticated
from realtime.models import ORIGIN_LENGTH, Participant, Ticket
from realtime.representations import TicketAnswer
from realtime.selectors import access_door

LIFETIME = timedelta(seconds=30)


def issue(actor: Account, room_id: UUID, *, login_session_id: UUID, origin: str) -> TicketAnswer:
    """Give the actor a ticket to the room.

    Raises:
        NotFound: ``room.not_found``.
        Forbidden: ``room.removed``.
        Invalid: ``request.invalid``, an origin too long to be one.
    """
    participant = access_door(actor, room_id)
    if len(origin) > ORIGIN_LENGTH:
        raise Invalid("request.invalid", fields=[{"field": "Origin", "reason": "length"}])
    secret = secrets.token_urlsafe(32)
    expires_at = clock.now() + LIFETIME
    Ticket.objects.create(
        digest=_digest(secret),
        participant=participant,
        login_session_id=login_session_id,
        origin=origin,
        expires_at=expires_at,
    )
    return TicketAnswer(ticket=secret, expires_at=expires_at)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever has shown a ticket: their place, and the login session they come by."""

    participant: Participant
    login_session: LoginSession


def redeem(secret: str, *, room_id: UUID, origin: str) -> Holder:
    """Use up a ticket and return who holds it.

    Raises:
        Unauthenticated: ``ticket.invalid``; unknown, used, expired, for another room or origin, or its login revoked.
    """
    ticket = (
        Ticket.objects.select_related("participant__room__sitting__consultation", "participant__account")
        .filter(digest=_digest(secret))
        .first()
    )
    if ticket is None or ticket.participant.room_id != room_id or ticket.origin != origin:
        raise Unauthenticated("ticket.invalid")
    now = clock.now()
    # The conditional update decides between two connections that show the same ticket at once. No join in it: its
    # condition must be judged anew by whoever waited for the row.
    if not Ticket.objects.filter(digest=ticket.digest, used_at=None, expires_at__gt=now).update(used_at=now):
        raise Unauthenticated("ticket.invalid")
    login_session = accounts.living(ticket.login_session_id)
    if login_session is None:
        raise Unauthenticated("ticket.invalid")
    return Holder(ticket.participant, login_session)


def purge() -> None:
    """Delete tickets that can no longer be used."""
    Ticket.objects.filter(expires_at__lt=clock.now() - timedelta(hours=1)).delete()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
