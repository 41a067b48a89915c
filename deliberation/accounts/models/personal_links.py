"""Addresses made for one person and one occasion."""

from datetime import datetime

from django.db import models

from deliberation.accounts.digests import DIGEST_LENGTH
from deliberation.accounts.models.accounts import Account
from deliberation.accounts.models.devices import Device
from deliberation.core.ids import uuid7
from deliberation.events.entries import LinkChannel


class PersonalLink(models.Model):
    """An address that leads one person to one occasion. Opening it changes nothing, and it may be used again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="personal_links")
    token_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    """The token itself was told once, to whoever hands the link on."""
    occasion = models.CharField(max_length=20)
    """What sort of thing it leads to; the app that knows it tells the rest (see ``occasions.py``)."""
    subject_id = models.UUIDField()
    """Which of its sort."""
    channel = models.CharField(max_length=8, choices=[(channel.value, channel.value) for channel in LinkChannel])
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(db_index=True)
    """Until when at the least: it lasts longer if what it leads to is put off."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    first_used_at = models.DateTimeField(null=True, blank=True)
    device = models.ForeignKey(Device, on_delete=models.SET_NULL, null=True, blank=True, related_name="links")
    """The browser that entered by it first; any other has to prove that it is the same person's."""

    class Meta:
        indexes = [models.Index(fields=["occasion", "subject_id", "account"], name="personal_link_subject")]

    def __str__(self) -> str:
        return f"{self.channel} link of {self.account_id} to {self.occasion} {self.subject_id}"

    def is_good(self, now: datetime, lasts_until: datetime) -> bool:
        """Return whether it still opens something; what it leads to keeps it good until ``lasts_until``."""
        return self.revoked_at is None and now < max(self.expires_at, lasts_until)
