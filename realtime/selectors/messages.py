"""What has been said in writing, and what was taken from the screen."""

from uuid import UUID

from django.db.models import QuerySet

from deliberation.core.errors import NotFound
from deliberation.events.messages import MessageKind, QuestionStanding
from deliberation.rules.catalogue import MessageRules
from deliberation.rules.selectors import rules
from realtime import policies
from realtime.models import Message, Note, Participant, Room
from realtime.representations import MessagePage
from realtime.room.state import WINDOW, MessageState, ModerationState, NoteState


def access_message(participant: Participant, message_id: UUID, *, lock: bool = False) -> Message:
    """Return a message that the participant may read, locked for change if asked.

    Raises:
        NotFound: ``message.not_found``; also once it was erased.
    """
    messages = _readable(participant).filter(id=message_id).select_related("room")
    message = (messages.select_for_update(of=("self",)) if lock else messages).first()
    if message is None:
        raise NotFound("message.not_found")
    return message


def message_rules(room: Room) -> MessageRules:
    """Return the limits on text in force in the room."""
    return rules(room.committee_id).message


def message_page(participant: Participant, *, before: UUID | None = None, limit: int = 50) -> MessagePage:
    """Return up to ``limit`` messages older than the one named, oldest first; hidden ones without their text."""
    rows = _readable(participant).order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    return MessagePage(items=[_message_state(row) for row in reversed(rows[:limit])])


def notes(participant: Participant, *, is_desk: bool) -> list[NoteState]:
    """Return what was written to the operators alone: all of it for the desk, for others what they wrote."""
    rows = Note.objects.filter(room_id=participant.room_id, erased_at=None)
    if not is_desk:
        rows = rows.filter(participant=participant, member_seq__isnull=False)
    return [_note_state(row, is_desk=is_desk) for row in reversed(rows.order_by("-id")[:WINDOW])]


def open_questions(room: Room) -> QuerySet[Message]:
    """Return the questions that wait for an answer, or for a day by which there will be one."""
    asked = Message.objects.filter(room=room, kind=MessageKind.QUESTION, hidden_at=None, erased_at=None)
    return asked.filter(question__in=(QuestionStanding.OPEN, QuestionStanding.TAKEN))


def _readable(participant: Participant) -> QuerySet[Message]:
    """Return what the participant may read: observers nothing that was said among the others."""
    rows = Message.objects.filter(room_id=participant.room_id, erased_at=None)
    return rows if policies.may_hear_inner(participant) else rows.filter(is_inner=False)


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
        is_inner=row.is_inner,
        participant_id=row.participant_id,
        at=row.posted_at,
        text=None if hidden else row.text,
        kind=MessageKind(row.kind),
        item_id=row.item_id,
        reply_to=row.reply_to_id,
        department_id=row.department_id,
        question=QuestionStanding(row.question) if row.question else None,
        due_on=row.due_on,
        edited_at=row.edited_at,
        hidden=hidden,
    )


def _note_state(row: Note, *, is_desk: bool) -> NoteState:
    return NoteState(
        note_id=row.id,
        seq=row.desk_seq if is_desk else row.member_seq or 0,
        is_desk=is_desk,
        participant_id=row.participant_id,
        at=row.written_at,
        text=row.text,
    )
