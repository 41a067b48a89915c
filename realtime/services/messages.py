"""Text in a room: post, edit, hide."""

import math
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

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
    MessageKind,
    MessageModerated,
    MessagePost,
    MessagePosted,
    QuestionStanding,
)
from deliberation.rules.catalogue import MessageRules
from realtime import policies
from realtime.models import Message, Participant
from realtime.selectors import access_message, access_room, asked_department, message_rules
from realtime.selectors.floors import access_item
from realtime.services.audiences import is_inner


class MessageResult(Result):
    """Which message it was."""

    message_id: UUID


@change
def post(actor: Account, command: MessagePost) -> MessageResult:
    """Say something in a room; while something confidential is dealt with, out of the observers' hearing.

    Raises:
        Forbidden: ``message.forbidden``, to observers, and of announcements to all but chair and operators.
        NotFound: ``agenda.not_found``, ``message.not_found`` for what it answers, ``organisation.not_found``.
        Conflict: ``sitting.not_open``.
        Invalid: ``message.too_long`` with ``max``.
        TooMany: ``message.too_many`` with ``retry_after`` seconds.
    """
    participant = access_room(actor, command.room_id)
    room = participant.room
    policies.require(policies.may_post(participant), "message.forbidden")
    if command.kind is MessageKind.ANNOUNCEMENT:
        policies.require(policies.may_announce(participant), "message.forbidden")
    policies.require_open(room)
    now = clock.now()
    rules = message_rules(room)
    require_length(command.text, rules)
    posted = Message.objects.filter(participant=participant).order_by("-posted_at")
    require_pace(posted.values_list("posted_at", flat=True), rules, now)
    message = _message(participant, command, now)
    event = MessagePosted(
        message_id=message.id,
        participant_id=participant.id,
        text=command.text,
        kind=command.kind,
        item_id=command.item_id,
        reply_to=command.reply_to,
        department_id=command.department_id,
    )
    emit(event, stream=message.stream, actor=actor, at=now, sequenced=partial(place, message))
    return MessageResult(message_id=message.id)


def _message(participant: Participant, command: MessagePost, now: datetime) -> Message:
    """Return the row of what is said, not saved yet, with whatever it refers to found."""
    room = participant.room
    item = access_item(room, command.item_id) if command.item_id is not None else None
    answered = access_message(participant, command.reply_to) if command.reply_to is not None else None
    department = asked_department(room, command.department_id) if command.department_id is not None else None
    to_all = command.kind is MessageKind.ANNOUNCEMENT
    return Message(
        room=room,
        participant=participant,
        # An answer to what is confidential is so itself; an announcement without an item is for everybody.
        is_inner=is_inner(room, item, to_all=to_all) or (answered is not None and answered.is_inner),
        kind=command.kind,
        item_id=command.item_id,
        reply_to=answered,
        department=department,
        question=QuestionStanding.OPEN if command.kind is MessageKind.QUESTION else "",
        text=command.text,
        posted_at=now,
    )


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
    require_length(command.text, rules)
    if message.text != command.text:
        message.text, message.edited_at = command.text, now

        def save(seq: int) -> None:
            message.edited_seqs.append(seq)
            message.save(update_fields=["text", "edited_at", "edited_seqs"])

        event = MessageEdited(message_id=message.id, text=command.text)
        emit(event, stream=message.stream, actor=actor, at=now, sequenced=save)
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
        emit(hidden, stream=message.stream, actor=actor, at=message.hidden_at)
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


def require_length(text: str, rules: MessageRules) -> None:
    """Refuse a text that is longer than the rule allows.

    Raises:
        Invalid: ``message.too_long`` with ``max``.
    """
    if len(text) > rules.max_length:
        raise Invalid("message.too_long", max=rules.max_length)


def require_pace(moments: QuerySet[Any, datetime], rules: MessageRules, now: datetime) -> None:
    """Refuse when the last ``rate_count`` of a participant's ``moments``, newest first, lie within ``rate_seconds``.

    Two requests at the same instant may both pass: the limit keeps a room readable, it guards nothing.

    Raises:
        TooMany: ``message.too_many`` with ``count`` and ``retry_after`` seconds.
    """
    period = timedelta(seconds=rules.rate_seconds)
    oldest = moments[rules.rate_count - 1 : rules.rate_count].first()
    if oldest is not None and oldest > now - period:
        wait = (oldest + period - now).total_seconds()
        raise TooMany("message.too_many", count=rules.rate_count, retry_after=math.ceil(wait))
