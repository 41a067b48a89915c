"""Signing a desktop in by a phone."""

from django.db import models

from deliberation.accounts.digests import DIGEST_LENGTH
from deliberation.accounts.models.accounts import Account
from deliberation.accounts.models.devices import USER_AGENT_LENGTH
from deliberation.core.ids import uuid7


class QrLogin(models.Model):
    """A desktop's wish to be signed in (扫码登录), shown as a picture and granted on a phone.

    Only the browser that made it can use it, so a picture of the picture is worth nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    secret_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    """Of what stands in the picture. The browser is told by its session, which holds the id."""
    user_agent = models.CharField(max_length=USER_AGENT_LENGTH, blank=True)
    """What the desktop calls itself, for the person who is asked."""
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(db_index=True)
    approved_by = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="qr_logins")
    approved_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"desktop of {self.created_at:%Y-%m-%d %H:%M} for {self.approved_by_id}"
