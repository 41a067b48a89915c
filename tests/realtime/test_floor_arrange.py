"""floor.arrange: the arranged list of an item."""

import pytest
import time_machine

from deliberation.core.errors import Conflict, Invalid, NotFound
from deliberation.events.floors import ArrangedSpeaker
from deliberation.events.sittings import AgendaKind, SittingState
from realtime import selectors
from realtime.models import Participant, Turn
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.factories import AgendaItemFactory, InvitationFactory, Meeting, open_meeting
from tests.realtime.speaking import arrange, arrange_as, ask, come_to_hall, item_of, next_, release, step, waiting


def test_the_list_goes_first_then_substitutes_then_whoever_asked(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    item = item_of(meeting)

    def set_list() -> None:
        ask(meeting.zhou)
        speakers = [
            ArrangedSpeaker(participant_id=meeting.gao.id, limit=300),
            ArrangedSpeaker(participant_id=meeting.wei.id, is_substitute=True),
        ]
        arrange_as(meeting.qiao, speakers, item=item)

    verify(meeting.lin, set_list, golden="floor-arranged")
    assert waiting(meeting.room, item) == [meeting.gao.id, meeting.wei.id, meeting.zhou.id]
    [queue] = selectors.snapshot(afresh(meeting.lin)).state.floor.queues
    assert [(entry.limit, entry.why, entry.value) for entry in queue.entries] == [
        (300, "arranged", 1),
        (480, "substitute", 1),
        (480, "asked", 0),
    ]


def test_it_is_set_before_the_sitting_begins(cast: Cast) -> None:
    meeting = open_meeting(cast._asdict(), state=SittingState.SCHEDULED)
    item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    assert arrange(meeting.qiao, meeting.wei, meeting.gao, item=item).waiting == 2
    assert waiting(meeting.room, item) == [meeting.wei.id, meeting.gao.id]


def test_it_holds_people_who_have_not_come_yet(meeting: Meeting) -> None:
    Participant.objects.filter(id=meeting.wei.id).update(admission="expected")
    arrange(meeting.qiao, meeting.wei)
    assert waiting(meeting.room) == [meeting.wei.id]


def test_a_list_set_anew_drops_who_is_not_on_it_unless_they_asked_themselves(meeting: Meeting) -> None:
    item = item_of(meeting)
    ask(meeting.gao)
    arrange(meeting.qiao, meeting.wei, meeting.gao, item=item)
    arrange(meeting.qiao, meeting.zhou, item=item)
    assert waiting(meeting.room, item) == [meeting.zhou.id, meeting.gao.id]
    assert Turn.objects.get(participant=meeting.wei).state == Turn.State.WITHDRAWN


def test_whoever_has_spoken_stays_out_of_the_queue(meeting: Meeting) -> None:
    item = item_of(meeting)
    come_to_hall(meeting.wei)
    arrange(meeting.qiao, meeting.wei, meeting.gao, item=item)
    release(meeting.wei, next_(meeting.lin).request_id)
    arrange(meeting.qiao, meeting.wei, meeting.zhou, item=item)
    assert waiting(meeting.room, item) == [meeting.zhou.id]


def test_a_list_names_nobody_twice_and_only_those_who_may_speak(meeting: Meeting) -> None:
    with pytest.raises(Invalid, match=r"floor\.duplicate"):
        arrange(meeting.qiao, meeting.wei, meeting.wei)
    with pytest.raises(NotFound, match=r"participant\.not_found"):
        arrange(meeting.qiao, Participant(id=meeting.room.id))
    with pytest.raises(Conflict, match=r"floor\.no_speaker"):
        arrange(meeting.qiao, meeting.chen)


def test_who_presents_an_item_stands_on_its_list_when_it_comes_up(meeting: Meeting) -> None:
    invited = [InvitationFactory.create(sitting=meeting.room.sitting, position=number) for number in (1, 0)]
    for place, invitation in zip((meeting.wei, meeting.gao), invited, strict=True):
        Participant.objects.filter(id=place.id).update(invitation=invitation)
    item = AgendaItemFactory.create(sitting=meeting.room.sitting, kind=AgendaKind.REPORT, minutes=30)
    item.presenters.set(invited)
    step(meeting, item)
    assert waiting(meeting.room, item) == [meeting.gao.id, meeting.wei.id]
    assert {turn.limit for turn in Turn.objects.all()} == {900}, "they share the half hour"


def test_a_list_that_was_set_is_not_replaced_by_presenters(meeting: Meeting) -> None:
    invitation = InvitationFactory.create(sitting=meeting.room.sitting)
    Participant.objects.filter(id=meeting.wei.id).update(invitation=invitation)
    item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    item.presenters.set([invitation])
    arrange(meeting.qiao, meeting.gao, item=item)
    step(meeting, item)
    assert waiting(meeting.room, item) == [meeting.gao.id]
