"""Who may do what in a room: every right × every role."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from deliberation.core.errors import Forbidden
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue import MessageRules
from realtime import policies
from realtime.models import Message, Participant

TABLE = """
                 chair operator attendee non_voting observer guest screen
may_post         yes   yes      yes      yes        no       yes   no
may_publish      yes   yes      yes      yes        no       yes   no
may_moderate     yes   yes      no       no         no       no    no
may_preside      yes   yes      no       no         no       no    no
operate_alone    yes   yes      no       no         no       no    no
operate_beside   no    yes      no       no         no       no    no
may_hear_inner   yes   yes      yes      yes        no       yes   yes
edit_own         yes   yes      yes      yes        no       yes   no
edit_other       no    no       no       no         no       no    no
"""


def may_edit(participant: Participant, author: Participant) -> bool:
    return policies.may_edit(participant, Message(participant=author))


RIGHTS: dict[str, Callable[[Participant], bool]] = {
    "may_post": policies.may_post,
    "may_publish": policies.may_publish,
    "may_moderate": policies.may_moderate,
    "may_preside": policies.may_preside,
    "operate_alone": partial(policies.may_operate, is_operator_present=False),
    "operate_beside": partial(policies.may_operate, is_operator_present=True),
    "may_hear_inner": policies.may_hear_inner,
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
        "may_operate",
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
