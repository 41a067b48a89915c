"""Which rules are in force."""

from deliberation.rules.catalogue import Rules
from deliberation.rules.models import RuleSet


def rules() -> Rules:
    """Return the institution's rules: its own values over the defaults."""
    row = RuleSet.objects.filter(scope=RuleSet.INSTITUTION).first()
    return Rules.model_validate(row.values) if row is not None else Rules()
