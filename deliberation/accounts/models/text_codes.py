"""Codes sent to phones."""

from django.db import models

from deliberation.accounts.digests import DIGEST_LENGTH
from deliberation.accounts.models.accounts import Account
from deliberation.core.ids import uuid7


class TextCode(models.Model):
    """A code (短信验证码) by which somebody shows that a phone is in their hands.

    There is one for every number that was asked for, known or not. The digits themselves are kept nowhere: they follow
    from the row and the deployment's secret.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in"
        JOIN = "join"
        DEVICE = "device"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    phone_digest = models.CharField(max_length=DIGEST_LENGTH)
    """Keyed: numbers can be guessed."""
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="text_codes")
    """Whose it is; null for a number that nobody has, and then no code is right."""
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["phone_digest", "purpose", "-created_at"], name="text_code_newest")]

    def __str__(self) -> str:
        return f"code to {self.purpose} for {self.account_id}"
