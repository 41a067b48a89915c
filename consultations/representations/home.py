"""What somebody is told on their first page."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from consultations.representations.answers import Answer
from consultations.representations.sittings import SittingItem


class Todo(StrEnum):
    """What somebody invited can do about a sitting now: go in, answer, read its papers."""

    ENTER = "enter"
    ANSWER = "answer"
    READ = "read"


class Chore(StrEnum):
    """What is left to do for a sitting that one prepares."""

    SET_AGENDA = "set_agenda"
    SEND_INVITATIONS = "send_invitations"
    CHASE_ANSWERS = "chase_answers"
    ADMIT_DEPUTIES = "admit_deputies"


class HomeSitting(SittingItem):
    """A sitting to which one is invited, with what there is to do, the most urgent first."""

    invitation_id: UUID
    papers: int
    """How many papers one may read."""
    todo: list[Todo]


class ChoreItem(Answer):
    """Something left to do for a sitting; ``count`` says for how many invitations, 0 where that has no meaning."""

    sitting_id: UUID
    title: str
    starts_at: datetime
    chore: Chore
    count: int


class Home(Answer):
    """One's own sittings, those that run first, then by time; and what is left to do for those one prepares."""

    sittings: list[HomeSitting]
    chores: list[ChoreItem]
