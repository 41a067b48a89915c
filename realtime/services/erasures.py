"""Rows follow when the log erases what they came from."""

from uuid import UUID

from deliberation.core import clock
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.units import change
from deliberation.events.payloads import ErasureReason
from deliberation.events.streams import member
from deliberation.notifications.selectors import notices_about
from realtime.models import Message, Note, Turn
from realtime.selectors.floors import is_inner


@change
def follow(stream: str, seq: int, reason: ErasureReason) -> None:
    """Erase what ``(stream, seq)`` quotes: the text of its row, and every other event that quotes it.

    An event of something else, or of what is erased already, changes nothing.
    """
    _follow_turn(stream, seq, reason)
    _follow_note(stream, seq, reason)
    message = _message_behind(stream, seq)
    if message is None or message.erased_at is not None:
        return
    message.text, message.hidden_reason, message.erased_at = "", "", clock.now()
    message.save(update_fields=["text", "hidden_reason", "erased_at"])
    for quoted in [message.seq, *message.edited_seqs]:
        erase(None, stream=message.stream, seq=quoted, reason=reason)
    if message.moderated_seq is not None:
        erase(None, stream=message.room.desk_stream, seq=message.moderated_seq, reason=reason)
    for notice in notices_about("message_id", str(message.id)):  # the author was told why it was hidden
        erase(None, stream=member(notice.account_id), seq=notice.seq, reason=reason)


def _follow_note(stream: str, seq: int, reason: ErasureReason) -> None:
    """Erase a note to the operators on both streams that it stands on."""
    note = _note_behind(stream, seq)
    if note is None or note.erased_at is not None:
        return
    note.text, note.erased_at = "", clock.now()
    note.save(update_fields=["text", "erased_at"])
    erase(None, stream=note.room.desk_stream, seq=note.desk_seq, reason=reason)
    if note.member_seq is not None:
        erase(None, stream=member(note.participant.account_id), seq=note.member_seq, reason=reason)


def _note_behind(stream: str, seq: int) -> Note | None:
    notes = Note.objects.select_for_update(of=("self",)).select_related("room", "participant")
    kind, _, rest = stream.partition(".")
    if kind == "member":
        return notes.filter(participant__account=UUID(rest), member_seq=seq).first()
    room_id, _, audience = rest.partition(".")
    return notes.filter(room_id=UUID(room_id), desk_seq=seq).first() if (kind, audience) == ("room", "desk") else None


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
    room_id, _, audience = rest.partition(".")
    # Locked: an edit or a hiding that comes at the same moment must be seen, or its payload would outlive this.
    messages = Message.objects.select_for_update(of=("self",)).select_related("room").filter(room_id=UUID(room_id))
    if audience == "desk":
        return messages.filter(moderated_seq=seq).first()
    messages = messages.filter(is_inner=audience == "inner")
    posted = messages.filter(seq=seq).first()
    if posted is not None:
        return posted
    return next((item for item in messages.exclude(edited_at=None) if seq in item.edited_seqs), None)
