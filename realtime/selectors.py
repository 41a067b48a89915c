"""Reading rooms. Whatever fetches for somebody also asks whether they may."""

from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from deliberation.accounts.models import Account
from deliberation.core.errors import NotFound
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from deliberation.events.calls import MediaKind
from deliberation.events.notices import NoticeKind
from deliberation.events.rooms import ParticipantRole
from deliberation.notifications.selectors import open_notices
from deliberation.rules.catalogue import MessageRules
from deliberation.rules.selectors import rules
from realtime import policies
from realtime.heartbeats import BEAT
from realtime.models import Attendance, Message, Participant, Publication, Room
from realtime.representations import EventRange, Me, MessagePage, Person, RoomItem, Snapshot
from realtime.room.state import (
    WINDOW,
    MessageState,
    ModerationState,
    NoticeState,
    ParticipantState,
    PublicationState,
    RoomState,
)

REPLAY_LIMIT = reading.BATCH
"""A reader further behind than this gets a snapshot instead of the missed events."""


def access_room(actor: Account, room_id: UUID) -> Participant:
    """Return the actor's place in the room, with the room.

    Raises:
        NotFound: ``room.not_found``, also where the room exists but the actor has no place in it.
    """
    participant = Participant.objects.select_related("room").filter(room_id=room_id, account_id=actor.id).first()
    if participant is None:
        raise NotFound("room.not_found")
    return participant


def access_message(participant: Participant, message_id: UUID, *, lock: bool = False) -> Message:
    """Return a message of the participant's room, locked for change if asked.

    Raises:
        NotFound: ``message.not_found``; also once it was erased.
    """
    messages = Message.objects.filter(room_id=participant.room_id, id=message_id, erased_at=None)
    message = (messages.select_for_update() if lock else messages).first()
    if message is None:
        raise NotFound("message.not_found")
    return message


def readable_streams(participant: Participant) -> list[str]:
    """Return the streams that this person hears in the room: the room's, the desk's by role, and their own."""
    streams = [participant.room.stream]
    if policies.may_moderate(participant):
        streams.append(participant.room.desk_stream)
    return [*streams, f"member.{participant.account_id}"]


def snapshot(participant: Participant) -> Snapshot:
    """Return the room as this person sees it, with the ``seq`` of each stream at that very moment."""
    with reading.one_moment():
        return Snapshot(
            state=_state(participant),
            streams=reading.heads(readable_streams(participant)),
            me=Me(
                account_id=participant.account_id, participant_id=participant.id, role=ParticipantRole(participant.role)
            ),
            people=people(participant.room_id),
            rules=message_rules(),
            heartbeat=int(BEAT),
        )


def message_rules() -> MessageRules:
    """Return the limits on text in force."""
    return rules().message


def _state(participant: Participant) -> RoomState:
    room = participant.room
    moderation = _moderation(room.id) if policies.may_moderate(participant) else []
    return RoomState(
        room_id=room.id,
        title=room.title,
        participants=_participants(room.id),
        messages=message_page(room.id, limit=WINDOW).items,
        moderation=moderation,
        publications=[
            PublicationState(
                publication_id=item.id,
                participant_id=item.participant_id,
                device=item.device,
                kind=MediaKind(item.kind),
            )
            for item in live_publications(room.id)
        ],
        notices=[
            NoticeState(
                notice_id=item.id, seq=item.seq, at=item.created_at, kind=NoticeKind(item.kind), subject=item.subject
            )
            for item in open_notices(participant.account_id)
        ],
    )


def _participants(room_id: UUID) -> list[ParticipantState]:
    rows = Participant.objects.filter(room_id=room_id).annotate(present=_is_present()).order_by("added_seq")
    return [
        ParticipantState(participant_id=row.id, role=ParticipantRole(row.role), present=row.present) for row in rows
    ]


def _is_present() -> Exists:
    """Return the condition that a participant has an open lease."""
    return Exists(Attendance.objects.filter(participant=OuterRef("pk"), closed_at=None))


def people(room_id: UUID) -> list[Person]:
    """Return the names behind the participants: they are personal, so they are read here and never from the log."""
    rows = Participant.objects.filter(room_id=room_id).order_by("added_seq").values_list("id", "account__name")
    return [Person(participant_id=id_, name=name) for id_, name in rows]


def message_page(room_id: UUID, *, before: int | None = None, limit: int = 50) -> MessagePage:
    """Return up to ``limit`` messages older than ``before``, oldest first; hidden ones without their text."""
    rows = Message.objects.filter(room_id=room_id, erased_at=None).order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return MessagePage(items=[_message_state(row) for row in reversed(rows[:limit])])


def _message_state(row: Message) -> MessageState:
    hidden = row.hidden_at is not None
    return MessageState(
        message_id=row.id,
        seq=row.seq,
        participant_id=row.participant_id,
        at=row.posted_at,
        text=None if hidden else row.text,
        edited_at=row.edited_at,
        hidden=hidden,
    )


def _moderation(room_id: UUID) -> list[ModerationState]:
    rows = Message.objects.filter(room_id=room_id, hidden_at__isnull=False, erased_at=None).order_by("-moderated_seq")
    return [
        ModerationState(
            message_id=row.id,
            seq=row.moderated_seq or 0,
            participant_id=row.participant_id,
            text=row.text,
            reason=row.hidden_reason,
        )
        for row in reversed(rows[:WINDOW])
    ]


def live_publications(room_id: UUID) -> list[Publication]:
    """Return what is being sent in the room, in order of its start."""
    rows = Publication.objects.filter(participant__room_id=room_id, ended_at=None)
    return list(rows.order_by("started_seq"))


def rooms(actor: Account) -> list[RoomItem]:
    """Return the rooms in which the actor has a place, the liveliest first."""
    present = Participant.objects.filter(_is_present(), room=OuterRef("pk")).values("room")
    newest = Message.objects.filter(room=OuterRef("pk")).order_by("-seq").values("posted_at")[:1]
    places = Participant.objects.filter(account_id=actor.id).values_list("room_id", "role")
    roles = dict(places)
    rows = (
        Room.objects.filter(id__in=roles)
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


def missed(participant: Participant, since: dict[str, int]) -> list[Envelope] | None:
    """Return what the reader has missed on its streams, or ``None`` if it had better take a snapshot.

    A snapshot is better when the reader is too far behind, or claims a position that the log never reached (a
    restored backup).
    """
    streams = readable_streams(participant)
    with reading.one_moment():
        heads = reading.heads(streams)
        behind = {name: head - since.get(name, -1) for name, head in heads.items()}
        if set(since) != set(streams) or min(behind.values()) < 0 or sum(behind.values()) > REPLAY_LIMIT:
            return None
        return [event for name in streams if behind[name] for event in reading.since(name, since[name])]


def event_range(participant: Participant, since: dict[str, int]) -> EventRange:
    """Return the events after ``since`` on the named streams, at most ``BATCH`` of each.

    Raises:
        NotFound: ``stream.not_found``; the participant does not hear one of them.
    """
    if not set(since) <= set(readable_streams(participant)):
        raise NotFound("stream.not_found")
    with reading.one_moment():
        ranges = [reading.since(name, position) for name, position in since.items()]
    return EventRange(
        events=[event for range_ in ranges for event in range_], more=any(len(r) == reading.BATCH for r in ranges)
    )
