"""What is kept about sign-ins, and for how long."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from axes.models import AccessAttempt
from rest_framework.test import APIClient

from deliberation.accounts.jobs import purge, purge_codes
from deliberation.accounts.models import (
    Account,
    Device,
    LoginLink,
    LoginSession,
    PersonalLink,
    QrLogin,
    RateWindow,
    Session,
    TextCode,
    TextMessage,
)
from deliberation.accounts.services import links, login_sessions
from deliberation.events.entries import LinkChannel
from tests.conftest import Cast, ClientFor
from tests.factories import DeviceFactory

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


def personal_link(account: Account, expires_at: datetime) -> None:
    PersonalLink.objects.create(
        account=account,
        token_digest=uuid4().hex,
        occasion="sitting",
        subject_id=uuid4(),
        channel=LinkChannel.SHOWN,
        created_at=START,
        expires_at=expires_at,
    )


@pytest.mark.parametrize(("after", "kept"), [(timedelta(days=180), 1), (timedelta(days=180, seconds=1), 0)])
def test_personal_links_are_kept_half_a_year_after_they_expire(cast: Cast, after: timedelta, kept: int) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        personal_link(cast.wei, START)
        traveller.shift(after)
        purge()
    assert PersonalLink.objects.count() == kept


@pytest.mark.parametrize(("after", "kept"), [(timedelta(days=90), 1), (timedelta(days=90, seconds=1), 0)])
def test_texts_and_unbound_browsers_are_kept_ninety_days(cast: Cast, after: timedelta, kept: int) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        kind = TextMessage.Kind.LINK
        TextMessage.objects.create(kind=kind, created_at=START, next_at=START, expires_at=START)
        DeviceFactory.create(account=cast.wei, revoked_at=START)
        DeviceFactory.create(account=cast.wei)
        traveller.shift(after)
        purge()
    assert (TextMessage.objects.count(), Device.objects.count()) == (kept, 1 + kept)


@pytest.mark.parametrize(("after", "kept"), [(timedelta(days=1), 1), (timedelta(days=1, seconds=1), 0)])
def test_codes_and_wishes_are_kept_a_day_and_counts_not_at_all(cast: Cast, after: timedelta, kept: int) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        purpose = TextCode.Purpose.SIGN_IN
        TextCode.objects.create(phone_digest="x", purpose=purpose, created_at=START, expires_at=START)
        QrLogin.objects.create(secret_digest="x", created_at=START, expires_at=START)
        RateWindow.objects.create(key="x", count=1, ends_at=START + after)
        traveller.shift(after)
        purge_codes()
    assert (TextCode.objects.count(), QrLogin.objects.count(), RateWindow.objects.count()) == (kept, kept, 0)
