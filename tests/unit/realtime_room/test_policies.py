"""Who may do what in a room: every right × every role."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from consultations.models import Sitting
from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Forbidden
from deliberation.core.ids import uuid7
from deliberation.events.polls import PollState
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from deliberation.rules.catalogue import FloorRules, LobbyAdmission, LobbyRules, MessageRules
from realtime import policies
from realtime.models import Message, Participant, Poll, Room, Turn

TABLE = """
                 chair operator attendee non_voting observer guest screen
may_post         yes   yes      yes      yes        no       yes   no
may_announce     yes   yes      no       no         no       no    no
may_write_note   yes   yes      yes      yes        yes      yes   no
may_publish      yes   yes      yes      yes        no       yes   no
may_moderate     yes   yes      no       no         no       no    no
may_preside      yes   yes      no       no         no       no    no
operate_alone    yes   yes      no       no         no       no    no
operate_beside   no    yes      no       no         no       no    no
enter_by_rule    yes   yes      yes      yes        yes      yes   yes
enter_by_hand    yes   yes      no       no         no       no    no
enter_unopened   yes   yes      no       no         no       no    no
enter_locked     yes   yes      no       no         no       no    no
be_removed       no    no       yes      yes        yes      yes   yes
remove_self      no    no       no       no         no       no    no
may_speak        yes   no       yes      yes        no       yes   no
ask_for_floor    yes   no       yes      yes        no       no    no
take_own         yes   yes      yes      yes        yes      yes   yes
take_other       no    no       no       no         no       no    no
release_other    yes   yes      no       no         no       no    no
withdraw_other   yes   yes      no       no         no       no    no
take_away_theirs yes   yes      yes      yes        no       yes   no
take_away_others yes   yes      no       no         no       no    no
vote_as_attendee no    no       yes      no         no       no    no
state_theirs     yes   yes      yes      yes        no       yes   no
state_others     yes   yes      no       no         no       no    no
see_counted      yes   yes      no       no         no       no    no
see_published    yes   yes      yes      yes        yes      yes   yes
may_hear_inner   yes   yes      yes      yes        no       yes   yes
may_record       yes   yes      no       no         no       no    no
mute_self        yes   yes      yes      yes        yes      yes   yes
mute_other       yes   yes      no       no         no       no    no
unmute_self      yes   yes      yes      yes        yes      yes   yes
unmute_other     no    no       no       no         no       no    no
unmute_hall      yes   yes      no       no         no       no    no
edit_own         yes   yes      yes      yes        no       yes   no
edit_other       no    no       no       no         no       no    no
"""


def may_edit(participant: Participant, author: Participant) -> bool:
    return policies.may_edit(participant, Message(participant=author))


def may_enter(
    participant: Participant, *, admission: str = "by_rule", state: str = "waiting", is_locked: bool = False
) -> bool:
    sitting = Sitting(state=state, is_locked=is_locked)
    participant.room = Room(id=sitting.id, sitting=sitting)
    return policies.may_enter(participant, LobbyRules(admission=LobbyAdmission(admission)))


def may_be_removed(participant: Participant) -> bool:
    return policies.may_remove(Participant(role=ParticipantRole.OPERATOR), participant)


DEPARTMENT = uuid7()
PERSON = Participant(role=ParticipantRole.ATTENDEE, account=Account())
HALL = Participant(role=ParticipantRole.ATTENDEE, account=Account(is_venue=True))
OTHERS = Turn(participant=Participant(role=ParticipantRole.ATTENDEE))


def _acting(participant: Participant) -> Participant:
    participant.acts_for_id = DEPARTMENT
    return participant


RIGHTS: dict[str, Callable[[Participant], bool]] = {
    "may_post": policies.may_post,
    "may_announce": policies.may_announce,
    "may_write_note": policies.may_write_note,
    "may_publish": policies.may_publish,
    "may_moderate": policies.may_moderate,
    "may_preside": policies.may_preside,
    "operate_alone": partial(policies.may_operate, is_operator_present=False),
    "operate_beside": partial(policies.may_operate, is_operator_present=True),
    "enter_by_rule": may_enter,
    "enter_by_hand": partial(may_enter, admission="by_hand"),
    "enter_unopened": partial(may_enter, state="scheduled"),
    "enter_locked": partial(may_enter, is_locked=True),
    "be_removed": may_be_removed,
    "remove_self": lambda participant: policies.may_remove(participant, participant),
    "may_speak": policies.may_speak,
    "ask_for_floor": lambda participant: policies.may_request_floor(participant, FloorRules(guests_may_ask=False)),
    "take_own": lambda participant: policies.may_take(participant, Turn(participant=participant)),
    "take_other": lambda participant: policies.may_take(participant, OTHERS),
    "release_other": lambda participant: policies.may_release(participant, OTHERS),
    "withdraw_other": lambda participant: policies.may_withdraw(participant, OTHERS),
    "take_away_theirs": lambda participant: policies.may_take_away(_acting(participant), DEPARTMENT),
    "take_away_others": lambda participant: policies.may_take_away(_acting(participant), uuid7()),
    "vote_as_attendee": lambda participant: policies.may_vote(participant, Poll(roles=["attendee"])),
    "state_theirs": lambda participant: policies.may_state(_acting(participant), Message(department_id=DEPARTMENT)),
    "state_others": lambda participant: policies.may_state(_acting(participant), Message(department_id=uuid7())),
    "see_counted": lambda participant: policies.may_see_result(participant, Poll(state=PollState.CLOSED)),
    "see_published": lambda participant: policies.may_see_result(participant, Poll(state=PollState.PUBLISHED)),
    "may_hear_inner": policies.may_hear_inner,
    "may_record": policies.may_record,
    "mute_self": lambda participant: policies.may_mute(participant, participant),
    "mute_other": lambda participant: policies.may_mute(participant, PERSON),
    "unmute_self": lambda participant: policies.may_unmute(participant, participant),
    "unmute_other": lambda participant: policies.may_unmute(participant, PERSON),
    "unmute_hall": lambda participant: policies.may_unmute(participant, HALL),
    "edit_own": lambda participant: may_edit(participant, participant),
    "edit_other": lambda participant: may_edit(participant, Participant(role=ParticipantRole.ATTENDEE)),
}
HEADING, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [(right, role, cell) for right, *cells in ROWS for role, cell in zip(HEADING, cells, strict=True)]


def test_the_table_speaks_of_every_right_and_every_role() -> None:
    assert set(HEADING) == {role.value for role in ParticipantRole}
    assert {row[0] for row in ROWS} == RIGHTS.keys()
    assert {name for name in vars(policies) if name.startswith("may_")} == {
        *(right for right in RIGHTS if right.startswith("may_")),
        "may_edit",
        "may_mute",
        "may_unmute",
        "may_state",
        "may_see_result",
        "may_count",
        "may_enter",
        "may_operate",
        "may_release",
        "may_request_floor",
        "may_take",
        "may_take_away",
        "may_vote",
        "may_withdraw",
        "may_remove",
    }


@pytest.mark.parametrize(("right", "role", "cell"), CELLS)
def test_right(right: str, role: str, cell: str) -> None:
    assert RIGHTS[right](Participant(role=ParticipantRole(role))) is (cell == "yes")


def test_a_right_that_is_missing_is_a_refusal() -> None:
    policies.require(True, "message.forbidden")
    with pytest.raises(Forbidden, match=r"message\.forbidden"):
        policies.require(False, "message.forbidden")


@pytest.mark.parametrize(("seconds", "open_"), [(0, True), (119.999999, True), (120, False), (121, False)])
def test_the_edit_window_is_half_open(seconds: float, open_: bool) -> None:
    posted_at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    message = Message(posted_at=posted_at)
    now = posted_at + timedelta(seconds=seconds)
    assert policies.within_edit_window(message, MessageRules(edit_window=120), now) is open_


def test_a_venue_counts_its_own_people_only() -> None:
    venue, other = Participant(), Participant()
    assert policies.may_count(venue, venue)
    assert not policies.may_count(venue, other)


STATES = """
          require_open  require_running  require_not_over  require_begun
scheduled no            no               yes               no
waiting   yes           no               yes               yes
running   yes           yes              yes               yes
suspended yes           no               yes               yes
ended     no            no               no                yes
closed    no            no               no                no
"""
DEMANDS, *STATE_ROWS = (line.split() for line in STATES.strip().splitlines())


@pytest.mark.parametrize(
    ("state", "demand", "cell"),
    [(state, demand, cell) for state, *cells in STATE_ROWS for demand, cell in zip(DEMANDS, cells, strict=True)],
)
def test_what_may_be_done_in_which_state(state: str, demand: str, cell: str) -> None:
    sitting = Sitting(state=state)
    room = Room(id=sitting.id, sitting=sitting)
    if cell == "yes":
        getattr(policies, demand)(room)
    else:
        with pytest.raises(Conflict, match=r"sitting\.not_open") as refused:
            getattr(policies, demand)(room)
        assert refused.value.params == {"state": state}


def test_every_state_is_spoken_of() -> None:
    assert [row[0] for row in STATE_ROWS] == [state.value for state in SittingState]
    assert {name for name in vars(policies) if name.startswith("require_")} == set(DEMANDS)
