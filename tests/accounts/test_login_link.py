"""What a one-time link opens."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from deliberation.accounts.digests import digest
from deliberation.accounts.models import Account, Institution, LoginLink, LoginSession
from deliberation.accounts.pages import masked
from deliberation.accounts.services import links
from deliberation.core.errors import NotFound, Unauthenticated
from tests.conftest import Answer, Cast

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KINDS = [LoginLink.Kind.CONSOLE, LoginLink.Kind.PERSON]


def path(account: Account, kind: LoginLink.Kind, lifetime: timedelta | None = None) -> str:
    return f"/login/{links.make(account, kind, lifetime)}"


def signed_in_as(client: Client) -> str | None:
    account = client.get("/api/session").json()["account"]
    return account["username"] if account else None


def assert_gone(response: Answer) -> None:
    assert response.status_code == 410
    text = response.content.decode()
    assert "秘书处" in text
    assert "secretariat" in text


def test_a_console_link_signs_in_when_opened(cast: Cast) -> None:
    client = Client()
    response = client.get(path(cast.wei, LoginLink.Kind.CONSOLE))
    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in_as(client) == "wei"
    assert LoginSession.objects.get().method == "link"
    assert client.cookies[settings.SESSION_COOKIE_NAME]["httponly"]


def test_a_persons_link_asks_first_and_signs_in_by_the_button(cast: Cast, institution: Institution) -> None:
    client = Client()
    address = path(cast.wei, LoginLink.Kind.PERSON)
    page = client.get(address)
    assert page.status_code == 200
    assert signed_in_as(client) is None
    text = page.content.decode()
    assert "您是魏**吗" in text
    assert institution.name in text
    assert "建国" not in text
    assert text.count("<button") == 1
    assert "<script" not in text
    assert "style=" not in text
    response = client.post(address)
    assert (response.status_code, response["Location"]) == (303, "/")
    assert signed_in_as(client) == "wei"


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_a_persons_link_never_uses_it_up(cast: Cast, method: str) -> None:
    address = path(cast.wei, LoginLink.Kind.PERSON)
    for _ in range(3):
        assert getattr(Client(), method)(address).status_code == 200
    assert not LoginSession.objects.exists()
    assert Client().post(address).status_code == 303


def test_the_head_of_a_console_link_does_not_use_it_up(cast: Cast) -> None:
    address = path(cast.wei, LoginLink.Kind.CONSOLE)
    assert Client().head(address).status_code == 200
    assert not LoginSession.objects.exists()
    assert Client().get(address).status_code == 302
    assert Client().head(address).status_code == 410


@pytest.mark.parametrize("kind", KINDS)
def test_a_used_link_is_gone(cast: Cast, kind: LoginLink.Kind) -> None:
    address = path(cast.wei, kind)
    assert Client().post(address).status_code == 303
    for again in (Client().get(address), Client().post(address)):
        assert_gone(again)
    assert LoginSession.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "lifetime"), [(LoginLink.Kind.CONSOLE, timedelta(minutes=15)), (LoginLink.Kind.PERSON, timedelta(days=7))]
)
def test_a_link_ends_at_its_time(cast: Cast, kind: LoginLink.Kind, lifetime: timedelta) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        in_time, too_late = path(cast.wei, kind), path(cast.wei, kind)
        traveller.shift(lifetime - timedelta(seconds=1))
        assert Client().post(in_time).status_code == 303
        traveller.shift(timedelta(seconds=1))
        assert_gone(Client().get(too_late))
        assert_gone(Client().post(too_late))


@pytest.mark.parametrize("token", ["x", "0" * 43, "链接", "%00"])
@pytest.mark.django_db
def test_an_unknown_link_is_gone(token: str) -> None:
    assert_gone(Client().get(f"/login/{token}"))
    assert_gone(Client().post(f"/login/{token}"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_link_of_an_account_made_inactive_is_gone_and_not_used_up(cast: Cast, kind: LoginLink.Kind) -> None:
    address = path(cast.wei, kind)
    cast.wei.is_active = False
    cast.wei.save()
    assert_gone(Client().get(address))
    assert_gone(Client().post(address))
    assert LoginLink.objects.get().used_at is None
    with pytest.raises(NotFound):
        links.make(cast.wei, kind)


def test_only_the_digest_of_a_token_is_stored(cast: Cast) -> None:
    token = links.make(cast.wei, LoginLink.Kind.PERSON)
    row = LoginLink.objects.get()
    assert row.token_digest == digest(token)
    assert all(token not in str(value) for value in vars(row).values())
    with pytest.raises(Unauthenticated):
        links.use(row.token_digest)


def test_whoever_was_signed_in_before_is_signed_out(cast: Cast) -> None:
    client = Client()
    client.get(path(cast.wei, LoginLink.Kind.CONSOLE))
    client.get(path(cast.gao, LoginLink.Kind.CONSOLE))
    assert signed_in_as(client) == "gao"
    assert LoginSession.objects.get(account=cast.wei).revoked_at is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_is_neither_kept_nor_passed_on(cast: Cast, kind: LoginLink.Kind) -> None:
    address = path(cast.wei, kind)
    for response in (Client().get(address), Client().post(address), Client().get(address)):
        assert response["Cache-Control"] == "no-store"
        # Both send no path. A form must not be sent under "no-referrer": browsers then send `Origin: null`.
        assert response["Referrer-Policy"] == ("strict-origin" if response.status_code == 200 else "no-referrer")


@pytest.mark.parametrize(
    ("query", "accepted", "language", "question"),
    [
        ("", "", "zh-CN", "您是魏**吗"),
        ("", "zh-CN,zh;q=0.9", "zh-CN", "您是魏**吗"),
        ("", "en-GB,en;q=0.9", "en", "Are you 魏**?"),
        ("", "fr", "zh-CN", "您是魏**吗"),
        ("?lang=en", "zh-CN", "en", "Are you 魏**?"),
        ("?lang=zh-CN", "en", "zh-CN", "您是魏**吗"),
        ("?lang=xx", "en", "en", "Are you 魏**?"),
    ],
)
def test_it_speaks_the_language_of_the_browser_or_the_one_asked_for(
    cast: Cast, query: str, accepted: str, language: str, question: str
) -> None:
    response = Client().get(
        path(cast.wei, LoginLink.Kind.PERSON) + query, headers={"Accept-Language": accepted} if accepted else {}
    )
    text = response.content.decode()
    assert f'<html lang="{language}">' in text
    assert question in text


@pytest.mark.parametrize(("name", "shown"), [("魏建国", "魏**"), ("高远", "高**"), ("Gao", "G**"), ("<b>", "&lt;**")])
def test_a_name_is_shown_without_its_length(cast: Cast, name: str, shown: str) -> None:
    cast.wei.name = name
    cast.wei.save()
    assert shown in Client().get(path(cast.wei, LoginLink.Kind.PERSON)).content.decode()
    assert len(masked(name)) == 3
