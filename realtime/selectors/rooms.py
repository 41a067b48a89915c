"""Rooms and the places in them. Whatever fetches for somebody also asks whether they may."""

from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from deliberation.accounts.models import Account
from deliberation.core.errors import NotFound
from deliberation.events.rooms import ParticipantRole
from realtime import policies
from realtime.models import Attendance, Message, Participant, Room
from realtime.representations import Person, RoomItem
from realtime.room.state import ParticipantState


def access_room(actor: Account, room_id: UUID) -> Participant:
    """Return the actor's place in the room, with the room.

    Raises:
        NotFound: ``room.not_found``, also where the room exists but the actor has no place in it.
    """
    participant = (
        Participant.objects.select_related("room__sitting__consultation")
        .filter(room_id=room_id, account_id=actor.id)
        .first()
    )
    if participant is None:
        raise NotFound("room.not_found")
    return participant


def readable_streams(participant: Participant) -> list[str]:
    """Return the streams that this person hears in the room: by role the room's inner and the desk's, and their own."""
    streams = [participant.room.stream]
    if policies.may_hear_inner(participant):
        streams.append(participant.room.inner_stream)
    if policies.may_moderate(participant):
        streams.append(participant.room.desk_stream)
    return [*streams, f"member.{participant.account_id}"]


def rooms(actor: Account) -> list[RoomItem]:
    """Return the rooms in which the actor has a place, the liveliest first."""
    present = Participant.objects.filter(is_present(), room=OuterRef("pk")).values("room")
    newest = Message.objects.filter(room=OuterRef("pk")).order_by("-seq").values("posted_at")[:1]
    places = Participant.objects.filter(account_id=actor.id).values_list("room_id", "role")
    roles = dict(places)
    rows = (
        Room.objects.filter(id__in=roles)
        .select_related("sitting")
        .annotate(
            due=Count("participants", distinct=True),
            present=Coalesce(Subquery(present.annotate(count=Count("pk")).values("count")), 0),
            last_at=Subquery(newest),
        )
        .order_by(F("last_at").desc(nulls_last=True), "-created_at")
    )
    return [
        RoomItem(
            room_id=row.id,
            title=row.title,
            role=ParticipantRole(roles[row.id]),
            present=row.present,
            due=row.due,
            last_at=row.last_at,
        )
        for row in rows
    ]


def people(room_id: UUID) -> list[Person]:
    """Return the names behind the participants: they are personal, so they are read here and never from the log."""
    rows = Participant.objects.filter(room_id=room_id).order_by("added_seq").values_list("id", "account__name")
    return [Person(participant_id=id_, name=name) for id_, name in rows]


def participants(room_id: UUID) -> list[ParticipantState]:
    rows = Participant.objects.filter(room_id=room_id).annotate(present=is_present()).order_by("added_seq")
    return [
        ParticipantState(participant_id=row.id, role=ParticipantRole(row.role), present=row.present) for row in rows
    ]


def is_present() -> Exists:
    """Return the condition that a participant has an open lease."""
    return Exists(Attendance.objects.filter(participant=OuterRef("pk"), closed_at=None))
