"""The institution's numbers: ``rules.*``, on the stream ``institution``."""

from typing import ClassVar

from deliberation.events.base import Event, event


@event
class RulesChanged(Event):
    """The institution's own values were set anew: group → rule → value. What is not named has its default."""

    type: ClassVar[str] = "rules.changed"
    values: dict[str, dict[str, int]]
