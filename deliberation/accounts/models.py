"""The institution, its terms, its accounts, and where they are signed in."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import RegexValidator
from django.db import models

from deliberation.core import clock
from deliberation.core.ids import uuid7

if TYPE_CHECKING:
    from deliberation.accounts.sessions import SessionStore

DIGEST_LENGTH = 64
"""SHA-256 as hex."""


class Institution(models.Model):
    """The committee that this deployment serves. There is one row at the most."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    """Always true; unique, so that the database itself refuses a second institution."""
    name = models.CharField(max_length=100)
    time_zone = models.CharField(max_length=64)
    """IANA name; times are stored in UTC, shown and counted in this zone."""

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="institution_only_one")]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A term of the committee (届)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=models.Q(is_current=True), name="term_one_current"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=models.F("starts_on")),
                name="term_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts that are valid."""

    def create_account(self, username: str, *, name: str, password: str | None = None, **flags: Any) -> "Account":
        """Create and return an account; without a password it signs in by link only.

        Raises:
            django.core.exceptions.ValidationError: username or name cannot be accepted.
        """
        account = self.model(username=username, name=name, **flags)
        account.set_password(password)
        account.full_clean()
        account.save()
        return account


class Account(AbstractBaseUser):
    """Somebody who can sign in. What a person is in the committee is told by memberships, not here."""

    class Language(models.TextChoices):
        CHINESE = "zh-CN", "中文"
        ENGLISH = "en", "English"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(
        max_length=64,
        unique=True,
        # Lower case only: a name typed on a phone begins with a capital, and must still be the same name.
        validators=[RegexValidator(r"\A[a-z0-9][a-z0-9._-]*\Z")],
    )
    name = models.CharField(max_length=60)
    """The name others see, as the person writes it."""
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    """Looks after the deployment: accounts, rules, operation."""
    is_secretariat = models.BooleanField(default=False)
    """Works for the committee: prepares and runs its meetings."""
    is_demo = models.BooleanField(default=False)
    """Belongs to the demonstration; production refuses to start while there is one."""
    language = models.CharField(max_length=8, choices=Language.choices, default=Language.CHINESE)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    last_login = None  # login sessions tell more

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.username

    @property
    def stream(self) -> str:
        """The stream that only this account reads."""
        return f"member.{self.id}"


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

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="login_sessions")
    session_key_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    """Primary key of the ``Session`` it stands on. The key itself is only in the browser's cookie."""
    method = models.CharField(max_length=8, choices=Method.choices)
    user_agent = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(editable=False)
    last_seen_at = models.DateTimeField()
    """Time of the last request, to the minute."""
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    """When it was ended before its time, by signing out or by revocation."""

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
