"""Polls, as far as the room's state does not hold them."""

from uuid import UUID

from realtime.representations.answers import Answer


class OwnBallot(Answer):
    """How the reader has voted in a named poll; see ``ballot.cast``."""

    poll_id: UUID
    answer: list[int]


class OwnBallotList(Answer):
    """How the reader has voted in the room's named polls."""

    items: list[OwnBallot]


class RollItem(Answer):
    """Somebody who could vote, and whether they have."""

    participant_id: UUID
    has_voted: bool


class RollList(Answer):
    """The roll of a poll, in the order of the room's list."""

    items: list[RollItem]


class GroupTally(Answer):
    """How one group voted: ``entitled`` of it could, ``cast`` did; ``votes`` for each option, or sums of marks."""

    name: str
    entitled: int
    cast: int
    votes: list[int]


class Breakdown(Answer):
    """A named poll's result by sector and by organisation; people without one stand under the empty name."""

    sectors: list[GroupTally]
    organisations: list[GroupTally]


class CodeItem(Answer):
    """A ballot under the code that its voter kept."""

    code: str
    answer: list[int]


class CodeList(Answer):
    """All ballots that have codes, in order of the codes."""

    items: list[CodeItem]
