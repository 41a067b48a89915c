"""Receipts: the outcome of a request under its key, so that the same request sent again is answered from it."""

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from deliberation.core import clock
from deliberation.eventlog import chain
from deliberation.eventlog.models import Receipt
from deliberation.events.base import Command

Identity = tuple[UUID, str, str]
"""Account, verb and key: what makes two requests the same one."""


class Outcome(NamedTuple):
    """What a request has come to, in ids and states; ``digest`` is that of what was asked for."""

    identity: Identity
    digest: str
    outcome: dict[str, Any]


def digest(command: Command) -> str:
    """Return SHA-256 of what is asked for."""
    return hashlib.sha256(chain.canonical(command.model_dump(mode="json")).encode()).hexdigest()


def found(identities: Iterable[Identity]) -> dict[Identity, Receipt]:
    """Return the receipts that there are, in one query."""
    wanted = set(identities)
    if not wanted:
        return {}
    accounts, verbs, keys = (set(values) for values in zip(*wanted, strict=True))
    rows = Receipt.objects.filter(account_id__in=accounts, verb__in=verbs, key__in=keys)
    receipts = {(row.account_id, row.verb, row.key): row for row in rows}
    return {identity: receipts[identity] for identity in wanted & receipts.keys()}


def keep(outcomes: Iterable[Outcome]) -> None:
    """Keep what requests have come to, inside the transaction of their effect.

    Raises:
        IntegrityError: one of them was done by another connection meanwhile.
    """
    now = clock.now()
    Receipt.objects.bulk_create(
        Receipt(account_id=account_id, verb=verb, key=key, request_hash=digest, outcome=outcome, created_at=now)
        for (account_id, verb, key), digest, outcome in outcomes
    )
