"""Who is told what, computed from events."""

from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
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
