"""Every rule there is: its name, its default and what values it may take. One group per file."""

from deliberation.rules.catalogue.base import RuleGroup
from deliberation.rules.catalogue.messages import MessageRules

__all__ = ["MessageRules", "RuleGroup", "Rules"]


class Rules(RuleGroup):
    """All rules in force for one scope, group by group."""

    message: MessageRules = MessageRules()
