"""Rules about sittings as they are planned."""

from typing import Annotated

from pydantic import Field

from deliberation.rules.catalogue.base import RuleGroup


class SittingRules(RuleGroup):
    """Limits on what may be planned."""

    max_hours: Annotated[int, Field(ge=1, le=72)] = 12
    """Hours that a sitting may be planned for; more is taken for a slip of the pen."""
    max_items: Annotated[int, Field(ge=5, le=500)] = 100
    """Items on one agenda."""
    max_invitations: Annotated[int, Field(ge=5, le=5000)] = 1000
    """People and places invited to one sitting."""
