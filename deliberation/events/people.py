"""Accounts as others look after them: ``account.*``, on the stream ``member.<account>``."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event

PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=NO_NUL)]
Username = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=64, pattern=r"^(?:[a-z0-9][a-z0-9._-]*)?$")
]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=NO_NUL)]
"""As people write it; the service brings it into the one form that is kept."""


class AccountCreate(Command):
    """Make an account for a person, or for a place. It has no password; without a name to sign in by it gets one."""

    type: ClassVar[str] = "account.create"
    name: PersonName
    username: Username = ""
    phone: Phone = ""
    is_administrator: bool = False
    is_secretariat: bool = False
    is_venue: bool = False


class AccountChange(Command):
    """Change what is named of an account; what is not named stays. An empty ``phone`` takes it away."""

    type: ClassVar[str] = "account.change"
    account_id: UUID
    name: PersonName | None = None
    username: Username | None = None
    phone: Phone | None = None
    is_administrator: bool | None = None
    is_secretariat: bool | None = None


class AccountDeactivate(Command):
    """Let an account no longer sign in, and end all its logins."""

    type: ClassVar[str] = "account.deactivate"
    account_id: UUID


class AccountActivate(Command):
    """Let an account sign in again."""

    type: ClassVar[str] = "account.activate"
    account_id: UUID


@event
class AccountCreated(Event):
    """The account can sign in."""

    type: ClassVar[str] = "account.created"
    account_id: UUID
    is_administrator: bool
    is_secretariat: bool
    is_venue: bool


@event
class AccountChanged(Event):
    """Something about the account is now otherwise; ``fields`` tell which of it, and its rights are these."""

    type: ClassVar[str] = "account.changed"
    account_id: UUID
    fields: list[str]
    is_administrator: bool
    is_secretariat: bool


@event
class AccountDeactivated(Event):
    """The account cannot sign in any more."""

    type: ClassVar[str] = "account.deactivated"
    account_id: UUID


@event
class AccountActivated(Event):
    """The account can sign in again."""

    type: ClassVar[str] = "account.activated"
    account_id: UUID
