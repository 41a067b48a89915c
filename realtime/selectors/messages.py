"""What has been said in writing, and what was taken from the screen."""

from uuid import UUID

from deliberation.core.errors import NotFound
from deliberation.rules.catalogue import MessageRules
from deliberation.rules.selectors import rules
from realtime.models import Message, Participant, Room
from realtime.representations import MessagePage
from realtime.room.state import WINDOW, MessageState, ModerationState


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


def message_rules(room: Room) -> MessageRules:
    """Return the limits on text in force in the room."""
    return rules(room.committee_id).message


def message_page(room_id: UUID, *, before: int | None = None, limit: int = 50) -> MessagePage:
    """Return up to ``limit`` messages older than ``before``, oldest first; hidden ones without their text."""
    rows = Message.objects.filter(room_id=room_id, erased_at=None).order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return MessagePage(items=[_message_state(row) for row in reversed(rows[:limit])])


def moderation(room_id: UUID) -> list[ModerationState]:
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
