"""floor.grant: giving somebody the floor."""

import pytest
import time_machine
from django.db import IntegrityError, transaction

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Invalid, NotFound
from deliberation.events.floors import FloorEnd, FloorGrant
from realtime import selectors
from realtime.models import Participant, Turn
from realtime.services import floors
from tests.asserts import afresh, verify
from tests.factories import Meeting
from tests.realtime.speaking import ask, call_up, come_to_hall, extend, grant, release, speaking, take, told, turn

Traveller = time_machine.Traveller


def test_a_turn_from_asking_to_the_end(meeting: Meeting, stopped_clock: Traveller) -> None:
    def speak() -> None:
        ask(meeting.gao)
        request_id = ask(meeting.wei)
        grant(meeting.lin, request_id)
        stopped_clock.shift(5)
        take(meeting.wei, request_id)
        stopped_clock.shift(100)
        extend(meeting.qiao, request_id)
        stopped_clock.shift(20)
        release(meeting.wei, request_id)

    verify(meeting.chen, speak, golden="floor-turn")
    name, data = told(meeting.room.stream)[-1]
    assert name == "floor.released"
    assert (data["seconds"], data["total"], data["reason"], data["limit"]) == (120, 120, "released", 240)


def test_there_is_one_speaker_at_a_time(meeting: Meeting, stopped_clock: Traveller) -> None:
    first = speaking(meeting.lin, meeting.wei)
    stopped_clock.shift(30)
    verify(meeting.chen, lambda: call_up(meeting.lin, meeting.gao), golden="floor-handed-over")
    assert (turn(first).end, turn(first).spoken) == (FloorEnd.NEXT, 30)
    [holder] = Turn.objects.filter(state__in=Turn.HELD)
    assert holder.participant == meeting.gao


def test_the_database_knows_one_speaker_at_a_time(meeting: Meeting) -> None:
    call_up(meeting.lin, meeting.wei)
    waits = turn(ask(meeting.gao))
    waits.state = Turn.State.SPEAKING
    with pytest.raises(IntegrityError), transaction.atomic():
        waits.save()


def test_giving_it_to_whoever_has_it_changes_nothing(meeting: Meeting) -> None:
    request_id = ask(meeting.wei)
    grant(meeting.lin, request_id)
    before = len(told(meeting.room.stream))
    assert grant(meeting.qiao, request_id).state == Turn.State.GRANTED
    assert len(told(meeting.room.stream)) == before


def test_it_may_set_a_limit(meeting: Meeting) -> None:
    assert turn(call_up(meeting.lin, meeting.wei, limit=60)).limit == 60


def test_who_speaks_at_a_venue_is_named_with_it(meeting: Meeting) -> None:
    venue = meeting.gao
    Account.objects.filter(id=venue.account_id).update(is_venue=True)
    request_id = call_up(meeting.lin, meeting.wei, source_id=venue.id)
    holder = selectors.snapshot(afresh(meeting.chen)).state.floor.holder
    assert holder is not None
    assert (holder.participant_id, holder.source_id) == (meeting.wei.id, venue.id)
    take(venue, request_id)
    release(venue, request_id)
    with pytest.raises(Invalid, match=r"floor\.no_venue"):
        call_up(meeting.lin, meeting.wei, source_id=meeting.lin.id)


def test_nobody_is_called_up_who_is_not_in(meeting: Meeting) -> None:
    Participant.objects.filter(id=meeting.wei.id).update(admission="expected")
    with pytest.raises(Conflict, match=r"floor\.not_admitted"):
        call_up(meeting.lin, meeting.wei)
    assert not Turn.objects.exists()


@pytest.mark.parametrize("person", ["chen", "qiao"])
def test_observers_and_operators_are_not_called_up(person: str, meeting: Meeting) -> None:
    with pytest.raises(Conflict, match=r"floor\.no_speaker"):
        call_up(meeting.lin, getattr(meeting, person))


def test_guests_are_called_up_even_where_they_may_not_ask(meeting: Meeting) -> None:
    come_to_hall(meeting.gao)
    assert turn(call_up(meeting.lin, meeting.gao)).participant == meeting.gao


def test_what_is_over_is_not_given_again(meeting: Meeting) -> None:
    request_id = speaking(meeting.lin, meeting.wei)
    release(meeting.wei, request_id)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        grant(meeting.lin, request_id)


def test_it_names_a_request_or_a_person(meeting: Meeting) -> None:
    with pytest.raises(Invalid, match=r"request\.invalid"):
        floors.grant(meeting.lin.account, FloorGrant(room_id=meeting.room.id))
    with pytest.raises(NotFound, match=r"floor\.not_found"):
        grant(meeting.lin, meeting.room.id)
