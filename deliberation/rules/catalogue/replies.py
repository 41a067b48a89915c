"""Rules about answers to invitations (参会回执)."""

from typing import Annotated

from pydantic import Field

from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue.base import RuleGroup


class ReplyRules(RuleGroup):
    """Until when people answer, and who may send somebody in their place."""

    closes_minutes: Annotated[int, Field(ge=0, le=20_160)] = 0
    """Minutes before the planned beginning from which on people no longer answer themselves."""
    leave_needs_reason: bool = True
    deputy_for_chair: bool = False
    deputy_for_attendee: bool = False
    deputy_for_non_voting: bool = True
    deputy_for_observer: bool = False
    deputy_for_guest: bool = True

    def allows_deputy(self, role: ParticipantRole) -> bool:
        """Return whether somebody invited in this role may send a deputy; who runs the meeting never may."""
        return bool(getattr(self, f"deputy_for_{role.value}", False))
