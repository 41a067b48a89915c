"""participant.turn_away: sending away whoever waits."""

import pytest

from deliberation.accounts.models import LoginSession
from deliberation.core.errors import Forbidden
from deliberation.eventlog import reading
from deliberation.events.participants import Admission, ParticipantTurnAway
from realtime import selectors
from realtime.models import Participant
from realtime.services import participants
from tests.asserts import afresh, verify
from tests.conftest import Cast
from tests.realtime.attending import knock
from tests.realtime.lobby import Invited, admit_by_hand, invite_all


@pytest.fixture
def invited(cast: Cast) -> Invited:
    admit_by_hand()
    return invite_all(cast._asdict())


def turn_away(invited: Invited, place: Participant) -> None:
    command = ParticipantTurnAway(room_id=invited.room.id, participant_id=place.id, reason="名单有误")
    participants.turn_away(invited.qiao.account, command)


@pytest.mark.usefixtures("stopped_clock")
def test_who_is_turned_away_waits_no_more_and_reads_why(cast: Cast, invited: Invited) -> None:
    knock(invited.wei)
    verify(invited.qiao, lambda: turn_away(invited, invited.wei), golden="participant-turned-away")
    with pytest.raises(Forbidden, match=r"room\.removed"):
        knock(invited.wei)
    state = selectors.snapshot(afresh(invited.wei)).state
    assert (state.standing.admission, state.standing.reason) == (Admission.REMOVED, "名单有误")


def test_who_does_not_wait_is_not_touched(invited: Invited) -> None:
    for place in (invited.wei, invited.lin):
        before = afresh(place).admission
        turn_away(invited, place)
        assert afresh(place).admission == before


def test_a_device_that_only_says_whose_it_is_is_signed_out_and_the_person_may_still_come(invited: Invited) -> None:
    knock(invited.wei, is_bound=False)
    turn_away(invited, invited.wei)
    assert LoginSession.objects.get().revoked_at is not None
    assert reading.since(invited.wei.account.stream, 0)[-1].type == "login.revoked"
    assert selectors.snapshot(afresh(invited.qiao)).state.lobby == []
    assert not knock(invited.wei).is_in  # they wait again, as themselves


def test_of_somebody_who_is_in_only_the_waiting_device_is_sent_away(invited: Invited) -> None:
    Participant.objects.filter(id=invited.wei.id).update(admission=Admission.ADMITTED)
    assert knock(invited.wei).is_in
    knock(invited.wei, "device02", is_bound=False)
    turn_away(invited, invited.wei)
    assert afresh(invited.wei).admission == Admission.ADMITTED
    assert LoginSession.objects.filter(revoked_at=None).count() == 1
