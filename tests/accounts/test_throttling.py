"""Too many failures for one name from one address."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from rest_framework.test import APIClient

from deliberation.accounts.models import Account, LoginSession
from tests.accounts.conftest import PASSWORD
from tests.conftest import Answer

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def attempt(
    password: str = "wrong", *, username: str = "wei", address: str = "203.0.113.7", agent: str = "a", **headers: str
) -> Answer:
    return APIClient().post(
        "/api/session",
        {"username": username, "password": password},
        format="json",
        REMOTE_ADDR=address,
        headers={"User-Agent": agent, **headers},
    )


def fail(times: int, **where: str) -> list[int]:
    return [attempt(**where).status_code for _ in range(times)]


@pytest.mark.parametrize("username", ["wei", "nobody"])
def test_the_fifth_failure_locks_and_then_even_the_right_password_is_refused(wei: Account, username: str) -> None:
    with time_machine.travel(START, tick=False):
        assert fail(5, username=username) == [401, 401, 401, 401, 429]
        response = attempt(PASSWORD, username=username)
    assert response.status_code == 429
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "login.throttled"
    assert response.json()["params"] == {"retry_after": 900}
    assert response["Retry-After"] == "900"
    assert not LoginSession.objects.exists()


def test_trying_on_does_not_prolong_the_lock(wei: Account) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        fail(5)
        traveller.shift(timedelta(minutes=10))
        assert attempt(PASSWORD).json()["params"] == {"retry_after": 300}
        traveller.shift(timedelta(minutes=5))
        assert attempt(PASSWORD).status_code == 429
        traveller.shift(timedelta(seconds=1))
        assert attempt(PASSWORD).status_code == 200


def test_another_address_and_another_name_are_not_locked(wei: Account) -> None:
    fail(5)
    assert attempt(PASSWORD, address="203.0.113.8").status_code == 200
    assert attempt(username="gao").status_code == 401


def test_a_claimed_address_or_another_browser_does_not_open_the_lock(wei: Account) -> None:
    fail(5)
    assert attempt(PASSWORD, **{"X-Forwarded-For": "198.51.100.9"}).status_code == 429
    assert attempt(PASSWORD, agent="b").status_code == 429


def test_the_waiting_time_is_right_when_failures_came_from_two_browsers(wei: Account) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        fail(3, agent="a")
        traveller.shift(timedelta(minutes=5))
        assert fail(2, agent="b") == [401, 429]
        wait = attempt(PASSWORD).json()["params"]["retry_after"]
        assert wait == 600
        traveller.shift(timedelta(seconds=wait + 1))
        assert attempt(PASSWORD).status_code == 200


def test_success_forgets_the_failures_before(wei: Account) -> None:
    fail(4)
    assert attempt(PASSWORD).status_code == 200
    assert fail(4) == [401] * 4


def test_no_password_is_kept_with_a_failure(wei: Account) -> None:
    attempt("a-secret-guess")
    row = AccessAttempt.objects.get()
    assert all("a-secret-guess" not in str(value) for value in vars(row).values())
