"""Places follow invitations: who is invited as what, and who sits in whose stead."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from consultations.models import Invitation
from deliberation.core import clock
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events import streams
from deliberation.events.lobbies import LobbyEnd
from deliberation.events.participants import (
    Admission,
    ParticipantChanged,
    ParticipantWithdrawn,
    StandingChanged,
)
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState
from realtime import policies
from realtime.models import Participant, Room
from realtime.selectors.participants import headcount
from realtime.services import floor_course, lobbies, publications
from realtime.services.rooms import enter


@dataclass(frozen=True, slots=True)
class Seat:
    """What an invitation says of whoever sits by it."""

    invitation: Invitation
    account_id: UUID

    @property
    def role(self) -> ParticipantRole:
        return ParticipantRole(self.invitation.role)

    @property
    def is_due(self) -> bool:
        """Who excused themselves is not due, nor is whoever runs the meeting or only listens; venues count apart."""
        is_person = not self.invitation.account.is_venue
        return is_person and self.role in policies.DUE and self.invitation.reply != ReplyState.LEAVE


@change
def sync(actor: Actor | None, room: Room, *, invitation_id: UUID | None = None) -> None:
    """Let the places in the room be what the invitations say. Doing it again changes nothing.

    Places that were given without an invitation stay as they are. ``invitation_id`` names an invitation that has
    changed, perhaps in what only the directory shows: its place is told again so that names are read again.
    """
    Room.objects.select_for_update(no_key=True).get(id=room.id)  # two at once would both add the same place
    places = {place.account_id: place for place in room.participants.select_for_update(no_key=True, of=("self",))}
    seats = _seats(room)
    for seat in seats.values():
        place = places.get(seat.account_id)
        if place is None:
            enter(actor, _place(room, seat))
        else:
            _follow(actor, place, seat, is_told_again=seat.invitation.id == invitation_id)
    for account_id, place in places.items():
        is_invited = place.invitation_id is None or account_id in seats
        if not is_invited and place.admission != Admission.WITHDRAWN:
            _withdraw(actor, place)


def _seats(room: Room) -> dict[UUID, Seat]:
    """Return the seats by who sits in them: a deputy who is known, or else whoever is invited."""
    rows = Invitation.objects.filter(sitting_id=room.sitting_id, withdrawn_at=None).select_related("account")
    invitations = list(rows.order_by("position", "id"))
    return {seat.account_id: seat for seat in (*_deputies(invitations), *_invited(invitations))}


def _deputies(invitations: Iterable[Invitation]) -> Iterable[Seat]:
    return [Seat(item, item.deputy_id) for item in invitations if _has_deputy(item) and item.deputy_id is not None]


def _invited(invitations: Iterable[Invitation]) -> Iterable[Seat]:
    """Return the seats of those who come themselves; one's own invitation goes before sitting for another."""
    return [Seat(item, item.account_id) for item in invitations if not _has_deputy(item)]


def _has_deputy(invitation: Invitation) -> bool:
    return invitation.reply == ReplyState.DEPUTY and invitation.deputy_id is not None


def _place(room: Room, seat: Seat) -> Participant:
    place = Participant(room=room, account_id=seat.account_id)
    _take(place, seat)
    return place


def _take(place: Participant, seat: Seat) -> None:
    """Let the place be what the seat says. Who runs the meeting never waits."""
    place.invitation, place.role, place.is_due = seat.invitation, seat.role, seat.is_due
    place.headcount, place.acts_for_id = seat.invitation.headcount, seat.invitation.organisation_id
    if place.admission == Admission.WITHDRAWN:
        place.admission = Admission.EXPECTED
    if place.role in policies.MODERATORS and place.admission == Admission.EXPECTED:
        place.admission = Admission.ADMITTED


def _follow(actor: Actor | None, place: Participant, seat: Seat, *, is_told_again: bool) -> None:
    """Change a place that is there, and tell of it what has changed."""
    before, standing = _told(place), (place.role, place.admission)
    _take(place, seat)
    if _told(place) != before or is_told_again:
        emit(_told(place), stream=place.room.stream, actor=actor)
    place.save()
    if not policies.may_speak(place):
        floor_course.leave(place, actor=actor, at=clock.now())
    if (place.role, place.admission) != standing:
        if not policies.may_publish(place):
            publications.end_of(place, actor=actor)
        lobbies.settle(actor, place, at=clock.now(), reason=LobbyEnd.ADMITTED)
        tell_standing(actor, place)


def _told(place: Participant) -> ParticipantChanged:
    return ParticipantChanged(
        participant_id=place.id,
        invitation_id=place.invitation_id,
        role=ParticipantRole(place.role),
        is_due=place.is_due,
        is_venue=place.account.is_venue,
        headcount=headcount(place),
        acts_for=place.acts_for_id,
    )


def _withdraw(actor: Actor | None, place: Participant) -> None:
    place.admission, place.is_due = Admission.WITHDRAWN, False
    place.save(update_fields=["admission", "is_due"])
    publications.end_of(place, actor=actor)
    emit(ParticipantWithdrawn(participant_id=place.id), stream=place.room.stream, actor=actor)
    lobbies.settle(actor, place, at=clock.now(), reason=LobbyEnd.TURNED_AWAY)
    tell_standing(actor, place)
    floor_course.leave(place, actor=actor, at=clock.now())


def tell_standing(actor: Actor | None, place: Participant) -> None:
    """Tell a person how they stand in the room by now; their connections go by it."""
    event = StandingChanged(
        room_id=place.room_id,
        role=ParticipantRole(place.role),
        admission=Admission(place.admission),
        reason=place.removal_reason,
    )
    emit(event, stream=streams.member(place.account_id), actor=actor)
