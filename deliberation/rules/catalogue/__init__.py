"""Every rule there is: its name, its default and what values it may take. One group per file."""

from deliberation.rules.catalogue.base import RuleGroup
from deliberation.rules.catalogue.messages import MessageRules
from deliberation.rules.catalogue.papers import PaperRules

__all__ = ["MessageRules", "PaperRules", "RuleGroup", "Rules"]


class Rules(RuleGroup):
    """All rules in force for one scope, group by group."""

    message: MessageRules = MessageRules()
    paper: PaperRules = PaperRules()
