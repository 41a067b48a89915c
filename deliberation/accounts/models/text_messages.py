"""Texts that are to reach phones: the outbox from which the worker sends."""

from django.db import models

from deliberation.accounts.models.accounts import Account
from deliberation.accounts.models.text_codes import TextCode
from deliberation.core.ids import uuid7
from deliberation.events.entries import TextState


class TextMessage(models.Model):
    """A text to one account's phone, a code or a personal link. What it says is written when it is sent."""

    class Kind(models.TextChoices):
        CODE = "code"
        LINK = "link"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="text_messages")
    """Null: to nobody. Whoever asked for it must not learn that from the time it took to answer."""
    code = models.OneToOneField(TextCode, on_delete=models.CASCADE, null=True, related_name="message")
    occasion = models.CharField(max_length=20, blank=True)
    subject_id = models.UUIDField(null=True)
    """What the personal link leads to, as in ``PersonalLink``."""
    state = models.CharField(
        max_length=8, choices=[(state.value, state.value) for state in TextState], default=TextState.OPEN
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    """When to try; while one tries, when to take it for lost."""
    expires_at = models.DateTimeField()
    """From when on it is no use."""
    created_at = models.DateTimeField(editable=False)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)
    """Why the last try failed; names neither number nor text."""

    class Meta:
        indexes = [
            models.Index(fields=["next_at"], name="text_due", condition=models.Q(state=TextState.OPEN)),
            models.Index(fields=["occasion", "subject_id", "account"], name="text_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.account_id}: {self.state}"
