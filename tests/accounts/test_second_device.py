"""Another browser proves that it is the same person's: by a code, by the first one, or an operator looks."""

import re

import pytest
from django.conf import settings
from django.test import Client

from consultations.models import Invitation, Sitting
from deliberation.accounts.models import Device, LoginSession
from deliberation.environment import SmsTransport
from tests.accounts.conftest import PHONE, LinkFor, signed_in_as
from tests.conftest import Answer, Cast, ClientFor
from tests.phones import Phones


@pytest.fixture
def path(invitation: Invitation, link_for: LinkFor) -> str:
    """Return the path of wei's link."""
    return link_for(invitation)


@pytest.fixture(autouse=True)
def phone(path: str) -> Client:
    """Return wei's phone, which has entered by the link already."""
    client = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) MicroMessenger/8.0.50"})
    assert client.post(path).status_code == 303
    return client


def text_of(answer: Answer) -> str:
    return answer.content.decode()


def wish_of(answer: Answer) -> str:
    found = re.search(r'name="wish" value="([^"]+)"', text_of(answer))
    assert found is not None
    return found[1]


def secret_of(answer: Answer) -> str:
    found = re.search(r'name="secret" value="([^"]+)"', text_of(answer))
    assert found is not None
    return found[1]


def test_a_code_from_the_persons_phone_lets_it_in_and_binds_it(path: str, phones: Phones, sitting: Sitting) -> None:
    desktop = Client()
    answer = desktop.post(path, {"act": "text"})
    assert answer.status_code == 200
    assert "尾号 8000" in text_of(answer)
    answer = desktop.post(path, {"act": "code", "code": phones.code(PHONE)})
    assert (answer.status_code, answer["Location"]) == (303, f"/rooms/{sitting.id}")
    assert signed_in_as(desktop) == "wei"
    assert Device.objects.count() == 2
    desktop.delete("/api/session")
    assert desktop.post(path).status_code == 303


def test_a_wrong_code_is_said_to_be_wrong_until_it_is_void(path: str, phones: Phones) -> None:
    desktop = Client()
    desktop.post(path, {"act": "text"})
    code = phones.code(PHONE)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(5):
        answer = desktop.post(path, {"act": "code", "code": wrong})
        assert answer.status_code == 401
        assert "验证码不对" in text_of(answer)
    answer = desktop.post(path, {"act": "code", "code": code})
    assert "验证码已失效" in text_of(answer)
    assert signed_in_as(desktop) is None


def test_codes_are_not_sent_as_often_as_one_likes(path: str, phones: Phones) -> None:
    desktop = Client()
    desktop.post(path, {"act": "text"})
    answer = desktop.post(path, {"act": "text"})
    assert answer.status_code == 429
    assert "60 秒后" in text_of(answer)
    assert len(phones.texts(PHONE)) == 1


def test_without_texts_or_without_a_phone_no_code_is_offered(
    cast: Cast, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "发送验证码" in text_of(Client().get(path))
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.NONE)
    assert "发送验证码" not in text_of(Client().get(path))
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.CONSOLE)
    cast.wei.phone = ""
    cast.wei.save()
    assert "发送验证码" not in text_of(Client().get(path))
    assert Client().post(path, {"act": "text"}).status_code == 422


def test_the_first_device_lets_it_in_by_a_picture(path: str, phone: Client, sitting: Sitting) -> None:
    desktop = Client()
    answer = desktop.post(path, {"act": "qr"})
    assert "<svg" in text_of(answer)
    wish, secret = wish_of(answer), secret_of(answer)
    waiting = desktop.post(path, {"act": "take", "wish": wish, "secret": secret})
    assert waiting.status_code == 409
    assert "手机上还没有确认" in text_of(waiting)
    assert secret_of(waiting) == secret
    assert "在电脑上登录？" in text_of(phone.get(f"/q/{secret}"))
    assert phone.post(f"/q/{secret}").status_code == 303
    answer = desktop.post(path, {"act": "take", "wish": wish, "secret": secret})
    assert (answer.status_code, answer["Location"]) == (303, f"/rooms/{sitting.id}")
    assert signed_in_as(desktop) == "wei"


def test_somebody_elses_phone_lets_nobody_in(path: str, cast: Cast, client_for: ClientFor) -> None:
    desktop = Client()
    answer = desktop.post(path, {"act": "qr"})
    wish, secret = wish_of(answer), secret_of(answer)
    assert client_for(cast.gao).post(f"/q/{secret}").status_code == 303
    answer = desktop.post(path, {"act": "take", "wish": wish, "secret": secret})
    assert answer.status_code == 401
    assert "确认的不是您本人" in text_of(answer)
    assert signed_in_as(desktop) is None


@pytest.mark.parametrize("wish", ["", "nonsense", "0198c2f0-0000-7000-8000-000000000000"])
def test_a_wish_that_is_not_this_browsers_begins_anew(path: str, wish: str) -> None:
    answer = Client().post(path, {"act": "take", "wish": wish})
    assert answer.status_code == 200
    assert "<svg" in text_of(answer)


def test_whoever_cannot_prove_it_waits_and_reaches_nothing_else(path: str, sitting: Sitting) -> None:
    desktop = Client()
    answer = desktop.post(path, {"act": "wait"})
    assert (answer.status_code, answer["Location"]) == (303, f"/rooms/{sitting.id}")
    login = LoginSession.objects.get(confined_to__isnull=False)
    assert (login.confined_to, login.is_bound, login.device) == (sitting.id, False, None)
    session = desktop.get("/api/session").json()
    assert session["account"]["username"] == "wei"
    assert session["confined_to"] == str(sitting.id)
    refused = desktop.get("/api/rooms")
    assert (refused.status_code, refused.json()["code"]) == (403, "login.confined")
    assert Device.objects.count() == 1
    # Waiting is no proof: the link still asks for one.
    assert "您换了一台设备吗" in text_of(desktop.get(path))


def test_nobody_waits_before_a_lobby_that_is_not_open(path: str, sitting: Sitting) -> None:
    Sitting.objects.update(opened_at=None)
    desktop = Client()
    assert "等候室" not in text_of(desktop.get(path))
    assert desktop.post(path, {"act": "wait"}).status_code == 410
    assert signed_in_as(desktop) is None
