"""Reminders to vote: told to whoever has not, and put away when there is nothing left to vote on."""

from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
from deliberation.events.notices import NoticeKind
from deliberation.events.polls import PollCancelled, PollClosed, PollReminded, PollState
from deliberation.notifications.services import notify, put_away
from realtime.models import Poll


@handles(PollReminded.type, name="realtime.reminders.remind")
def remind(record: EventRecord) -> None:
    """Tell everybody on the roll who has not voted by now; once the poll is over there is nothing to tell."""
    text = payload_text(record)
    if text is None:
        return
    poll_id = PollReminded.model_validate_json(text).poll_id
    poll = Poll.objects.select_related("room__sitting").get(id=poll_id)
    if poll.state == PollState.OPEN:
        waiting = poll.roll.filter(has_voted=False).values_list("participant__account_id", flat=True)
        subject = {"room_id": str(poll.room_id), "room_title": poll.room.title, "poll_id": str(poll.id)}
        notify(waiting, NoticeKind.POLL_REMINDER, {**subject, "poll_title": poll.title}, actor=None)


@handles(PollClosed.type, name="realtime.reminders.closed")
def forget_closed(record: EventRecord) -> None:
    """Put the reminders of a closed poll away."""
    text = payload_text(record)
    if text is not None:
        put_away(NoticeKind.POLL_REMINDER, "poll_id", str(PollClosed.model_validate_json(text).poll_id))


@handles(PollCancelled.type, name="realtime.reminders.cancelled")
def forget_cancelled(record: EventRecord) -> None:
    """Put the reminders of a cancelled poll away."""
    text = payload_text(record)
    if text is not None:
        put_away(NoticeKind.POLL_REMINDER, "poll_id", str(PollCancelled.model_validate_json(text).poll_id))
