"""Rules about text in a room."""

from typing import Annotated

from pydantic import Field

from deliberation.rules.catalogue.base import RuleGroup


class MessageRules(RuleGroup):
    """Limits on text in a room."""

    max_length: Annotated[int, Field(ge=50, le=20_000)] = 1000
    """Characters in one message."""
    edit_window: Annotated[int, Field(ge=0, le=86_400)] = 120
    """Seconds after posting during which the author may correct a message."""
    rate_count: Annotated[int, Field(ge=1, le=1000)] = 10
    """Messages one participant may post within ``rate_seconds``."""
    rate_seconds: Annotated[int, Field(ge=1, le=3600)] = 10
