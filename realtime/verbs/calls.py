"""Sound and picture in a room."""

from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.calls import CallAnswer, CallPublish, CallSubscribe, CallUnpublish
from realtime.services import calls

CALL_VERBS = declare(
    Verb(
        command=CallPublish,
        service=calls.publish,
        result=calls.Published,
        method="PUT",
        path="rooms/{room_id}/calls/{device}/uplink",
        summary="Offer this device's tracks to the room.",
        transactional=False,
    ),
    Verb(
        command=CallUnpublish,
        service=calls.unpublish,
        result=Done,
        method="DELETE",
        path="rooms/{room_id}/calls/{device}/uplink",
        summary="Take this device's tracks back.",
        transactional=False,
    ),
    Verb(
        command=CallSubscribe,
        service=calls.subscribe,
        result=calls.Subscribed,
        method="POST",
        path="rooms/{room_id}/calls/{device}/downlink",
        summary="Ask for an offer of everything the others send.",
        transactional=False,
    ),
    Verb(
        command=CallAnswer,
        service=calls.answer,
        result=Done,
        method="PUT",
        path="rooms/{room_id}/calls/{device}/downlink",
        summary="Answer the newest offer.",
        transactional=False,
    ),
)
