"""Who may be heard and seen: by role, floor, mute and agenda, told to the media process as one set."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from consultations.models import Sitting
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.events.calls import CallMute, CallOpen, MediaSource
from deliberation.events.course import SittingSuspend
from deliberation.events.participants import ParticipantRemove
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from deliberation.rules.services import override
from realtime.models import Participant
from realtime.selectors.media_rights import EVERYTHING, MediaRight, media_rights
from realtime.services import call_mutes, call_reconciler, participants, sittings
from realtime.services import media_rights as telling
from realtime.services.rooms import add_participant
from tests.factories import AgendaItemFactory, Meeting
from tests.integration.media.process import MediaProcess
from tests.realtime.speaking import call_up, item_of, release, speaking, take
from tests.realtime.telling import tell
from tests.realtime.test_calls import connect, publish

MICROPHONE, CAMERA = MediaSource.MICROPHONE, MediaSource.CAMERA


def rights(meeting: Meeting) -> dict[UUID, MediaRight]:
    found = media_rights(meeting.room.id, now=clock.now()).rights
    return {right.participant_id: right for right in found}


@pytest.fixture
def venue(meeting: Meeting) -> Participant:
    account = Account.objects.create_account("east", name="东湖分会场", is_venue=True)
    return add_participant(None, meeting.room, account, ParticipantRole.ATTENDEE)


def test_the_chair_alone_may_be_heard_when_nobody_has_the_floor(meeting: Meeting) -> None:
    assert rights(meeting) == {meeting.lin.id: MediaRight(meeting.lin.id, EVERYTHING, is_standing=True)}


def test_so_may_whoever_has_the_floor_until_their_time_is_over(
    meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    override({"floor": {"auto_release": True, "grace_seconds": 10}})
    request_id = speaking(meeting.lin, meeting.wei, limit=60)
    theirs = rights(meeting)[meeting.wei.id]
    assert theirs == MediaRight(meeting.wei.id, EVERYTHING, until=clock.now() + timedelta(seconds=70))
    release(meeting.wei, request_id)
    assert rights(meeting).keys() == {meeting.lin.id}


def test_speaking_at_a_hall_it_is_the_hall_that_is_heard(meeting: Meeting, venue: Participant) -> None:
    assert rights(meeting)[venue.id].sources == (CAMERA,)
    call_up(meeting.lin, meeting.wei, source_id=venue.id)
    found = media_rights(meeting.room.id, now=clock.now()).rights
    assert {source for right in found if right.participant_id == venue.id for source in right.sources} == {*EVERYTHING}
    assert meeting.wei.id not in rights(meeting)


def test_a_hall_whose_microphone_is_open_is_heard_without_the_floor(meeting: Meeting, venue: Participant) -> None:
    call_mutes.set_open(meeting.lin.account, CallOpen(room_id=venue.room_id, participant_id=venue.id, is_open=True))
    assert rights(meeting)[venue.id].sources == (MICROPHONE, CAMERA)


def test_what_is_muted_is_kept_back_in_spite_of_the_floor(meeting: Meeting) -> None:
    speaking(meeting.lin, meeting.wei)
    command = CallMute(room_id=meeting.room.id, participant_id=meeting.wei.id, source=MICROPHONE)
    call_mutes.mute(meeting.lin.account, command)
    assert MICROPHONE not in rights(meeting)[meeting.wei.id].sources
    assert CAMERA in rights(meeting)[meeting.wei.id].sources


@pytest.mark.usefixtures("stopped_clock")
def test_in_a_pause_the_chair_alone_is_heard(meeting: Meeting) -> None:
    speaking(meeting.lin, meeting.wei)
    sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))
    assert rights(meeting).keys() == {meeting.lin.id}


@pytest.mark.parametrize("state", [SittingState.SCHEDULED, SittingState.ENDED, SittingState.CLOSED])
def test_before_and_after_nobody_is(meeting: Meeting, state: SittingState) -> None:
    Sitting.objects.filter(id=meeting.room.id).update(state=state)
    assert rights(meeting) == {}


def test_what_is_confidential_reaches_no_observer(meeting: Meeting) -> None:
    speaking(meeting.lin, meeting.wei)
    assert media_rights(meeting.room.id, now=clock.now()).outside == []
    item_of(meeting, is_confidential=True)
    now = media_rights(meeting.room.id, now=clock.now())
    assert all(right.is_inner for right in now.rights)
    assert now.outside == [], "who is not there needs no mention"
    connect(meeting.chen, "device09")
    assert media_rights(meeting.room.id, now=clock.now()).outside == [meeting.chen.id]


def test_who_was_taken_out_is_heard_no_more(meeting: Meeting) -> None:
    speaking(meeting.lin, meeting.wei)
    participants.remove(meeting.qiao.account, ParticipantRemove(room_id=meeting.room.id, participant_id=meeting.wei.id))
    assert meeting.wei.id not in rights(meeting)


CHANGES: list[Callable[[Meeting], object]] = [
    lambda meeting: call_up(meeting.lin, meeting.gao),
    lambda meeting: item_of(meeting, is_confidential=True),
    lambda meeting: sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id)),
    lambda meeting: call_mutes.mute(
        meeting.lin.account, CallMute(room_id=meeting.room.id, participant_id=meeting.lin.id, source=MICROPHONE)
    ),
]


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_right_makes_a_higher_version(meeting: Meeting, change: Callable[[Meeting], object]) -> None:
    speaking(meeting.lin, meeting.wei)
    before = media_rights(meeting.room.id, now=clock.now())
    change(meeting)
    after = media_rights(meeting.room.id, now=clock.now())
    assert after.rights != before.rights
    assert after.version > before.version


def test_the_number_of_queries_does_not_grow_with_the_room(
    meeting: Meeting, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    speaking(meeting.lin, meeting.wei)
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        media_rights(meeting.room.id, now=clock.now())


def is_open(media: MediaProcess, participant: Participant) -> set[bool]:
    room = media.control.rooms()["rooms"][str(participant.room_id)]
    return {
        track["is_open"]
        for name, peer in room["peers"].items()
        for track in peer["publications"]
        if name.startswith(str(participant.id))
    }


@pytest.fixture
def told(media: MediaProcess, meeting: Meeting) -> Callable[[], None]:
    return lambda: tell(meeting.room.id)


def test_the_media_process_forwards_what_it_is_told(
    meeting: Meeting, media: MediaProcess, told: Callable[[], None]
) -> None:
    publish(meeting.lin, "device02")
    publish(meeting.wei)
    told()
    assert (is_open(media, meeting.lin), is_open(media, meeting.wei)) == ({True}, {False})
    request_id = call_up(meeting.lin, meeting.wei)
    take(meeting.wei, request_id)
    told()
    assert is_open(media, meeting.wei) == {True}
    release(meeting.wei, request_id)
    told()
    assert is_open(media, meeting.wei) == {False}


def test_the_round_of_every_second_tells_it_too(meeting: Meeting, media: MediaProcess) -> None:
    publish(meeting.wei)
    speaking(meeting.lin, meeting.wei)
    call_reconciler.reconcile()
    assert is_open(media, meeting.wei) == {True}


@pytest.mark.django_db(transaction=True)
def test_whoever_commits_has_it_told_at_once(meeting: Meeting, media: MediaProcess) -> None:
    publish(meeting.wei)
    with closing(telling.Teller()):
        take(meeting.wei, call_up(meeting.lin, meeting.wei))
    assert is_open(media, meeting.wei) == {True}, "told before it ended, and by nobody else"


def test_it_stands_up_without_a_media_process(meeting: Meeting, told: Callable[[], None]) -> None:
    AgendaItemFactory.create(sitting=meeting.room.sitting)
    told()  # nobody is in this room there: no error, and nothing to do
