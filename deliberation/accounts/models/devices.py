"""Browsers that are known to be somebody's own."""

from django.db import models

from deliberation.accounts.digests import DIGEST_LENGTH
from deliberation.accounts.models.accounts import Account
from deliberation.core.ids import uuid7

USER_AGENT_LENGTH = 200
"""Characters kept of what a browser calls itself."""


class Device(models.Model):
    """A browser bound to an account (绑定设备) by a secret in its cookie.

    It signs nobody in by itself: with a personal link it spares the person from proving again who they are.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="devices")
    secret_digest = models.CharField(max_length=DIGEST_LENGTH)
    """Of the secret in the browser's cookie, which is the same for all accounts that share the browser."""
    user_agent = models.CharField(max_length=USER_AGENT_LENGTH, blank=True)
    created_at = models.DateTimeField(editable=False)
    last_seen_at = models.DateTimeField()
    """When somebody last signed in on it."""
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "secret_digest"], name="device_once")]

    def __str__(self) -> str:
        return f"device of {self.account_id} since {self.created_at:%Y-%m-%d}"
