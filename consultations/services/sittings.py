"""Sittings as they are planned. Their course, once people come, is ``services.course``."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from consultations import policies
from consultations.models import MEETING_CODE_LENGTH, Sitting
from consultations.selectors.standings import access_consultation, access_sitting
from consultations.services import papers
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events import streams
from deliberation.events.base import Event
from deliberation.events.lobbies import LobbyChanged
from deliberation.events.plans import (
    SittingCancel,
    SittingCancelled,
    SittingChange,
    SittingChanged,
    SittingCodeRenewed,
    SittingRenewCode,
    SittingSchedule,
    SittingScheduled,
)
from deliberation.events.sittings import BEFORE, OVER, Confidentiality, Mode, SittingState
from deliberation.rules.selectors import rules


class SittingResult(Result):
    """Which sitting it was. Its room has the same id."""

    sitting_id: UUID


@change
def schedule(actor: Account, command: SittingSchedule) -> SittingResult:
    """Plan a sitting.

    Raises:
        NotFound: ``consultation.not_found``.
        Forbidden: ``sitting.forbidden``, to those who do not prepare the consultation.
        Conflict: ``consultation.withdrawn``.
        Invalid: ``sitting.times_invalid`` with ``fields``; ``sitting.place_missing``, it is not held online only.
    """
    consultation, standing = access_consultation(actor, command.consultation_id, lock=True)
    policies.require(policies.may_manage(standing), "sitting.forbidden")
    if consultation.withdrawn_at is not None:
        raise Conflict("consultation.withdrawn")
    sitting = Sitting(
        consultation=consultation,
        title=command.title or consultation.title,
        starts_at=command.starts_at,
        ends_at=command.ends_at,
        place=command.place,
        confidentiality=command.confidentiality,
        is_rehearsal=command.is_rehearsal,
    )
    _require_sane_times(sitting)
    require_place(sitting)
    enter(actor, sitting)
    return SittingResult(sitting_id=sitting.id)


@change
def enter(actor: Actor | None, sitting: Sitting) -> Sitting:
    """Save a new sitting under a meeting code of its own and say so; the caller has asked for the right."""
    sitting.meeting_code, sitting.created_at = _unused_code(), clock.now()
    sitting.save()
    event = SittingScheduled.model_validate(_plan(sitting))
    emit(event, stream=sitting.consultation.stream, actor=actor, at=sitting.created_at)
    return sitting


@change
def alter(actor: Account, command: SittingChange) -> SittingResult:
    """Change what is planned of a sitting. Saying what is so already changes nothing.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``sitting.forbidden``, to those who do not prepare it.
        Conflict: ``sitting.ended``, ``sitting.cancelled``; ``sitting.started``, its beginning stays as it was.
        Invalid: ``sitting.times_invalid`` with ``fields``; ``sitting.place_missing``.
    """
    sitting = access_open_sitting(actor, command.sitting_id)
    wanted = command.model_dump(exclude={"sitting_id"}, exclude_none=True)
    if wanted.get("title") == "":
        wanted["title"] = sitting.consultation.title
    changed = sorted(key for key, value in wanted.items() if getattr(sitting, key) != value)
    for key in changed:
        setattr(sitting, key, wanted[key])
    if "starts_at" in changed and sitting.state not in BEFORE:
        raise Conflict("sitting.started")
    if {"starts_at", "ends_at"} & set(changed):
        _require_sane_times(sitting)
    if "place" in changed:
        require_place(sitting)
    if changed:
        sitting.save(update_fields=changed)
        _tell(sitting, SittingChanged.model_validate({**_plan(sitting), "fields": changed}), actor)
    if "confidentiality" in changed:
        papers.follow(actor, sitting)
    return SittingResult(sitting_id=sitting.id)


@change
def cancel(actor: Account, command: SittingCancel) -> SittingResult:
    """Call a sitting off. Doing so again changes nothing.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``sitting.forbidden``, to those who do not prepare it.
        Conflict: ``sitting.started``, it has to be ended; ``sitting.ended``.
    """
    sitting, standing = access_sitting(actor, command.sitting_id, lock=True)
    policies.require(policies.may_manage(standing), "sitting.forbidden")
    if sitting.cancelled_at is None:
        if sitting.state in OVER:
            raise Conflict("sitting.ended")
        if sitting.state not in BEFORE:
            raise Conflict("sitting.started")
        sitting.cancelled_at = clock.now()
        sitting.save(update_fields=["cancelled_at"])
        _tell(sitting, SittingCancelled(sitting_id=sitting.id, reason=command.reason), actor)
    return SittingResult(sitting_id=sitting.id)


@change
def renew_code(actor: Account, command: SittingRenewCode) -> SittingResult:
    """Give the sitting another meeting code, so that the one before opens nothing any more.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``sitting.forbidden``, to those who do not prepare it.
        Conflict: ``sitting.ended``, ``sitting.cancelled``.
    """
    sitting = access_open_sitting(actor, command.sitting_id)
    sitting.meeting_code = _unused_code()
    sitting.save(update_fields=["meeting_code"])
    emit(SittingCodeRenewed(sitting_id=sitting.id), stream=sitting.desk_stream, actor=actor)
    return SittingResult(sitting_id=sitting.id)


def access_open_sitting(actor: Account, sitting_id: UUID) -> Sitting:
    """Return a sitting, locked, that ``actor`` prepares and that is not over.

    Raises:
        NotFound: ``sitting.not_found``.
        Forbidden: ``sitting.forbidden``.
        Conflict: as ``require_open``.
    """
    sitting, standing = access_sitting(actor, sitting_id, lock=True)
    policies.require(policies.may_manage(standing), "sitting.forbidden")
    require_open(sitting)
    return sitting


def require_open(sitting: Sitting) -> None:
    """Refuse changes of a sitting that is over.

    Raises:
        Conflict: ``sitting.cancelled``, ``sitting.ended``.
    """
    if sitting.cancelled_at is not None:
        raise Conflict("sitting.cancelled")
    if sitting.state in OVER:
        raise Conflict("sitting.ended")


@change
def tell_waiting(actor: Actor | None, sitting: Sitting, *, at: datetime | None = None) -> None:
    """Tell those who wait to be let in what the sitting is called and where it stands."""
    event = LobbyChanged(
        title=sitting.title,
        state=SittingState(sitting.state),
        starts_at=sitting.starts_at,
        is_cancelled=sitting.cancelled_at is not None,
    )
    emit(event, stream=streams.lobby(sitting.id), actor=actor, at=at)


def _require_sane_times(sitting: Sitting) -> None:
    """Refuse times that can only be a slip: the end before the beginning or in the past, or a day of sitting."""
    longest = timedelta(hours=rules(sitting.consultation.lead_body_id).sitting.max_hours)
    if sitting.ends_at <= sitting.starts_at:
        raise _times_invalid("ends_at", "before_start")
    if sitting.ends_at - sitting.starts_at > longest:
        raise _times_invalid("ends_at", "too_long")
    if sitting.ends_at <= clock.now():
        raise _times_invalid("ends_at", "past")


def _times_invalid(field: str, reason: str) -> Invalid:
    return Invalid("sitting.times_invalid", fields=[{"field": field, "reason": reason}])


def require_place(sitting: Sitting) -> None:
    """Refuse a sitting with people in a hall that nobody could find.

    Raises:
        Invalid: ``sitting.place_missing``.
    """
    if not sitting.place and sitting.consultation.mode != Mode.ONLINE:
        raise Invalid("sitting.place_missing", fields=[{"field": "place", "reason": "missing"}])


def _plan(sitting: Sitting) -> dict[str, object]:
    return {
        "sitting_id": sitting.id,
        "consultation_id": sitting.consultation_id,
        "title": sitting.title,
        "starts_at": sitting.starts_at,
        "ends_at": sitting.ends_at,
        "place": sitting.place,
        "confidentiality": Confidentiality(sitting.confidentiality),
        "is_rehearsal": sitting.is_rehearsal,
    }


def _tell(sitting: Sitting, event: Event, actor: Actor | None) -> None:
    """Tell the lead body and the room, and those who wait what the sitting is now."""
    emit(event, stream=sitting.consultation.stream, actor=actor)
    emit(event, stream=sitting.stream, actor=actor)
    tell_waiting(actor, sitting)


def _unused_code() -> str:
    while True:
        # The first digit is no zero: people leave it out when they type the code.
        code = str(secrets.randbelow(9) + 1) + "".join(
            str(secrets.randbelow(10)) for _ in range(MEETING_CODE_LENGTH - 1)
        )
        if not Sitting.objects.filter(meeting_code=code).exists():
            return code
