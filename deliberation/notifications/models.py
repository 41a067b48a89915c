"""Notices as rows."""

from django.conf import settings
from django.db import models

from deliberation.core.ids import uuid7
from deliberation.events.notices import NoticeKind


class Notice(models.Model):
    """One thing one person is told."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in NoticeKind])
    subject = models.JSONField()
    """Ids and values that the sentence of this kind needs."""
    seq = models.PositiveBigIntegerField()
    """``seq`` of its ``notice.raised`` on the person's own stream."""
    created_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} to {self.account_id}"
