"""Rule sets as rows."""

from uuid import UUID

from django.db import models

from deliberation.core import clock
from deliberation.events.rules import INSTITUTION, committee_scope


class RuleSet(models.Model):
    """The values that differ from those below, for one scope."""

    INSTITUTION = INSTITUTION

    scope = models.CharField(max_length=80, primary_key=True)
    """Whose rules: ``institution``, or ``committee.<organisation id>``."""
    values = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"rules of {self.scope}"


def scope_of(committee_id: UUID | None) -> str:
    """Return the scope of a committee's rules, or that of the institution."""
    return INSTITUTION if committee_id is None else committee_scope(committee_id)
