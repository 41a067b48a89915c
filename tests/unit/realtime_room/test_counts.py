"""应到, 实到, 在会. The same stories are told to the browser's twin in ``frontend/src/room/counts.test.ts``."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from deliberation.events.participants import Admission
from deliberation.events.rooms import ParticipantRole
from realtime.room.counts import Counts, count
from realtime.room.state import ParticipantState

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BEFORE, AFTER = AT - timedelta(seconds=1), AT + timedelta(seconds=1)


def place(**having: Any) -> ParticipantState:
    values = {
        "participant_id": uuid4(),
        "invitation_id": None,
        "role": ParticipantRole.ATTENDEE,
        "is_due": True,
        "is_venue": False,
        "headcount": 1,
        "acts_for": None,
        "admission": Admission.ADMITTED,
        **having,
    }
    return ParticipantState(**values)


@pytest.mark.parametrize(
    ("having", "counts"),
    [
        ({}, (1, 0, 0, 0)),
        ({"arrived_at": AT, "present": True}, (1, 1, 1, 0)),
        ({"arrived_at": AT, "left_at": AT}, (1, 1, 0, 0)),
        ({"is_due": False}, (0, 0, 0, 0)),
        ({"is_due": False, "arrived_at": AT, "present": True}, (1, 1, 1, 0)),
        ({"role": "observer", "is_due": False, "arrived_at": AT, "present": True}, (0, 0, 0, 0)),
        ({"role": "operator", "is_due": False, "arrived_at": AT, "present": True}, (0, 0, 0, 0)),
        ({"arrived_at": AT, "is_signed_on_paper": True}, (1, 1, 0, 0)),
        ({"arrived_at": AT, "present": True, "admission": "removed"}, (1, 1, 0, 0)),
        ({"is_venue": True, "is_due": False, "headcount": 12}, (0, 0, 0, 0)),
        ({"is_venue": True, "is_due": False, "headcount": 12, "arrived_at": AT}, (0, 0, 0, 12)),
        ({"is_venue": True, "role": "screen", "is_due": False, "arrived_at": AT}, (0, 0, 0, 0)),
    ],
    ids=str,
)
def test_one_place(having: dict[str, Any], counts: tuple[int, int, int, int]) -> None:
    assert count([place(**having)], ended_at=None) == Counts(*counts)


def test_places_add_up() -> None:
    here = place(arrived_at=AT, present=True)
    places = [here, place(), here, place(is_due=False)]
    assert count(places, ended_at=None) == Counts(due=3, present=2, connected=2, at_venues=0)


@pytest.mark.parametrize(
    ("having", "counts"),
    [
        ({"arrived_at": BEFORE, "present": True}, (1, 1, 1, 0)),
        ({"arrived_at": AT, "present": True}, (1, 1, 1, 0)),
        ({"arrived_at": AFTER, "present": True}, (1, 0, 1, 0)),
        ({"is_due": False, "arrived_at": AFTER}, (0, 0, 0, 0)),
        ({"arrived_at": AFTER, "is_signed_on_paper": True}, (1, 1, 0, 0)),
        ({"is_venue": True, "is_due": False, "headcount": 12, "arrived_at": AFTER}, (0, 0, 0, 0)),
    ],
    ids=str,
)
def test_who_comes_after_the_end_has_not_come(having: dict[str, Any], counts: tuple[int, int, int, int]) -> None:
    assert count([place(**having)], ended_at=AT) == Counts(*counts)
