"""The institution's rules: ``rules.*``, on the stream ``institution``."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event, upcast

INSTITUTION = "institution"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

Scope = Annotated[str, StringConstraints(pattern=rf"^(?:{INSTITUTION}|committee\.{_UUID})$", max_length=80)]
"""Whose rules: ``institution``, or ``committee.<organisation id>``, whose values stand over the institution's."""
RuleName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
RuleNumber = Annotated[int, Field(ge=-(2**31), le=2**31)]
RuleText = Annotated[str, StringConstraints(max_length=2000, pattern=NO_NUL)]
RuleValue = bool | RuleNumber | RuleText
"""Bounds on the frame only: each rule has bounds of its own."""


def committee_scope(organisation_id: UUID) -> str:
    """Return the scope of a committee's own rules."""
    return f"committee.{organisation_id}"


def committee_of(scope: str) -> UUID | None:
    """Return whose scope it is: a committee's id, or ``None`` for the institution."""
    return None if scope == INSTITUTION else UUID(scope.removeprefix("committee."))


class RulesChange(Command):
    """Set some of the scope's own values; ``null`` gives one up, so that what lies below holds again."""

    type: ClassVar[str] = "rules.change"
    scope: Scope
    values: dict[RuleName, dict[RuleName, RuleValue | None]]


class RulesReset(Command):
    """Give up all of the scope's own values."""

    type: ClassVar[str] = "rules.reset"
    scope: Scope


@event
class RulesChanged(Event):
    """A scope's own values are now these: group → rule → value. What is not named holds as it lies below.

    Below a committee lie the institution's values, and below those the defaults.
    """

    type: ClassVar[str] = "rules.changed"
    version: ClassVar[int] = 2
    scope: str
    values: dict[str, dict[str, bool | int | str]]


@upcast("rules.changed", 1)
def _only_the_institution_had_rules(data: dict[str, Any]) -> dict[str, Any]:
    return {"scope": INSTITUTION, **data}
