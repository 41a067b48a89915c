"""Rules about who is let in, and when."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from deliberation.rules.catalogue.base import RuleGroup


class LobbyAdmission(StrEnum):
    """How people get from the lobby into the room."""

    BY_RULE = "by_rule"
    """Whoever is invited and comes by their own device enters at once."""
    BY_HAND = "by_hand"
    """Everybody waits but those who run the meeting."""


class LobbyRules(RuleGroup):
    """Who waits to be let in."""

    admission: LobbyAdmission = LobbyAdmission.BY_RULE


class AttendanceRules(RuleGroup):
    """What counts as being late, or as leaving early."""

    late_minutes: Annotated[int, Field(ge=0, le=240)] = 5
    """Minutes after the start from which on whoever comes is late."""
    early_minutes: Annotated[int, Field(ge=0, le=240)] = 5
    """Minutes before the end up to which whoever leaves has left early."""
