"""Many browsers use one link at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from deliberation.accounts.models import LoginLink, LoginSession
from deliberation.accounts.services import links
from tests.conftest import Cast

BROWSERS = 6


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [LoginLink.Kind.CONSOLE, LoginLink.Kind.PERSON])
def test_one_of_them_gets_in(cast: Cast, kind: LoginLink.Kind) -> None:
    address = f"/login/{links.make(cast.wei, kind)}"
    start = threading.Barrier(BROWSERS)

    def press(_: int) -> int:
        try:
            start.wait(timeout=10)
            return Client().post(address).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(BROWSERS) as browsers:
        answers = sorted(browsers.map(press, range(BROWSERS)))
    assert answers == [303] + [410] * (BROWSERS - 1)
    assert LoginSession.objects.count() == 1
