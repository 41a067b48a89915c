"""The cast of all tests, and how they come in."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from http.cookies import SimpleCookie
from typing import Any, NamedTuple, Protocol

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.http import HttpRequest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from rest_framework.test import APIClient

from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.services import sign_in
from deliberation.accounts.sessions import SessionStore
from tests.factories import AccountFactory, Meeting, open_meeting

# How long an example takes says nothing on a machine that does other things as well. A run is the same until the code
# or the machine changes; `--hypothesis-profile default` looks further, with other examples each time.
hypothesis_settings.register_profile(
    "project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("project")


class Cast(NamedTuple):
    """Everybody a rule may have to tell apart."""

    lin: Account
    """Chair and moderator."""
    wei: Account
    """Member."""
    gao: Account
    """Member."""
    qiao: Account
    """Secretariat."""
    zhou: Account
    """Official of a department."""
    chen: Account
    """Citizen."""
    admin: Account
    """Administrator."""


class Answer(Protocol):
    """What the test clients return, as far as tests look at it."""

    @property
    def status_code(self) -> int: ...
    @property
    def content(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def cookies(self) -> SimpleCookie: ...
    def json(self) -> Any: ...
    def __getitem__(self, header: str) -> str: ...


ClientFor = Callable[[Account], APIClient]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file: in memory, threads would share one lock and nobody could wait for it."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the cast as accounts without passwords."""
    return Cast(
        lin=AccountFactory.create(username="lin", name="林书琴"),
        wei=AccountFactory.create(username="wei", name="魏建国"),
        gao=AccountFactory.create(username="gao", name="高晓岚"),
        qiao=AccountFactory.create(username="qiao", name="乔文静", is_secretariat=True),
        zhou=AccountFactory.create(username="zhou", name="周振华"),
        chen=AccountFactory.create(username="chen", name="陈思远"),
        admin=AccountFactory.create(username="admin", name="何志远", is_administrator=True),
    )


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Return a room in which all of the cast but ``admin`` have a place."""
    return open_meeting(cast._asdict())


@pytest.fixture
def stopped_clock() -> Iterator[time_machine.Traveller]:
    """Stop the clock at nine in the morning in Shanghai; it moves when told to ``shift``."""
    with time_machine.travel(datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def client_for(db: None) -> ClientFor:
    """Return how to get a client signed in as an account, with a login session of its own."""

    def signed_in(account: Account) -> APIClient:
        request = HttpRequest()
        session: SessionBase = SessionStore()
        request.session = session
        request.META.update(REMOTE_ADDR="127.0.0.1", HTTP_USER_AGENT="tests")
        sign_in.begin(request, account, method=LoginSession.Method.LINK)
        client = APIClient()
        client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key or ""
        return client

    return signed_in
