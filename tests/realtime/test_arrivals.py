"""Coming in: who enters at once, who waits, and what either is told."""

import pytest
import time_machine

from deliberation.accounts.models import LoginSession
from deliberation.core.errors import Forbidden, NotFound
from deliberation.eventlog import reading
from deliberation.events.course import SittingLock, SittingOpen, SittingStart, SittingUnlock
from deliberation.events.participants import Admission
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Attendance, Participant
from realtime.services import attendances, places, sittings
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.realtime.attending import knock
from tests.realtime.lobby import Invited, admit_by_hand, invite_all


@pytest.fixture
def invited(cast: Cast) -> Invited:
    return invite_all(cast._asdict())


def waiting(invited: Invited) -> list[object]:
    return [item.participant_id for item in selectors.snapshot(afresh(invited.qiao)).state.lobby]


@pytest.mark.usefixtures("stopped_clock")
def test_by_rule_who_is_invited_enters_at_once(invited: Invited) -> None:
    verify(invited.lin, lambda: knock(invited.wei), golden="participant-entered")
    assert afresh(invited.wei).admission == Admission.ADMITTED
    assert waiting(invited) == []


def test_by_hand_all_wait_but_those_who_run_the_meeting(invited: Invited) -> None:
    admit_by_hand()
    entered = {name: knock(getattr(invited, name)).is_in for name in Invited._fields[1:]}
    assert entered == {"lin": True, "qiao": True, "wei": False, "gao": False, "zhou": False, "chen": False}


@pytest.mark.parametrize("state", ["scheduled", "ended", "closed"])
def test_the_rule_lets_nobody_in_while_the_lobby_is_not_open(cast: Cast, state: str) -> None:
    invited = invite_all(cast._asdict(), state=SittingState(state))
    assert knock(invited.qiao).is_in
    assert not knock(invited.wei).is_in


def test_who_comes_before_it_opens_is_let_in_when_it_opens(cast: Cast) -> None:
    invited = invite_all(cast._asdict(), state=SittingState.SCHEDULED)
    knock(invited.wei)
    knock(invited.gao, is_bound=False)
    assert waiting(invited) == [invited.wei.id, invited.gao.id]
    sittings.open_lobby(invited.qiao.account, SittingOpen(room_id=invited.room.id))
    assert waiting(invited) == [invited.gao.id]
    assert afresh(invited.wei).admission == Admission.ADMITTED
    assert reading.since(invited.wei.account.stream, 0)[-1].type == "standing.changed"


def test_the_opening_vouches_for_no_device_that_only_says_whose_it_is(cast: Cast) -> None:
    invited = invite_all(cast._asdict(), state=SittingState.SCHEDULED)
    knock(invited.wei)
    knock(invited.wei, "device02", is_bound=False)
    sittings.open_lobby(invited.qiao.account, SittingOpen(room_id=invited.room.id))
    assert LoginSession.objects.filter(is_bound=False).count() == 1
    lobby = selectors.snapshot(afresh(invited.qiao)).state.lobby
    assert [(item.participant_id, item.is_bound) for item in lobby] == [(invited.wei.id, False)]


def test_who_enters_by_another_device_waits_no_more(invited: Invited) -> None:
    sittings.lock(invited.qiao.account, SittingLock(room_id=invited.room.id))
    knock(invited.wei)
    sittings.unlock(invited.qiao.account, SittingUnlock(room_id=invited.room.id))
    assert waiting(invited) == [invited.wei.id]
    assert knock(invited.wei, "device02").is_in
    assert waiting(invited) == []
    assert reading.since(invited.wei.account.stream, 0)[-1].type == "standing.changed"


def test_by_hand_opening_lets_nobody_in(cast: Cast) -> None:
    admit_by_hand()
    invited = invite_all(cast._asdict(), state=SittingState.SCHEDULED)
    knock(invited.wei)
    sittings.open_lobby(invited.qiao.account, SittingOpen(room_id=invited.room.id))
    assert waiting(invited) == [invited.wei.id]


def test_a_locked_sitting_keeps_who_is_in_and_lets_nobody_else_in(invited: Invited) -> None:
    knock(invited.wei)
    sittings.lock(invited.qiao.account, SittingLock(room_id=invited.room.id))
    assert knock(invited.wei, "device02").is_in
    assert not knock(invited.gao).is_in
    sittings.unlock(invited.qiao.account, SittingUnlock(room_id=invited.room.id))
    assert waiting(invited) == [invited.gao.id]
    assert knock(invited.zhou).is_in


