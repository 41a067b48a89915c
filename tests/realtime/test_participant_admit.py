"""participant.admit: letting in whoever waits, is yet to come, or was taken out."""

from uuid import UUID, uuid4

import pytest

from deliberation.accounts.models import LoginSession
from deliberation.core.errors import Conflict, Forbidden, NotFound
from deliberation.eventlog import reading
from deliberation.events.participants import Admission, ParticipantAdmit
from deliberation.events.sittings import SittingState
from realtime import selectors
from realtime.models import Participant
from realtime.services import attendances, participants
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.realtime.attending import arrive, knock
from tests.realtime.lobby import Invited, admit_by_hand, invite_all


@pytest.fixture
def invited(cast: Cast) -> Invited:
    admit_by_hand()
    return invite_all(cast._asdict())


def admit(invited: Invited, participant_id: UUID | None = None, *, by: str = "qiao") -> None:
    actor = getattr(invited, by).account
    participants.admit(actor, ParticipantAdmit(room_id=invited.room.id, participant_id=participant_id))


def told(stream: str) -> list[str]:
    return [event.type for event in reading.since(stream, 0)]


@pytest.mark.usefixtures("stopped_clock")
def test_letting_in_is_seen_by_all_and_ends_the_wait(invited: Invited) -> None:
    knock(invited.wei)
    verify(invited.qiao, lambda: admit(invited, invited.wei.id), golden="participant-admitted")
    event = reading.since(invited.room.desk_stream, 0)[-1]
    assert event.data == {"participant_id": str(invited.wei.id), "reason": "admitted"}


def test_the_person_learns_of_it_and_finds_the_room_open(cast: Cast, invited: Invited) -> None:
    knock(invited.wei)
    admit(invited, invited.wei.id)
    event = reading.since(cast.wei.stream, 0)[-1]
    assert (event.type, event.data) == (
        "standing.changed",
        {"room_id": str(invited.room.id), "role": "attendee", "admission": "admitted", "reason": ""},
    )
    assert selectors.access_room(cast.wei, invited.room.id).admission == Admission.ADMITTED
    assert knock(invited.wei).is_in


def test_the_end_of_the_waiting_connection_is_no_second_end_of_the_wait(invited: Invited) -> None:
    leases = [knock(invited.wei, device).lease_id for device in ("device01", "device02")]
    admit(invited, invited.wei.id)
    for lease in leases:
        attendances.close_lease(lease)
    assert told(invited.room.desk_stream) == ["lobby.entered", "lobby.left"]


def test_all_who_wait_are_let_in_at_once(invited: Invited) -> None:
    for place in (invited.wei, invited.gao):
        knock(place)
    admit(invited)
    states = {place.id: place.admission for place in Participant.objects.filter(room=invited.room)}
    assert [states[place.id] for place in (invited.wei, invited.gao, invited.zhou)] == [
        "admitted",
        "admitted",
        "expected",
    ]
    assert selectors.snapshot(afresh(invited.qiao)).state.lobby == []


def test_who_is_let_in_beforehand_does_not_wait(invited: Invited) -> None:
    admit(invited, invited.wei.id)
    assert knock(invited.wei).is_in


def test_who_was_removed_comes_back_only_so(invited: Invited) -> None:
    Participant.objects.filter(id=invited.wei.id).update(admission=Admission.REMOVED, removal_reason="离题")
    admit(invited)
    with pytest.raises(Forbidden, match=r"room\.removed"):
        knock(invited.wei)
    admit(invited, invited.wei.id)
    assert knock(invited.wei).is_in
    assert afresh(invited.wei).removal_reason == ""


def test_letting_in_again_changes_nothing(invited: Invited) -> None:
    knock(invited.wei)
    admit(invited, invited.wei.id)
    before = told(invited.room.stream), told(invited.room.desk_stream), told(invited.wei.account.stream)
    admit(invited, invited.wei.id)
    admit(invited)
    assert (told(invited.room.stream), told(invited.room.desk_stream), told(invited.wei.account.stream)) == before


def test_letting_in_by_a_device_vouches_for_it(invited: Invited) -> None:
    admit(invited, invited.wei.id)
    knock(invited.wei)
    knock(invited.wei, "device02", is_bound=False)
    assert LoginSession.objects.filter(is_bound=False).count() == 1
    admit(invited, invited.wei.id)
    assert not LoginSession.objects.filter(is_bound=False).exists()
    assert told(invited.room.stream).count("participant.admitted") == 1
    assert told(invited.room.desk_stream) == ["lobby.entered", "lobby.left"]


def test_a_device_that_only_says_whose_it_is_waits_on_beside_their_own(invited: Invited) -> None:
    knock(invited.wei)
    knock(invited.wei, "device02", is_bound=False)
    admit(invited)
    lobby = selectors.snapshot(afresh(invited.qiao)).state.lobby
    assert [(item.participant_id, item.is_bound) for item in lobby] == [(invited.wei.id, False)]
    admit(invited, invited.wei.id)
    assert not LoginSession.objects.filter(is_bound=False).exists()


def test_only_operators_let_in_or_the_chair_where_there_is_none(invited: Invited) -> None:
    knock(invited.wei)
    lease = arrive(invited.qiao)
    with pytest.raises(Forbidden, match=r"participant\.forbidden"):
        admit(invited, invited.wei.id, by="lin")
    attendances.close_lease(lease)
    admit(invited, invited.wei.id, by="lin")


def test_nobody_is_let_in_who_has_no_place(invited: Invited) -> None:
    with pytest.raises(NotFound, match=r"participant\.not_found"):
        admit(invited, uuid4())


@pytest.mark.parametrize("state", ["ended", "closed"])
def test_nobody_is_let_in_once_it_is_over(cast: Cast, state: str) -> None:
    invited = invite_all(cast._asdict(), state=SittingState(state))
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        admit(invited, invited.wei.id)
