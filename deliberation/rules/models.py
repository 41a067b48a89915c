"""Rule sets as rows."""

from django.db import models


class RuleSet(models.Model):
    """The values that differ from the defaults, for one scope."""

    INSTITUTION = "institution"

    scope = models.CharField(max_length=80, primary_key=True)
    """Whose rules: ``institution``, the only scope so far."""
    values = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"rules of {self.scope}"
