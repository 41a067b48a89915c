"""Every rule there is: its name, its default and what values it may take. One group per file."""

from deliberation.rules.catalogue.base import RuleGroup
from deliberation.rules.catalogue.floors import FloorRules
from deliberation.rules.catalogue.messages import MessageRules
from deliberation.rules.catalogue.papers import PaperRules
from deliberation.rules.catalogue.sittings import SittingRules

__all__ = ["FloorRules", "MessageRules", "PaperRules", "RuleGroup", "Rules", "SittingRules"]


class Rules(RuleGroup):
    """All rules in force for one scope, group by group."""

    floor: FloorRules = FloorRules()
    message: MessageRules = MessageRules()
    paper: PaperRules = PaperRules()
    sitting: SittingRules = SittingRules()
