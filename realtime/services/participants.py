"""Letting people in and taking them out, and what is noted of how they take part."""

from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from deliberation.accounts import selectors as accounts
from deliberation.accounts.models import Account
from deliberation.accounts.services import login_sessions
from deliberation.core import clock
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done
from deliberation.events.lobbies import LobbyEnd
from deliberation.events.participants import (
    Admission,
    ParticipantAdmit,
    ParticipantAdmitted,
    ParticipantCheckedIn,
    ParticipantCheckedOut,
    ParticipantCheckIn,
    ParticipantCheckOut,
    ParticipantCount,
    ParticipantCounted,
    ParticipantMark,
    ParticipantMarked,
    ParticipantRemove,
    ParticipantRemoved,
    ParticipantTurnAway,
)
from deliberation.rules.selectors import rules
from realtime import policies
from realtime.models import Attendance, Participant, Room
from realtime.selectors import access_participant, access_room, has_control, headcount
from realtime.services import floor_course, lobbies, publications
from realtime.services.places import tell_standing


@change
def admit(actor: Account, command: ParticipantAdmit) -> Done:
    """Let somebody in, or everybody who waits. Letting in again changes nothing.

    Raises:
        Forbidden: ``participant.forbidden``, to everybody but the operators.
        NotFound: ``participant.not_found``.
        Conflict: ``sitting.not_open``.
    """
    room = _operated(actor, command.room_id)
    policies.require_not_over(room)
    if command.participant_id is not None:
        let_in(actor, access_participant(room, command.participant_id, lock=True))
    else:
        for place in _waiting(room):
            let_in(actor, place)
    return Done()


@change
def turn_away(actor: Account, command: ParticipantTurnAway) -> Done:
    """Send somebody away who waits. Whoever does not wait is not touched.

    If no device known as theirs is among those that wait, nobody knows whether it was they: then those devices are
    signed out, and the person may still come.

    Raises:
        Forbidden: ``participant.forbidden``, to everybody but the operators.
        NotFound: ``participant.not_found``.
    """
    place = access_participant(_operated(actor, command.room_id), command.participant_id, lock=True)
    if place.waiting_since is None:
        return Done()
    if place.waits_bound and place.admission != Admission.ADMITTED:
        _take_out(actor, place, command.reason, LobbyEnd.TURNED_AWAY)
    else:
        _sign_out(actor, place)
    return Done()


@change
def remove(actor: Account, command: ParticipantRemove) -> Done:
    """Take somebody out of the meeting, with all their devices. Doing it again changes nothing.

    Raises:
        Forbidden: ``participant.forbidden``, to everybody but the operators, and for those who run the meeting.
        NotFound: ``participant.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    policies.require(has_control(participant), "participant.forbidden")
    place = access_participant(participant.room, command.participant_id, lock=True)
    policies.require(policies.may_remove(participant, place), "participant.forbidden")
    policies.require_not_over(participant.room)
    if place.admission != Admission.REMOVED:
        _take_out(actor, place, command.reason, LobbyEnd.TURNED_AWAY)
    return Done()


@change
def mark(actor: Account, command: ParticipantMark) -> Done:
    """Say whether one is in the hall or online. Saying it again changes nothing.

    Raises:
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    policies.require_not_over(participant.room)
    if participant.whereabouts != command.whereabouts:
        participant.whereabouts = command.whereabouts
        participant.save(update_fields=["whereabouts"])
        event = ParticipantMarked(participant_id=participant.id, whereabouts=command.whereabouts)
        emit(event, stream=participant.room.stream, actor=actor)
    return Done()


