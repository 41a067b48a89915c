"""The course of the sitting."""

from collections.abc import Callable
from typing import Any

from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.base import Command
from deliberation.events.course import (
    AgendaStep,
    SittingClose,
    SittingEnd,
    SittingLock,
    SittingOpen,
    SittingResume,
    SittingStart,
    SittingSuspend,
    SittingUnlock,
)
from realtime.services import sittings


def _course(command: type[Command], service: Callable[[Any, Any], sittings.CourseResult], summary: str) -> Verb:
    """Declare a step of the course: each is named after its verb, and goes by the socket too."""
    return Verb(
        command=command,
        service=service,
        result=sittings.CourseResult,
        method="POST",
        path=f"rooms/{{room_id}}/{command.type.partition('.')[2]}",
        summary=summary,
        on_socket=True,
    )


SITTING_VERBS = declare(
    _course(SittingOpen, sittings.open_lobby, "Open the lobby, so that people may come."),
    _course(SittingStart, sittings.start, "Begin the sitting."),
    _course(SittingSuspend, sittings.suspend, "Pause the sitting."),
    _course(SittingResume, sittings.resume, "Go on after a pause."),
    _course(SittingEnd, sittings.end, "End the sitting, and whatever is still open in it."),
    _course(SittingClose, sittings.close, "Put the sitting away as done with."),
    _course(SittingLock, sittings.lock, "Let nobody more in but by hand."),
    _course(SittingUnlock, sittings.unlock, "Let people in again as the rule says."),
    Verb(
        command=AgendaStep,
        service=sittings.step,
        result=sittings.AgendaStepResult,
        method="PUT",
        path="rooms/{room_id}/agenda/current",
        summary="Go to an item of the agenda.",
        on_socket=True,
        transactional=False,
    ),
)
