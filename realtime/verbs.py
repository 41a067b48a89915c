"""Everything a person can do in a room: the table both doors are made from."""

from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.calls import CallAnswer, CallPublish, CallSubscribe, CallUnpublish
from deliberation.events.messages import MessageEdit, MessageHide, MessagePost
from realtime.services import calls, messages

ROOM_VERBS = declare(
    Verb(
        command=MessagePost,
        service=messages.post,
        result=messages.MessageResult,
        method="POST",
        path="rooms/{room_id}/messages",
        status=201,
        summary="Say something in a room.",
        on_socket=True,
    ),
    Verb(
        command=MessageEdit,
        service=messages.edit,
        result=messages.MessageResult,
        method="PATCH",
        path="rooms/{room_id}/messages/{message_id}",
        summary="Correct one's own message within the edit window.",
        on_socket=True,
    ),
    Verb(
        command=MessageHide,
        service=messages.hide,
        result=messages.MessageResult,
        method="POST",
        path="rooms/{room_id}/messages/{message_id}/hide",
        summary="Take a message from everybody's screen, with a reason.",
        on_socket=True,
    ),
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
