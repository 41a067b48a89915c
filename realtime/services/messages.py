"""Text in a room: post, edit, hide."""

import math
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.core.errors import Conflict, Invalid, TooMany
from deliberation.eventlog.units import change, emit, place
from deliberation.eventlog.verbs import Result
from deliberation.events.messages import (
    MessageEdit,
    MessageEdited,
    MessageHidden,
    MessageHide,
    MessageModerated,
    MessagePost,
    MessagePosted,
)
from deliberation.rules.catalogue import MessageRules
from realtime import policies
from realtime.models import Message, Participant
from realtime.selectors import access_message, access_room, message_rules


class MessageResult(Result):
    """Which message it was."""

    message_id: UUID


@change
def post(actor: Account, command: MessagePost) -> MessageResult:
    """Say something in a room.

    Raises:
        Forbidden: ``message.forbidden``, to observers.
        Conflict: ``sitting.not_open``.
        Invalid: ``message.too_long`` with ``max``.
        TooMany: ``message.too_many`` with ``retry_after`` seconds.
    """
    participant = access_room(actor, command.room_id)
    policies.require(policies.may_post(participant), "message.forbidden")
    policies.require_open(participant.room)
    now = clock.now()
    rules = message_rules(participant.room)
    _require_length(command.text, rules)
    _require_rate(participant, rules, now)
    message = Message(room=participant.room, participant=participant, text=command.text, posted_at=now)
    event = MessagePosted(message_id=message.id, participant_id=participant.id, text=command.text)
    emit(event, stream=participant.room.stream, actor=actor, at=now, sequenced=partial(place, message))
    return MessageResult(message_id=message.id)


@change
def edit(actor: Account, command: MessageEdit) -> MessageResult:
    """Correct one's own message. The same text again changes nothing.

    Raises:
        Forbidden: ``message.forbidden``, to everybody but the author.
        Conflict: ``sitting.not_open``, ``message.hidden``, or ``message.edit_window_over`` with ``window`` seconds.
        Invalid: ``message.too_long`` with ``max``.
    """
    participant = access_room(actor, command.room_id)
    message = access_message(participant, command.message_id, lock=True)
    policies.require(policies.may_edit(participant, message), "message.forbidden")
    policies.require_open(participant.room)
    now = clock.now()
    rules = message_rules(participant.room)
    if message.hidden_at is not None:
        raise Conflict("message.hidden")
    if not policies.within_edit_window(message, rules, now):
        raise Conflict("message.edit_window_over", window=rules.edit_window)
    _require_length(command.text, rules)
    if message.text != command.text:
        message.text, message.edited_at = command.text, now

        def save(seq: int) -> None:
            message.edited_seqs.append(seq)
            message.save(update_fields=["text", "edited_at", "edited_seqs"])

        event = MessageEdited(message_id=message.id, text=command.text)
        emit(event, stream=participant.room.stream, actor=actor, at=now, sequenced=save)
    return MessageResult(message_id=message.id)


@change
def hide(actor: Account, command: MessageHide) -> MessageResult:
    """Take a message from the screen, for a reason that its author and the desk learn. Hiding it again changes nothing.

    Raises:
        Forbidden: ``message.forbidden``, to everybody but chair and operators.
    """
    participant = access_room(actor, command.room_id)
    message = access_message(participant, command.message_id, lock=True)
    policies.require(policies.may_moderate(participant), "message.forbidden")
    if message.hidden_at is None:
        message.hidden_at, message.hidden_reason = clock.now(), command.reason
        hidden = MessageHidden(message_id=message.id)
        emit(hidden, stream=participant.room.stream, actor=actor, at=message.hidden_at)
        moderated = MessageModerated(
            message_id=message.id,
            participant_id=message.participant_id,
            text=message.text,
            reason=command.reason,
        )

        def save(seq: int) -> None:
            message.moderated_seq = seq
            message.save(update_fields=["hidden_at", "hidden_reason", "moderated_seq"])

        stream = participant.room.desk_stream
        emit(moderated, stream=stream, actor=actor, at=message.hidden_at, sequenced=save)
    return MessageResult(message_id=message.id)


def _require_length(text: str, rules: MessageRules) -> None:
    if len(text) > rules.max_length:
        raise Invalid("message.too_long", max=rules.max_length)


def _require_rate(participant: Participant, rules: MessageRules, now: datetime) -> None:
    """Refuse when the participant's last ``rate_count`` messages all lie within ``rate_seconds``.

    Two requests at the same instant may both pass: the limit keeps a room readable, it guards nothing.
    """
    period = timedelta(seconds=rules.rate_seconds)
    recent = Message.objects.filter(participant=participant, posted_at__gt=now - period).order_by("-posted_at")
    oldest = recent[rules.rate_count - 1 : rules.rate_count].first()
    if oldest is not None:
        wait = (oldest.posted_at + period - now).total_seconds()
        raise TooMany("message.too_many", count=rules.rate_count, retry_after=math.ceil(wait))
