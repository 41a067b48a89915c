"""floor.pass: calling a department to answer."""

from uuid import UUID, uuid4

import pytest
import time_machine

from deliberation.core.errors import Conflict, NotFound
from deliberation.events.floors import FloorKind, FloorPass
from deliberation.events.rooms import ParticipantRole
from realtime.models import Participant, Turn
from realtime.services import floors
from realtime.services.rooms import add_participant
from tests.asserts import verify
from tests.factories import AccountFactory, Meeting
from tests.realtime.attending import arrive
from tests.realtime.speaking import ask, department_of, release, speaking, turn, waiting


def pass_(meeting: Meeting, department_id: UUID, **having: UUID) -> UUID:
    command = FloorPass(room_id=meeting.room.id, department_id=department_id, **having)
    return floors.pass_(meeting.lin.account, command).request_id


def colleague(meeting: Meeting, department_id: UUID, role: ParticipantRole = ParticipantRole.NON_VOTING) -> Participant:
    """Let a second person sit for the department."""
    place = add_participant(None, meeting.room, AccountFactory.create(), role)
    Participant.objects.filter(id=place.id).update(acts_for=department_id)
    return place


def test_while_somebody_speaks_the_department_goes_next(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    department = department_of(meeting)
    ask(meeting.gao)
    question = speaking(meeting.lin, meeting.wei, kind=FloorKind.QUESTION)
    verify(meeting.chen, lambda: pass_(meeting, department, about_id=question), golden="floor-passed")
    assert waiting(meeting.room) == [meeting.zhou.id, meeting.gao.id]
    answer = Turn.objects.get(participant=meeting.zhou)
    assert (answer.kind, answer.about_id, answer.limit) == (FloorKind.ANSWER, question, 300)


def test_where_nobody_speaks_it_has_the_floor(meeting: Meeting) -> None:
    department = department_of(meeting)
    answer = pass_(meeting, department)
    assert turn(answer).state == Turn.State.GRANTED


def test_the_first_of_its_people_who_is_there_answers_or_whoever_is_named(meeting: Meeting) -> None:
    department = department_of(meeting)
    second = colleague(meeting, department)
    arrive(second)
    answer = pass_(meeting, department)
    assert turn(answer).participant == second
    release(meeting.lin, answer)
    assert turn(pass_(meeting, department, participant_id=meeting.zhou.id)).participant == meeting.zhou


def test_nobody_answers_for_a_department_without_people(meeting: Meeting) -> None:
    department = department_of(meeting)
    with pytest.raises(Conflict, match=r"floor\.no_department"):
        pass_(meeting, uuid4())
    with pytest.raises(Conflict, match=r"floor\.no_department"):
        pass_(meeting, department, participant_id=meeting.wei.id)
    Participant.objects.filter(id=meeting.zhou.id).update(role=ParticipantRole.OBSERVER)
    with pytest.raises(Conflict, match=r"floor\.no_department"):
        pass_(meeting, department)


def test_an_answer_is_to_a_question_that_is_there(meeting: Meeting) -> None:
    department = department_of(meeting)
    with pytest.raises(NotFound, match=r"floor\.not_found"):
        pass_(meeting, department, about_id=uuid4())
