"""Shapes of requests and answers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.representations import Answer
from deliberation.events.imports import ImportKind

# Bounds on the frame. A NUL cannot be stored by PostgreSQL, and argon2 should not be fed a novel.
Username = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64, pattern=r"^[^\x00]+$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=1024)]


class Body(BaseModel):
    """What a client sends: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SignIn(Body):
    """Name and password."""

    username: Username
    password: Password


class AccountChange(Body):
    """What an account may change about itself."""

    language: Account.Language


class ImportForm(Body):
    """What goes with a workbook; a list of members is of the current term unless another is named."""

    kind: ImportKind
    term_id: UUID | None = None


class AccountAnswer(Answer):
    """The account that is signed in."""

    id: UUID
    username: str
    name: str
    is_administrator: bool
    is_secretariat: bool
    language: Account.Language


class InstitutionAnswer(Answer):
    """The institution this service belongs to."""

    name: str
    time_zone: str


class SessionAnswer(Answer):
    """Who is signed in here; ``account`` and ``login_session_id`` are null together."""

    account: AccountAnswer | None
    login_session_id: UUID | None
    institution: InstitutionAnswer | None


class LoginSessionAnswer(Answer):
    """One browser in which the account is signed in."""

    id: UUID
    created_at: datetime
    last_seen_at: datetime
    user_agent: str
    method: LoginSession.Method
    is_current: bool


class LoginSessionsAnswer(Answer):
    """Everywhere the account is signed in, the last seen first."""

    items: list[LoginSessionAnswer]
