"""Rooms and the places in them. Whatever fetches for somebody also asks whether they may."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from deliberation.accounts import selectors as accounts
from deliberation.accounts.models import Account
from deliberation.core.errors import Forbidden, NotFound
from deliberation.events import streams
from deliberation.events.participants import Admission
from deliberation.events.rooms import ParticipantRole
from realtime import policies
from realtime.models import Attendance, Message, Participant, Room
from realtime.representations import RoomItem


def access_place(actor: Account, room_id: UUID) -> Participant:
    """Return the actor's place in the room, with the room; also of somebody who waits or was removed.

    Raises:
        NotFound: ``room.not_found``, also where the room exists but the actor has no place in it.
    """
    participant = (
        Participant.objects.select_related("room__sitting__consultation", "room__sitting__current_item", "account")
        .filter(room_id=room_id, account_id=actor.id)
        .exclude(admission=Admission.WITHDRAWN)
        .first()
    )
    if participant is None:
        raise NotFound("room.not_found")
    return participant


def access_room(actor: Account, room_id: UUID) -> Participant:
    """Return the actor's place in the room, with the room, if they are in.

    Raises:
        NotFound: ``room.not_found``, also where the room exists but the actor has no place in it.
        Forbidden: ``room.waiting``, they have not been let in; ``room.removed``.
    """
    return admitted(access_place(actor, room_id))


def access_rooms(asked: Iterable[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Participant]:
    """Return (room, account) → place of those of the people asked for who have one, in one query; see ``admitted``."""
    wanted = set(asked)
    rooms, accounts = {room_id for room_id, _ in wanted}, {account_id for _, account_id in wanted}
    rows = (
        Participant.objects.select_related("room__sitting__consultation", "account")
        .filter(room_id__in=rooms, account_id__in=accounts)
        .exclude(admission=Admission.WITHDRAWN)
    )
    places = {(row.room_id, row.account_id): row for row in rows}
    return {key: places[key] for key in wanted & places.keys()}


def admitted(participant: Participant | None) -> Participant:
    """Return a place if there is one and its person is in.

    Raises:
        NotFound: ``room.not_found``.
        Forbidden: ``room.waiting``, they have not been let in; ``room.removed``.
    """
    if participant is None:
        raise NotFound("room.not_found")
    if participant.admission == Admission.REMOVED:
        raise Forbidden("room.removed")
    if participant.admission != Admission.ADMITTED:
        raise Forbidden("room.waiting")
    return participant


def room_now(room_id: UUID) -> Room:
    """Return a room as it is now, with where its sitting stands: for a state that agrees with the heads of streams."""
    return Room.objects.select_related("sitting__consultation", "sitting__current_item").get(id=room_id)


def hold_room(room: Room) -> None:
    """Lock the room and read anew where its sitting stands: whoever ends the sitting takes this lock, too."""
    Room.objects.select_for_update(no_key=True).get(id=room.id)
    room.sitting.refresh_from_db(fields=["state", "cancelled_at", "ended_at"])


def access_participant(room: Room, participant_id: UUID, *, lock: bool = False) -> Participant:
    """Return a place in the room, locked for change if asked.

    Raises:
        NotFound: ``participant.not_found``.
    """
    places = Participant.objects.filter(room=room, id=participant_id).exclude(admission=Admission.WITHDRAWN)
    # no_key: rows that only refer to the participant (a message being posted) need not wait, nor be waited for.
    place = (places.select_for_update(no_key=True) if lock else places).first()
    if place is None:
        raise NotFound("participant.not_found")
    return place


def access_door(actor: Account, room_id: UUID) -> Participant:
    """Return the actor's place in the room, with the room, if they may come to its door: to enter, or to wait.

    Raises:
        NotFound: ``room.not_found``, also where the room exists but the actor has no place in it.
        Forbidden: ``room.removed``.
    """
    participant = access_place(actor, room_id)
    if participant.admission == Admission.REMOVED:
        raise Forbidden("room.removed")
    return participant


def is_in(participant: Participant, *, is_bound: bool) -> bool:
    """Return whether a person is in the room by a device; one not known as theirs waits, whoever they are."""
    return is_bound and participant.admission == Admission.ADMITTED


def readable_streams(participant: Participant, *, is_bound: bool = True) -> list[str]:
    """Return the streams that this person hears: by role the room's, its inner and the desk's, and their own.

    Whoever waits hears the lobby's; whoever has no place any more nothing but their own. By a device that is not known
    as theirs nothing is heard that is for them alone: nobody has seen yet that it is they.
    """
    room_id, own = participant.room_id, [streams.member(participant.account_id)] if is_bound else []
    if participant.admission in (Admission.REMOVED, Admission.WITHDRAWN):
        return own
    if not is_in(participant, is_bound=is_bound):
        return [streams.lobby(room_id), *own]
    heard = [streams.room(room_id)]
    if policies.may_hear_inner(participant):
        heard.append(streams.inner(room_id))
    if policies.may_moderate(participant):
        heard.append(streams.desk(room_id))
    return [*heard, *own]


def audiences(connections: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], frozenset[str]]:
    """Return what each connection, a participant's by a login session, is to hear now: two queries for all of them.

    A connection that may not come to the door at all is missing in the answer.
    """
    places = Participant.objects.exclude(admission__in=(Admission.REMOVED, Admission.WITHDRAWN))
    rows = places.in_bulk({participant_id for participant_id, _ in connections})
    bound = accounts.bound({login_session_id for _, login_session_id in connections})
    return {
        (participant_id, login): frozenset(readable_streams(rows[participant_id], is_bound=login in bound))
        for participant_id, login in connections
        if participant_id in rows
    }


def has_control(participant: Participant) -> bool:
    """Return whether this person has the operator's controls now."""
    is_chair = participant.role == ParticipantRole.CHAIR
    return policies.may_operate(participant, is_operator_present=is_chair and is_operator_present(participant.room_id))


def is_operator_present(room_id: UUID) -> bool:
    """Return whether any operator of the room is connected."""
    return Participant.objects.filter(is_present(), room_id=room_id, role=ParticipantRole.OPERATOR).exists()


def rooms(actor: Account) -> list[RoomItem]:
    """Return the rooms in which the actor has a place, the liveliest first."""
    present = Participant.objects.filter(is_present(), room=OuterRef("pk")).values("room")
    newest = Message.objects.filter(room=OuterRef("pk"), is_inner=False).order_by("-id").values("posted_at")[:1]
    places = Participant.objects.filter(account_id=actor.id).exclude(admission=Admission.WITHDRAWN)
    roles = dict(places.values_list("room_id", "role"))
    rows = (
        Room.objects.filter(id__in=roles)
        .select_related("sitting")
        .annotate(
            due=Count("participants", filter=Q(participants__is_due=True), distinct=True),
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


def is_present() -> Exists:
    """Return the condition that a device of the participant is in the room."""
    return Exists(Attendance.objects.filter(participant=OuterRef("pk"), is_in_lobby=False, closed_at=None))
