"""People speak, one after another."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from deliberation.core import clock
from deliberation.eventlog.units import unit_of_work
from deliberation.events import floors as commands
from deliberation.events.floors import FloorPause
from deliberation.events.organisations import OrganisationKind
from realtime.models import Participant, Turn
from realtime.selectors.floors import access_turn, hold_floor
from realtime.services import floors, turns
from tests.conftest import Cast
from tests.factories import Meeting, OrganisationFactory, open_meeting


def live(cast: Cast) -> None:
    """Let people ask, be called up, speak and be stopped."""
    meeting = open_meeting(cast._asdict())
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="发言的部门")
    meeting.zhou.acts_for = department
    meeting.zhou.save()
    wei, lin = meeting.wei, meeting.lin
    request_id = _do(floors.request, commands.FloorRequest, wei, kind="question").request_id
    due_on = timezone.localdate(clock.now()) + timedelta(days=7)
    question = {"request_id": request_id, "department_id": department.id, "question": "何时公布？", "due_on": due_on}
    _do(floors.take_away, commands.FloorTakeAway, meeting.zhou, **question)
    _do(floors.hand_in, commands.FloorHandIn, wei, text="书面发言")
    speech = _do(floors.grant, commands.FloorGrant, lin, participant_id=wei.id).request_id
    _do(floors.take, commands.FloorTake, wei, request_id=speech)
    _do(floors.extend, commands.FloorExtend, lin, request_id=speech)
    _let_time_pass(meeting)
    _do(floors.revoke, commands.FloorRevoke, lin, request_id=speech, reason="超出议题")


def _do(verb: Callable[[Any, Any], Any], command: type[Any], by: Participant, **having: Any) -> Any:
    return verb(by.account, command(room_id=by.room_id, **having))


def _let_time_pass(meeting: Meeting) -> None:
    """Let the clock do what it does by itself."""
    with unit_of_work():
        turn = hold_floor(meeting.room)
        assert turn is not None
        now = clock.now()
        turns.warn(turn, at=now)
        turns.pause(turn, FloorPause.DROPPED, at=now, resume_by=now, actor=None)
        turns.resume(access_turn(meeting.room, turn.id), actor=None, at=now)
        assert Turn.objects.get(id=turn.id).state == Turn.State.SPEAKING
