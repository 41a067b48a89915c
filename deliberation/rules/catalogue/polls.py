"""Rules about voting."""

from typing import Annotated

from pydantic import Field

from deliberation.events.polls import PollBase, PollMajority, PollQuorum
from deliberation.rules.catalogue.base import RuleGroup


class PollRules(RuleGroup):
    """Who votes, and how a decision is counted. Attendees always vote."""

    chair_votes: bool = True
    """Whether the chair stands on the roll."""
    guests_vote: bool = False
    """Whether guests stand on the roll."""
    non_voting_sounded: bool = False
    """Whether those who attend without a vote are asked in soundings and ratings; in decisions they never are."""
    counts_excused: bool = False
    """Whether those on leave stand on the roll and count towards 应到."""
    decision_base: PollBase = PollBase.ENTITLED
    """Of whom a decision's majority is counted, unless the poll says otherwise."""
    decision_majority: PollMajority = PollMajority.ABSOLUTE
    """How many votes a decision takes, unless the poll says otherwise."""
    decision_quorum: PollQuorum = PollQuorum.HALF
    """How many must be present for a decision, unless the poll says otherwise."""
    sounding_base: PollBase = PollBase.CAST
    """Of whom the shares of a sounding are counted, unless the poll says otherwise."""
    live_results: bool = False
    """Whether named soundings and ratings show their votes while they are cast; decisions and secret polls never do."""
    guessable_below: Annotated[int, Field(ge=0, le=100)] = 5
    """Among fewer voters, secret ballots are taken to be guessable, and the poll says so."""
    remind_again: Annotated[int, Field(ge=0, le=3600)] = 30
    """Seconds between two reminders of one poll."""
