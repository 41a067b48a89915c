"""Ballots (选票): ``ballot.*``. Nothing here tells what somebody chose."""

from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import Command, Event, event
from deliberation.events.polls import MOST_OPTIONS

Answer = Annotated[list[Annotated[int, Field(ge=0, le=MOST_OPTIONS)]], Field(max_length=MOST_OPTIONS)]
VoterCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{8,16}$")]
"""投票校验码: made and kept by the voter's device."""


class BallotVerdict(StrEnum):
    """What became of a ballot."""

    COUNTED = "counted"
    ALREADY_COUNTED = "already_counted"
    """The person has voted before; that ballot stands."""
    CHANGED = "changed"
    """It took the place of the person's ballot before."""


class BallotCast(Command):
    """Vote.

    ``answer``: for a motion one of 0 (for), 1 (against), 2 (abstain); the places of the chosen options, from 0; for a
    rating one mark from 1 to 5 for each option. Empty is a blank ballot, cast and not valid; a motion has none.
    ``code`` is the voter's own, where the poll has codes.
    """

    type: ClassVar[str] = "ballot.cast"
    room_id: UUID
    poll_id: UUID
    answer: Answer
    code: VoterCode | None = None


@event
class BallotCounted(Event):
    """To the voter alone: their vote is in the urn of this poll of this room."""

    type: ClassVar[str] = "ballot.counted"
    room_id: UUID
    poll_id: UUID
