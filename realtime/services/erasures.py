"""Rows follow when the log erases what they came from."""

from uuid import UUID

from deliberation.core import clock
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.units import change
from deliberation.events.payloads import ErasureReason
from deliberation.notifications.selectors import notices_about
from realtime.models import Message


@change
def follow(stream: str, seq: int, reason: ErasureReason) -> None:
    """Erase the message that ``(stream, seq)`` came from: its row's text and every other event that quotes it.

    An event of something else, or of a message already erased, changes nothing.
    """
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
        erase(None, stream=f"member.{notice.account_id}", seq=notice.seq, reason=reason)


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
