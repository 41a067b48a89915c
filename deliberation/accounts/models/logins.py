"""Where accounts are signed in, and by what."""

from typing import TYPE_CHECKING

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from deliberation.accounts.digests import DIGEST_LENGTH
from deliberation.accounts.models.accounts import Account
from deliberation.accounts.models.devices import USER_AGENT_LENGTH, Device
from deliberation.core.ids import uuid7

if TYPE_CHECKING:
    from deliberation.accounts.sessions import SessionStore


class Session(AbstractBaseSession):
    """Django's session, stored under the digest of its key (see ``sessions.py``)."""

    session_key = models.CharField(max_length=DIGEST_LENGTH, primary_key=True)

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        from deliberation.accounts.sessions import SessionStore

        return SessionStore


class LoginSession(models.Model):
    """One browser in which an account is or was signed in."""

    class Method(models.TextChoices):
        PASSWORD = "password"  # noqa: S105 (the name of a method, not a password)
        LINK = "link"
        PERSONAL = "personal"
        CODE = "code"
        QR = "qr"
        NAME = "name"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="login_sessions")
    session_key_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    """Primary key of the ``Session`` it stands on. The key itself is only in the browser's cookie."""
    method = models.CharField(max_length=8, choices=Method.choices)
    is_bound = models.BooleanField(default=True)
    """Whether the browser is known to be the person's own: by a link to them, a password, a code on their phone.

    One that has only been told who they are waits in lobbies until somebody lets it in, and opens nothing else.
    """
    confined_to = models.UUIDField(null=True, blank=True)
    """The room beyond which it reaches nothing, not even once it was let in; null: it is confined to none.

    Of a browser whose person nobody but the operators of that room recognises. No foreign key: rooms stand above.
    """
    device = models.ForeignKey(Device, on_delete=models.SET_NULL, null=True, blank=True, related_name="login_sessions")
    """The bound browser it is in; it ends with that."""
    user_agent = models.CharField(max_length=USER_AGENT_LENGTH, blank=True)
    created_at = models.DateTimeField(editable=False)
    last_seen_at = models.DateTimeField()
    """Time of the last request, to the minute."""
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    """When it was ended before its time, by signing out or by revocation."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confined_to__isnull=True) | models.Q(device__isnull=True),
                name="login_confined_without_device",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} since {self.created_at:%Y-%m-%d %H:%M}"


class LoginLink(models.Model):
    """A one-time link that signs an account in."""

    class Kind(models.TextChoices):
        CONSOLE = "console"
        """For the operator's own console: opening it signs in."""
        PERSON = "person"
        """To be sent to a person: opening it shows a button, and the button signs in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="login_links")
    token_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} link for {self.account_id}"