@change
def count(actor: Account, command: ParticipantCount) -> Done:
    """Say how many people sit at a branch venue. Saying it again changes nothing.

    Raises:
        Forbidden: ``participant.forbidden``, to everybody but the operators and the venue itself.
        NotFound: ``participant.not_found``.
        Conflict: ``participant.not_venue``, ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    place = access_participant(participant.room, command.participant_id, lock=True)
    is_allowed = policies.may_count(participant, place) or has_control(participant)
    policies.require(is_allowed, "participant.forbidden")
    if not place.account.is_venue:
        raise Conflict("participant.not_venue")
    policies.require_begun(participant.room)
    if headcount(place) != command.headcount:
        place.counted = command.headcount
        place.save(update_fields=["counted"])
        event = ParticipantCounted(participant_id=place.id, headcount=command.headcount)
        emit(event, stream=participant.room.stream, actor=actor)
    return Done()


@change
def check_in(actor: Account, command: ParticipantCheckIn) -> Done:
    """Enter somebody who has signed in on paper. Doing it again changes nothing.

    Raises:
        Forbidden: ``participant.forbidden``, to everybody but the operators.
        NotFound: ``participant.not_found``.
        Conflict: ``sitting.not_open``.
    """
    room = _operated(actor, command.room_id)
    place = access_participant(room, command.participant_id, lock=True)
    policies.require_begun(room)
    if not place.is_signed_on_paper:
        now = clock.now()
        place.arrived_at = place.arrived_at or now
        _sign(place, is_signed=True)
        event = ParticipantCheckedIn(participant_id=place.id, arrived_at=place.arrived_at)
        emit(event, stream=room.stream, actor=actor, at=now)
    return Done()


@change
def check_out(actor: Account, command: ParticipantCheckOut) -> Done:
    """Take back that somebody has signed in on paper. Doing it again changes nothing.

    Raises:
        Forbidden: ``participant.forbidden``, to everybody but the operators.
        NotFound: ``participant.not_found``.
        Conflict: ``sitting.not_open``.
    """
    room = _operated(actor, command.room_id)
    place = access_participant(room, command.participant_id, lock=True)
    policies.require_begun(room)
    if place.is_signed_on_paper:
        place.arrived_at = _first_device(room, place)
        _sign(place, is_signed=False)
        event = ParticipantCheckedOut(participant_id=place.id, arrived_at=place.arrived_at)
        emit(event, stream=room.stream, actor=actor)
    return Done()


def let_in(actor: Actor | None, place: Participant) -> None:
    """Let a person in, whose place is locked, by the devices that wait; none of them need be known as theirs.

    Where some of them are, the others go on waiting: what was seen was that the person came, not who else says so.
    """
    logins = lobbies.waiting_logins(place)
    was_in = place.admission == Admission.ADMITTED
    if was_in and not logins:
        return
    if not accounts.bound(logins):
        login_sessions.vouch(logins)
    place.admission, place.removal_reason = Admission.ADMITTED, ""
    place.save(update_fields=["admission", "removal_reason"])
    if not was_in:
        emit(ParticipantAdmitted(participant_id=place.id), stream=place.room.stream, actor=actor)
    lobbies.settle(actor, place, at=clock.now(), reason=LobbyEnd.ADMITTED)
    tell_standing(actor, place)


def let_in_by_rule(actor: Actor | None, room: Room) -> None:
    """Let those in who wait and need not: for when the lobby opens."""
    rules_of_lobby = rules(room.committee_id).lobby
    for place in _waiting(room):
        place.room = room
        if place.waits_bound and place.admission == Admission.EXPECTED and policies.may_enter(place, rules_of_lobby):
            let_in(actor, place)


def _operated(actor: Account, room_id: UUID) -> Room:
    """Return a room in which the actor has the operator's controls."""
    participant = access_room(actor, room_id)
    policies.require(has_control(participant), "participant.forbidden")
    return participant.room


def _waiting(room: Room) -> QuerySet[Participant]:
    """Return the places of those who wait, locked, the longest first."""
    waiting = Participant.objects.filter(room=room, waiting_since__isnull=False)
    return waiting.select_for_update(no_key=True, of=("self",)).order_by("waiting_since", "id")


def _take_out(actor: Actor, place: Participant, reason: str, end: LobbyEnd) -> None:
    """Take a person out by all their devices: what they send ends now, their connections within a second."""
    place.admission, place.removal_reason = Admission.REMOVED, reason
    place.save(update_fields=["admission", "removal_reason"])
    publications.end_of(place, actor=actor)
    emit(ParticipantRemoved(participant_id=place.id), stream=place.room.stream, actor=actor)
    lobbies.settle(actor, place, at=clock.now(), reason=end)
    tell_standing(actor, place)
    floor_course.leave(place, actor=actor, at=clock.now())


def _sign_out(actor: Actor, place: Participant) -> None:
    """End the logins of devices that wait and are not known as the person's; their leases are over with them."""
    now, logins = clock.now(), lobbies.waiting_logins(place)
    login_sessions.end_these(logins, actor=actor)
    leases = Attendance.objects.filter(participant=place, login_session_id__in=logins, is_in_lobby=True)
    leases.filter(closed_at=None).update(closed_at=now)
    lobbies.settle(actor, place, at=now, reason=LobbyEnd.TURNED_AWAY)


def _sign(place: Participant, *, is_signed: bool) -> None:
    place.is_signed_on_paper = is_signed
    place.save(update_fields=["is_signed_on_paper", "arrived_at"])


def _first_device(room: Room, place: Participant) -> datetime | None:
    """Return when a device of theirs first came since the lobby was opened."""
    opened_at = room.sitting.opened_at
    leases = Attendance.objects.filter(participant=place, is_in_lobby=False)
    if opened_at is None:
        return None
    lasting = leases.filter(Q(closed_at=None) | Q(closed_at__gt=opened_at))
    first = lasting.aggregate(Min("opened_at"))["opened_at__min"]
    return max(first, opened_at) if first is not None else None
