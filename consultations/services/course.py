"""The course of a sitting: which state follows which. The live meeting calls this in the transaction that tells of it.

Each function returns whether anything changed: a step already taken is no error, and changes nothing.
"""

from datetime import datetime
from uuid import UUID

from consultations.models import AgendaItem, Sitting
from deliberation.core.errors import Conflict, NotFound
from deliberation.events.sittings import SittingState

OPEN = frozenset({SittingState.WAITING, SittingState.RUNNING, SittingState.SUSPENDED})
"""The states in which people are in the room."""


def locked(sitting_id: UUID) -> Sitting:
    """Return the sitting, locked for a change of its course."""
    # no_key: rows that only refer to the sitting need not wait, nor be waited for.
    return Sitting.objects.select_for_update(no_key=True).get(id=sitting_id)


def open_lobby(sitting: Sitting, *, at: datetime) -> bool:
    """Let people come (待召开 → 等候中).

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    if sitting.state == SittingState.WAITING:
        return False
    _require(sitting, SittingState.SCHEDULED)
    sitting.opened_at = at
    _go(sitting, SittingState.WAITING, "opened_at")
    return True


def start(sitting: Sitting, *, at: datetime) -> bool:
    """Begin (等候中 → 进行中); one whose lobby was never opened begins straight away.

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``; one that pauses is resumed.
    """
    if sitting.state == SittingState.RUNNING:
        return False
    _require(sitting, SittingState.SCHEDULED, SittingState.WAITING)
    sitting.opened_at = sitting.opened_at or at
    sitting.started_at = at
    _go(sitting, SittingState.RUNNING, "opened_at", "started_at")
    return True


def suspend(sitting: Sitting, *, at: datetime) -> bool:
    """Pause (进行中 → 休会).

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    if sitting.state == SittingState.SUSPENDED:
        return False
    _require(sitting, SittingState.RUNNING)
    sitting.suspended_at = at
    _go(sitting, SittingState.SUSPENDED, "suspended_at")
    return True


def resume(sitting: Sitting) -> bool:
    """Go on (休会 → 进行中).

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``.
    """
    if sitting.state == SittingState.RUNNING:
        return False
    _require(sitting, SittingState.SUSPENDED)
    sitting.suspended_at = None
    _go(sitting, SittingState.RUNNING, "suspended_at")
    return True


def end(sitting: Sitting, *, at: datetime) -> bool:
    """End (→ 已结束), from whatever state has people in it.

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``: it has not been opened.
    """
    if sitting.state in (SittingState.ENDED, SittingState.CLOSED):
        return False
    _require(sitting, *OPEN)
    sitting.ended_at, sitting.suspended_at = at, None
    _go(sitting, SittingState.ENDED, "ended_at", "suspended_at")
    return True


def close(sitting: Sitting, *, at: datetime, missing: list[str]) -> bool:
    """Put it away as done with (已结束 → 已办结), unless something is ``missing``.

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``, or ``sitting.incomplete`` with what is missing as fields.
    """
    if sitting.state == SittingState.CLOSED:
        return False
    _require(sitting, SittingState.ENDED)
    if missing:
        raise Conflict("sitting.incomplete", fields=[{"field": name, "reason": "missing"} for name in missing])
    sitting.closed_at = at
    _go(sitting, SittingState.CLOSED, "closed_at")
    return True


def set_locked(sitting: Sitting, *, is_locked: bool) -> bool:
    """Lock the sitting, or unlock it.

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``: it is over.
    """
    if sitting.is_locked == is_locked:
        return False
    _require(sitting, SittingState.SCHEDULED, *OPEN)
    sitting.is_locked = is_locked
    sitting.save(update_fields=["is_locked"])
    return True


def step(sitting: Sitting, item_id: UUID | None) -> bool:
    """Go to an item of the agenda, or to none.

    Raises:
        Conflict: ``sitting.wrong_state`` with ``state``: it is neither running nor suspended.
        NotFound: ``agenda.not_found``, the sitting has no such item.
    """
    _require(sitting, SittingState.RUNNING, SittingState.SUSPENDED)
    if item_id is not None and not AgendaItem.objects.filter(sitting=sitting, id=item_id).exists():
        raise NotFound("agenda.not_found")
    if sitting.current_item_id == item_id:
        return False
    sitting.current_item_id = item_id
    sitting.save(update_fields=["current_item"])
    return True


def _go(sitting: Sitting, state: SittingState, *fields: str) -> None:
    sitting.state = state
    sitting.save(update_fields=["state", *fields])


def _require(sitting: Sitting, *states: SittingState) -> None:
    if sitting.cancelled_at is not None or sitting.state not in states:
        raise Conflict("sitting.wrong_state", state=sitting.state)
