"""Rules about speaking."""

from typing import Annotated

from pydantic import Field

from deliberation.events.sittings import FloorOrder
from deliberation.rules.catalogue.base import RuleGroup


class FloorRules(RuleGroup):
    """Who speaks when, and for how long."""

    speech_order: FloorOrder = FloorOrder.ARRANGED
    """Order of the queue under items for speeches and reports."""
    exchange_order: FloorOrder = FloorOrder.FIRST_COME
    """Order of the queue everywhere else."""
    speech_seconds: Annotated[int, Field(ge=10, le=14_400)] = 480
    """How long a speech may be (plenary practice: eight minutes)."""
    short_seconds: Annotated[int, Field(ge=10, le=14_400)] = 180
    """How long anything else may be: replies, questions, points of order, and all under an exchange."""
    answer_seconds: Annotated[int, Field(ge=10, le=14_400)] = 300
    """How long a department's answer may be."""
    take_within: Annotated[int, Field(ge=0, le=120)] = 15
    """Seconds after being called up until the clock starts by itself."""
    warning_seconds: Annotated[int, Field(ge=0, le=600)] = 30
    """Seconds before the end at which the speaker is warned; 0 for never."""
    extension_seconds: Annotated[int, Field(ge=10, le=3600)] = 60
    """How much one extension gives."""
    auto_release: bool = False
    """Whether the floor is released by itself once time and grace are over."""
    grace_seconds: Annotated[int, Field(ge=0, le=600)] = 30
    """Seconds over time that are borne before it is released by itself."""
    dropped_seconds: Annotated[int, Field(ge=0, le=600)] = 60
    """How long the clock waits for a speaker whose line has dropped."""
    step_releases: bool = True
    """Whether going to another item ends a turn; into and out of confidential items it always does."""
    guests_may_ask: bool = True
    """Whether guests may ask for the floor."""
    written_length: Annotated[int, Field(ge=100, le=50_000)] = 5000
    """Characters in one written speech."""
