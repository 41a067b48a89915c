"""Who is let in and taken out, and what is noted of how they take part."""

from collections.abc import Callable
from typing import Any, Literal

from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.base import Command
from deliberation.events.participants import (
    ParticipantAdmit,
    ParticipantCheckIn,
    ParticipantCheckOut,
    ParticipantCount,
    ParticipantMark,
    ParticipantRemove,
    ParticipantTurnAway,
)
from realtime.services import participants

_ONE = "rooms/{room_id}/participants/{participant_id}"


def _verb(
    command: type[Command],
    service: Callable[[Any, Any], Done],
    method: Literal["POST", "PUT", "DELETE"],
    path: str,
    summary: str,
) -> Verb:
    return Verb(
        command=command, service=service, result=Done, method=method, path=path, summary=summary, on_socket=True
    )


PARTICIPANT_VERBS = declare(
    _verb(
        ParticipantAdmit,
        participants.admit,
        "POST",
        "rooms/{room_id}/admissions",
        "Let somebody in, or everybody who waits.",
    ),
    _verb(ParticipantTurnAway, participants.turn_away, "POST", f"{_ONE}/turn-away", "Send somebody away who waits."),
    _verb(ParticipantRemove, participants.remove, "POST", f"{_ONE}/remove", "Take somebody out of the meeting."),
    _verb(
        ParticipantMark,
        participants.mark,
        "PUT",
        "rooms/{room_id}/whereabouts",
        "Say whether one is in the hall or online.",
    ),
    _verb(ParticipantCount, participants.count, "PUT", f"{_ONE}/headcount", "Say how many people sit at a venue."),
    _verb(
        ParticipantCheckIn, participants.check_in, "PUT", f"{_ONE}/signature", "Enter somebody who signed in on paper."
    ),
    _verb(
        ParticipantCheckOut,
        participants.check_out,
        "DELETE",
        f"{_ONE}/signature",
        "Take back that somebody signed in on paper.",
    ),
)
