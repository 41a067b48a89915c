"""Sound and picture in a room."""

from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.calls import (
    CallAnswer,
    CallMute,
    CallOpen,
    CallPrefer,
    CallPublish,
    CallSubscribe,
    CallUnmute,
    CallUnpublish,
)
from realtime.services import call_mutes, calls

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
    Verb(
        command=CallPrefer,
        service=calls.prefer,
        result=Done,
        method="PUT",
        path="rooms/{room_id}/calls/{device}/preferences",
        summary="Get of what the others send what this device wants.",
        transactional=False,
    ),
    Verb(
        command=CallMute,
        service=call_mutes.mute,
        result=Done,
        method="PUT",
        path="rooms/{room_id}/participants/{participant_id}/mutes/{source}",
        summary="Forward a source of somebody's no more.",
        on_socket=True,
    ),
    Verb(
        command=CallUnmute,
        service=call_mutes.unmute,
        result=Done,
        method="DELETE",
        path="rooms/{room_id}/participants/{participant_id}/mutes/{source}",
        summary="Forward a source again.",
        on_socket=True,
    ),
    Verb(
        command=CallOpen,
        service=call_mutes.set_open,
        result=Done,
        method="PUT",
        path="rooms/{room_id}/participants/{participant_id}/microphone",
        summary="Let a venue be heard without the floor, or no more.",
        on_socket=True,
    ),
)