@pytest.mark.usefixtures("stopped_clock")
def test_who_waits_is_seen_by_the_desk_and_by_nobody_else(invited: Invited) -> None:
    admit_by_hand()
    verify(invited.qiao, lambda: knock(invited.wei), golden="lobby-entered")
    knock(invited.zhou)
    assert verify(afresh(invited.lin), lambda: knock(invited.gao))
    assert waiting(invited) == sorted([invited.wei.id, invited.zhou.id, invited.gao.id])
    assert not [event for event in reading.since(invited.room.stream, 0) if event.type == "attendance.started"]


def test_who_waits_is_not_present(invited: Invited) -> None:
    admit_by_hand()
    knock(invited.wei)
    place = Participant.objects.get(id=invited.wei.id)
    assert (place.arrived_at, place.waiting_since is not None) == (None, True)
    assert selectors.counts(invited.room).present == 0


def test_several_devices_are_one_who_waits(invited: Invited, stopped_clock: time_machine.Traveller) -> None:
    admit_by_hand()
    first = knock(invited.wei)
    stopped_clock.shift(5)
    second = knock(invited.wei, "device02")
    attendances.close_lease(first.lease_id)
    assert waiting(invited) == [invited.wei.id]
    verify(invited.qiao, lambda: attendances.close_lease(second.lease_id), golden="lobby-left")
    assert waiting(invited) == []


def test_who_waits_and_falls_silent_waits_no_more(invited: Invited, stopped_clock: time_machine.Traveller) -> None:
    admit_by_hand()
    knock(invited.wei)
    stopped_clock.shift(attendances.EXPIRY)
    attendances.sweep()
    assert waiting(invited) == []
    event = reading.since(invited.room.desk_stream, 0)[-1]
    assert event.data == {"participant_id": str(invited.wei.id), "reason": "left"}


def test_a_device_that_is_not_known_as_theirs_waits_whoever_they_are(invited: Invited) -> None:
    assert knock(invited.wei).is_in
    assert not knock(invited.wei, "device02", is_bound=False).is_in
    assert not knock(invited.qiao, is_bound=False).is_in
    states = {item.participant_id: item.is_bound for item in selectors.snapshot(afresh(invited.lin)).state.lobby}
    assert states == {invited.wei.id: False, invited.qiao.id: False}
    assert Attendance.objects.filter(participant=invited.wei, is_in_lobby=False).count() == 1


def test_by_a_device_not_known_as_theirs_the_chair_sees_no_more_than_who_waits(invited: Invited) -> None:
    snapshot = selectors.snapshot(afresh(invited.lin), is_bound=False)
    assert set(snapshot.streams) == {invited.room.lobby_stream}
    assert snapshot.state.standing.admission == Admission.WAITING
    assert (snapshot.state.participants, snapshot.people) == ([], [])
    with pytest.raises(NotFound):
        selectors.event_range(afresh(invited.lin), {invited.room.stream: 0}, is_bound=False)


@pytest.mark.usefixtures("stopped_clock")
def test_who_waits_learns_where_the_sitting_stands(invited: Invited) -> None:
    admit_by_hand()
    knock(invited.wei)
    verify(
        invited.wei,
        lambda: sittings.start(invited.lin.account, SittingStart(room_id=invited.room.id)),
        golden="lobby-changed",
    )


def test_whose_invitation_is_withdrawn_at_the_door_does_not_enter(cast: Cast, invited: Invited) -> None:
    login_place = selectors.access_door(cast.wei, invited.room.id)
    invitation = login_place.invitation
    assert invitation is not None
    invitation.withdrawn_at = invited.room.sitting.starts_at
    invitation.save()
    places.sync(None, invited.room)
    with pytest.raises(NotFound, match=r"room\.not_found"):
        knock(invited.wei)


def test_who_was_removed_does_not_come_to_the_door(cast: Cast, invited: Invited) -> None:
    Participant.objects.filter(id=invited.wei.id).update(admission=Admission.REMOVED)
    with pytest.raises(Forbidden, match=r"room\.removed"):
        knock(invited.wei)
