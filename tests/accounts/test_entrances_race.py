"""Several browsers or taps at the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections
from django.test import Client
from rest_framework.test import APIClient

from consultations.models import Invitation
from deliberation.accounts.models import Device, LoginSession, PersonalLink, TextCode
from tests.accounts.conftest import PHONE, LinkFor
from tests.phones import Phones

AT_ONCE = 6

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: list[Callable[[], int]]) -> list[int]:
    """Let all act at the same moment and return the statuses, sorted."""
    start = threading.Barrier(len(acts))

    def act(one: Callable[[], int]) -> int:
        start.wait(timeout=10)
        try:
            return one()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(act, acts))


def status(browser: Client, path: str) -> int:
    return browser.post(path).status_code


@pytest.fixture
def path(invitation: Invitation, link_for: LinkFor) -> str:
    return link_for(invitation)


def test_of_several_browsers_that_come_first_one_is_first(path: str) -> None:
    browsers = [Client() for _ in range(AT_ONCE)]
    statuses = at_once([partial(status, browser, path) for browser in browsers])
    assert statuses == [200] * (AT_ONCE - 1) + [303]
    assert LoginSession.objects.count() == Device.objects.count() == 1
    assert PersonalLink.objects.get().device == Device.objects.get()


def test_a_button_pressed_twice_enters_twice_from_one_browser(path: str) -> None:
    phone = Client()
    phone.get(path)
    taps = [Client() for _ in range(2)]
    for tap in taps:
        tap.cookies = phone.cookies
    assert at_once([partial(status, tap, path) for tap in taps]) == [303, 303]
    assert Device.objects.count() == 1


def test_a_code_entered_by_several_at_once_signs_one_in(invitation: Invitation, phones: Phones) -> None:
    APIClient().post("/api/text-codes", {"phone": PHONE}, format="json")
    body = {"phone": PHONE, "code": phones.code(PHONE)}

    def enter() -> int:
        return int(APIClient().post("/api/session", body, format="json").status_code)

    assert at_once([enter] * 4) == [200, 401, 401, 401]
    assert LoginSession.objects.count() == 1


def test_guesses_at_once_are_all_counted(invitation: Invitation, phones: Phones) -> None:
    APIClient().post("/api/text-codes", {"phone": PHONE}, format="json")

    def guess() -> int:
        return int(APIClient().post("/api/session", {"phone": PHONE, "code": "x"}, format="json").status_code)

    at_once([guess] * 8)
    assert TextCode.objects.get().attempts == 5


def test_a_grant_taken_twice_signs_in_once(invitation: Invitation, path: str) -> None:
    phone, desktop = APIClient(), APIClient()
    phone.post(path)
    wish = desktop.post("/api/qr-logins").json()
    phone.post("/q/" + wish["url"].rpartition("/")[2])
    tabs = [APIClient() for _ in range(3)]
    for tab in tabs:
        tab.cookies = desktop.cookies
    claim = f"/api/qr-logins/{wish['id']}/claim"
    statuses = at_once([partial(status, tab, claim) for tab in tabs])
    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 401, 404}
    assert LoginSession.objects.filter(method="qr").count() == 1
