"""Shapes of requests and answers."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints

from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.representations import Answer
from deliberation.events.imports import ImportKind

# Bounds on the frame. A NUL cannot be stored by PostgreSQL, and argon2 should not be fed a novel.
Username = Annotated[str, StringConstraints(strip_whitespace=True, max_length=64, pattern=r"^[^\x00]+$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=1024)]

PhoneText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[^\x00]+$")]
"""A phone as people write it."""


class Body(BaseModel):
    """What a client sends: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SignIn(Body):
    """Name and password."""

    username: Username
    password: Password


class CodeSignIn(Body):
    """A phone, and the code that was sent to it."""

    phone: PhoneText
    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12, pattern=r"^[^\x00]+$")]


class SignInRequest(RootModel[SignIn | CodeSignIn]):
    """Name and password, or phone and code."""


class TextCodeAsk(Body):
    """The phone to which a code is to be sent."""

    phone: PhoneText


class OwnAccountChange(Body):
    """What an account may change about itself."""

    language: Account.Language


class ImportForm(Body):
    """What goes with a workbook; a list of members is of the current term unless another is named."""

    kind: ImportKind
    term_id: UUID | None = None


class AccountAnswer(Answer):
    """The account that is signed in. ``works_in_body``: it works in a body, and may have consultations to prepare."""

    id: UUID
    username: str
    name: str
    is_administrator: bool
    is_secretariat: bool
    works_in_body: bool
    language: Account.Language


class InstitutionAnswer(Answer):
    """The institution this service belongs to."""

    name: str
    time_zone: str


class SessionAnswer(Answer):
    """Who is signed in here; ``account`` and ``login_session_id`` are null together.

    ``confined_to`` is the one room that this login reaches, null if it reaches everything. ``sends_texts`` tells
    whether codes can be had by SMS.
    """

    account: AccountAnswer | None
    login_session_id: UUID | None
    confined_to: UUID | None
    sends_texts: bool
    institution: InstitutionAnswer | None


class TextCodeAnswer(Answer):
    """Until when the code can be entered, if it was sent, and in how many seconds another may be asked for."""

    expires_at: datetime
    retry_after: int


class QrLoginState(StrEnum):
    """Where a desktop's wish to be signed in stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    EXPIRED = "expired"


class QrLoginAnswer(Answer):
    """A wish to be signed in: its address, for the phone, and the picture of it as an SVG element."""

    id: UUID
    url: str
    svg: str
    expires_at: datetime


class QrLoginStateAnswer(Answer):
    """Where the wish stands."""

    state: QrLoginState
    expires_at: datetime


class DeviceAnswer(Answer):
    """A browser bound to the account."""

    id: UUID
    user_agent: str
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


class DevicesAnswer(Answer):
    """All browsers bound to the account, the last used first."""

    items: list[DeviceAnswer]


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
