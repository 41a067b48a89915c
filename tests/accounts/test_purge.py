"""What is kept about sign-ins, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from rest_framework.test import APIClient

from deliberation.accounts.jobs import purge
from deliberation.accounts.models import LoginLink, LoginSession, Session
from deliberation.accounts.services import links, login_sessions
from tests.conftest import Cast, ClientFor

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("after", "kept"), [(timedelta(days=14 + 90), 1), (timedelta(days=14 + 90, seconds=1), 0)])
def test_login_sessions_are_kept_ninety_days_after_their_end(
    cast: Cast, client_for: ClientFor, after: timedelta, kept: int
) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client_for(cast.wei)
        traveller.shift(after)
        purge()
    assert LoginSession.objects.count() == kept
    assert not Session.objects.exists()


def test_a_revoked_one_is_counted_from_its_revocation(cast: Cast, client_for: ClientFor) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client_for(cast.wei)
        login_sessions.end(LoginSession.objects.select_related("account").get(), actor=None)
        traveller.shift(timedelta(days=90, seconds=1))
        purge()
    assert not LoginSession.objects.exists()


def test_what_is_alive_stays(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    links.make(cast.wei, LoginLink.Kind.PERSON)
    purge()
    assert client.get("/api/login-sessions").status_code == 200
    assert LoginLink.objects.exists()


def test_links_and_the_addresses_of_failures_go(cast: Cast) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        links.make(cast.wei, LoginLink.Kind.PERSON)
        APIClient().post("/api/session", {"username": "wei", "password": "wrong"}, format="json")
        traveller.shift(timedelta(minutes=16))
        purge()
        assert not AccessAttempt.objects.exists()
        assert LoginLink.objects.exists()
        traveller.shift(timedelta(days=37, seconds=1))
        purge()
    assert not LoginLink.objects.exists()
