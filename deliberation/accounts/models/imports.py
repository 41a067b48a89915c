"""What is going to be entered from workbooks."""

from django.db import models

from deliberation.accounts.models.accounts import Account
from deliberation.accounts.models.institution import Term
from deliberation.core.ids import uuid7
from deliberation.events.imports import ImportKind


class ImportPreview(models.Model):
    """What a workbook says and what entering it would do, until somebody has looked at it. The file is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ImportKind])
    term = models.ForeignKey(Term, on_delete=models.CASCADE, null=True, related_name="+")
    """The term of a list of members."""
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    """Who handed the workbook in, and alone may look at the preview and apply it."""
    rows = models.JSONField()
    """``PlannedRow`` for each row: personal, so gone as soon as it is applied, and after some hours in any case."""
    ignored = models.JSONField()
    """Headings of columns that are none of ours."""
    counts = models.JSONField()
    digest = models.CharField(max_length=64)
    """Of ``rows``: what is applied is what had this digest."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    applied_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} by {self.account_id}"
