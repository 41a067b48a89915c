"""Who is told what, computed from events."""

from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
from deliberation.events.floors import FloorRevoked
from deliberation.events.messages import MessageModerated
from deliberation.events.notices import NoticeKind
from deliberation.notifications.services import notify
from realtime.models import Participant


@handles(MessageModerated.type, name="realtime.notices.message_hidden")
def tell_author(record: EventRecord) -> None:
    """Tell the author of a hidden message why; whoever hides their own knows it already."""
    text = payload_text(record)
    if text is None:  # erased before the worker came to it: there is nothing left to tell
        return
    data = MessageModerated.model_validate_json(text)
    author = Participant.objects.select_related("room").get(id=data.participant_id)
    if author.account_id != record.actor_id:
        subject = {
            "room_id": str(author.room_id),
            "room_title": author.room.title,
            "message_id": str(data.message_id),
            "reason": data.reason,
        }
        notify([author.account_id], NoticeKind.MESSAGE_HIDDEN, subject, actor=None)


@handles(FloorRevoked.type, name="realtime.notices.floor_revoked")
def tell_speaker(record: EventRecord) -> None:
    """Tell the speaker whose turn was ended why."""
    text = payload_text(record)
    if text is None:
        return
    data = FloorRevoked.model_validate_json(text)
    speaker = Participant.objects.select_related("room__sitting").get(id=data.participant_id)
    subject = {
        "room_id": str(speaker.room_id),
        "room_title": speaker.room.title,
        "request_id": str(data.request_id),
        "reason": data.reason,
    }
    notify([speaker.account_id], NoticeKind.FLOOR_REVOKED, subject, actor=None)
