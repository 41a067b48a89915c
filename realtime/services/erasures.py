"""Rows follow when the log erases what they came from."""

from uuid import UUID

from deliberation.core import clock
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.units import change
from deliberation.events.payloads import ErasureReason
from deliberation.events.streams import member
from deliberation.notifications.selectors import notices_about
from realtime.models import Message, Turn
from realtime.selectors.floors import is_inner


@change
def follow(stream: str, seq: int, reason: ErasureReason) -> None:
    """Erase what ``(stream, seq)`` quotes: the text of its row, and every other event that quotes it.

    An event of something else, or of what is erased already, changes nothing.
    """
    _follow_turn(stream, seq, reason)
    message = _message_behind(stream, seq)
    if message is None or message.erased_at is not None:
        return
    message.text, message.hidden_reason, message.erased_at = "", "", clock.now()
    message.save(update_fields=["text", "hidden_reason", "erased_at"])
    room = message.room
    for quoted in [message.seq, *message.edited_seqs]:
        erase(None, stream=room.stream, seq=quoted, reason=reason)
    if message.moderated_seq is not None:
        erase(None, stream=room.desk_stream, seq=message.moderated_seq, reason=reason)
    for notice in notices_about("message_id", str(message.id)):  # the author was told why it was hidden
        erase(None, stream=member(notice.account_id), seq=notice.seq, reason=reason)


def _follow_turn(stream: str, seq: int, reason: ErasureReason) -> None:
    """Erase why a turn was revoked, or the question that was taken away; that an answer is owed by a date stays."""
    kind, _, rest = stream.partition(".")
    if kind != "room":
        return
    room_id, _, audience = rest.partition(".")
    turns = Turn.objects.select_for_update(of=("self",)).select_related("item").filter(room_id=UUID(room_id))
    if audience == "desk":
        for turn in turns.filter(revoked_seq=seq):
            _forget_reason(turn, reason)
        return
    for turn in turns.exclude(taken_away_seqs=[]):
        if is_inner(turn) == (audience == "inner") and seq in turn.taken_away_seqs:
            _forget_question(turn, stream, reason)


def _forget_reason(turn: Turn, reason: ErasureReason) -> None:
    turn.reason = ""
    turn.save(update_fields=["reason"])
    for notice in notices_about("request_id", str(turn.id)):  # the speaker was told it
        erase(None, stream=member(notice.account_id), seq=notice.seq, reason=reason)


def _forget_question(turn: Turn, stream: str, reason: ErasureReason) -> None:
    quoted, turn.text, turn.taken_away_seqs = turn.taken_away_seqs, "", []
    turn.save(update_fields=["text", "taken_away_seqs"])
    for seq in quoted:
        erase(None, stream=stream, seq=seq, reason=reason)


def _message_behind(stream: str, seq: int) -> Message | None:
    kind, _, rest = stream.partition(".")
    if kind != "room":
        return None
    room_id, _, desk = rest.partition(".")
    # Locked: an edit or a hiding that comes at the same moment must be seen, or its payload would outlive this.
    messages = Message.objects.select_for_update(of=("self",)).select_related("room").filter(room_id=UUID(room_id))
    if desk:
        return messages.filter(moderated_seq=seq).first()
    posted = messages.filter(seq=seq).first()
    if posted is not None:
        return posted
    return next((item for item in messages.exclude(edited_at=None) if seq in item.edited_seqs), None)
