"""floor.next: the next one."""

import pytest

from deliberation.core.errors import Conflict
from deliberation.events.floors import FloorEnd
from realtime.models import Participant
from tests.factories import Meeting
from tests.realtime.attending import arrive
from tests.realtime.speaking import arrange, ask, come_to_hall, item_of, next_, release, speaking, told, turn, waiting


def test_the_first_in_the_queue_has_the_floor_and_who_had_it_is_done(meeting: Meeting) -> None:
    come_to_hall(meeting.wei, meeting.gao)
    ask(meeting.wei)
    ask(meeting.gao)
    first = next_(meeting.lin).request_id
    second = next_(meeting.lin, first).request_id
    assert turn(first).end == FloorEnd.NEXT
    assert turn(second).participant == meeting.gao


def test_two_who_press_it_at_once_skip_nobody(meeting: Meeting) -> None:
    come_to_hall(meeting.wei, meeting.gao)
    first = speaking(meeting.lin, meeting.zhou)
    ask(meeting.wei)
    ask(meeting.gao)
    pressed = next_(meeting.lin, first)
    assert next_(meeting.qiao, first) == pressed
    assert turn(pressed.request_id).participant == meeting.wei
    assert waiting(meeting.room) == [meeting.gao.id]


def test_the_speaker_who_ended_meanwhile_is_no_hindrance(meeting: Meeting) -> None:
    come_to_hall(meeting.wei)
    ask(meeting.wei)
    gone = speaking(meeting.lin, meeting.gao)
    release(meeting.gao, gone)
    assert turn(next_(meeting.lin, gone).request_id).participant == meeting.wei


def test_whoever_is_not_there_keeps_their_place(meeting: Meeting) -> None:
    arrange(meeting.qiao, meeting.wei, meeting.gao, meeting.zhou)
    arrive(meeting.zhou)
    Participant.objects.filter(id=meeting.gao.id).update(admission="expected", is_signed_on_paper=True)
    assert turn(next_(meeting.lin).request_id).participant == meeting.zhou
    assert waiting(meeting.room) == [meeting.wei.id, meeting.gao.id]


def test_with_nobody_there_whoever_speaks_goes_on(meeting: Meeting) -> None:
    ask(meeting.wei)
    request_id = speaking(meeting.lin, meeting.gao)
    before = told(meeting.room.stream)
    with pytest.raises(Conflict, match=r"floor\.nobody_waits"):
        next_(meeting.lin, request_id)
    assert told(meeting.room.stream) == before


def test_it_is_the_next_of_the_current_item(meeting: Meeting) -> None:
    come_to_hall(meeting.wei, meeting.gao)
    ask(meeting.wei)
    item = item_of(meeting)
    ask(meeting.gao)
    assert turn(next_(meeting.lin).request_id).item == item
