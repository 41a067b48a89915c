"""Whoever can sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models

from deliberation.accounts.phones import PHONE
from deliberation.core import clock
from deliberation.core.ids import uuid7


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
    is_venue = models.BooleanField(default=False)
    """Stands for a place (a branch venue, a screen in the hall) and not for a person."""
    phone = models.CharField(max_length=11, blank=True, validators=[RegexValidator(PHONE)])
    """Mobile number as ``phones.normalised`` gives it; personal, and never in an event."""
    language = models.CharField(max_length=8, choices=Language.choices, default=Language.CHINESE)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    last_login = None  # login sessions tell more

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["phone"], condition=~models.Q(phone=""), name="account_phone_once"),
            models.CheckConstraint(
                condition=models.Q(is_venue=False) | models.Q(is_administrator=False, is_secretariat=False),
                name="account_venue_without_rights",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def stream(self) -> str:
        """The stream that only this account reads."""
        return f"member.{self.id}"
