"""The general link and the meeting code: what they tell, and how far they lead."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from consultations.entrances import general_link, spoken_code
from consultations.models import Invitation, Sitting
from consultations.selectors.newcomers import plain, written
from deliberation.accounts.models import Account, Device, LoginSession, RateWindow
from deliberation.core import clock
from deliberation.environment import SmsTransport
from deliberation.rules.services import override
from tests.accounts.conftest import PHONE, signed_in_as
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import AccountFactory, InvitationFactory
from tests.phones import Phones

STRANGERS_PHONE = "13900139000"


@pytest.fixture
def invitation(cast: Cast, sitting: Sitting) -> Invitation:
    """Return wei's invitation; wei has a phone, and so has chen, who is not invited."""
    Account.objects.filter(id=cast.wei.id).update(phone=PHONE)
    Account.objects.filter(id=cast.chen.id).update(phone=STRANGERS_PHONE)
    return InvitationFactory.create(sitting=sitting, account=cast.wei)


@pytest.fixture
def path(sitting: Sitting, invitation: Invitation) -> str:
    """Return the path of the sitting's general link."""
    return general_link(sitting).removeprefix(settings.ENV.origin)


def text_of(answer: Answer) -> str:
    return answer.content.decode()


def wait(path: str, name: str = "魏建国", digits: str = PHONE[-4:], client: Client | None = None) -> Answer:
    return (client or Client()).post(f"{path}/name", {"name": name, "digits": digits})


def test_it_tells_what_the_door_may_tell_and_asks_who_one_is(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    for shown in ("滨江市政协", "加装电梯协商会", "政协三楼会议室", "您的手机号", "0571-12345678"):
        assert shown in text_of(answer)
    assert "魏" not in text_of(answer)


def test_a_confidential_sitting_is_not_named(path: str, sitting: Sitting) -> None:
    Sitting.objects.update(confidentiality="confidential")
    for address in (path, f"{path}/name"):
        text = text_of(Client().get(address))
        assert "滨江市政协" in text
        assert "加装电梯" not in text
        assert "三楼" not in text


def test_no_private_number_is_told_to_everybody(cast: Cast, path: str, sitting: Sitting) -> None:
    sitting.consultation.lead_body.phone = ""
    sitting.consultation.lead_body.save()
    Account.objects.filter(id=cast.qiao.id).update(phone="13800138004")
    InvitationFactory.create(sitting=sitting, account=cast.qiao, role="operator")
    assert "13800138004" not in text_of(Client().get(path))


def test_a_code_signs_somebody_in_who_is_invited(path: str, sitting: Sitting, phones: Phones) -> None:
    client = Client()
    answer = client.post(path, {"act": "text", "phone": PHONE})
    assert answer.status_code == 200
    answer = client.post(path, {"act": "code", "phone": PHONE, "code": phones.code(PHONE)})
    assert (answer.status_code, answer["Location"]) == (303, f"/rooms/{sitting.id}")
    assert signed_in_as(client) == "wei"
    login = LoginSession.objects.get()
    assert (login.method, login.is_bound, login.confined_to) == ("code", True, None)
    assert login.device == Device.objects.get()


def test_who_is_not_invited_gets_the_same_answers_and_no_code(path: str, phones: Phones) -> None:
    answers = []
    for number in (PHONE, STRANGERS_PHONE, "13700137000"):
        RateWindow.objects.all().delete()
        client = Client()
        asked = client.post(path, {"act": "text", "phone": number})
        wrong = client.post(path, {"act": "code", "phone": number, "code": "x"})
        answers.append([(item.status_code, _without_what_differs(item, number)) for item in (asked, wrong)])
    assert answers[0] == answers[1] == answers[2]
    assert len(phones.texts()) == 1


def _without_what_differs(answer: Answer, number: str) -> str:
    text = text_of(answer).replace(number, "number")
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_whoever_was_uninvited_meanwhile_stays_outside(path: str, phones: Phones) -> None:
    client = Client()
    client.post(path, {"act": "text", "phone": PHONE})
    code = phones.code(PHONE)
    Invitation.objects.update(withdrawn_at=clock.now())
    assert client.post(path, {"act": "code", "phone": PHONE, "code": code}).status_code == 401
    assert signed_in_as(client) is None


def test_asking_again_too_soon_leads_on_to_the_code_that_came(path: str, phones: Phones) -> None:
    client = Client()
    client.post(path, {"act": "text", "phone": PHONE})
    answer = client.post(path, {"act": "text", "phone": PHONE})
    assert answer.status_code == 429
    assert "短信验证码" in text_of(answer)
    assert client.post(path, {"act": "code", "phone": PHONE, "code": phones.code(PHONE)}).status_code == 303


def test_a_number_that_is_none_is_said_to_be_none(path: str) -> None:
    answer = Client().post(path, {"act": "text", "phone": "12345"})
    assert answer.status_code == 422
    assert "应为 11 位数字" in text_of(answer)


@pytest.mark.parametrize("name", ["魏建国", " 魏 建国 ", "魏建国　"])
def test_name_and_last_four_digits_lead_to_the_waiting_room_and_no_further(
    path: str, sitting: Sitting, name: str
) -> None:
    client = Client()
    answer = wait(path, name, client=client)
    assert (answer.status_code, answer["Location"]) == (303, f"/rooms/{sitting.id}")
    login = LoginSession.objects.get()
    assert (login.method, login.is_bound, login.confined_to) == ("name", False, sitting.id)
    assert not Device.objects.exists()
    session = client.get("/api/session").json()
    assert session["confined_to"] == str(sitting.id)
    refused = client.get("/api/rooms")
    assert (refused.status_code, refused.json()["code"]) == (403, "login.confined")


def test_unknown_names_wrong_digits_and_names_that_two_have_get_one_answer(
    cast: Cast, path: str, sitting: Sitting
) -> None:
    twin = AccountFactory.create(name="高晓岚", phone="13600138001")
    Account.objects.filter(id=cast.gao.id).update(phone="13500138001")
    for account in (twin, cast.gao):
        InvitationFactory.create(sitting=sitting, account=account)
    answers = [
        wait(path, "某某某"),
        wait(path, digits="0001"),
        wait(path, digits=""),
        wait(path, "高晓岚", "8001"),
        wait(path, "陈思远", STRANGERS_PHONE[-4:]),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert all("名单对不上" in text_of(answer) for answer in answers)
    assert not LoginSession.objects.exists()


def test_who_is_inactive_or_uninvited_does_not_wait(cast: Cast, path: str) -> None:
    Account.objects.filter(id=cast.wei.id).update(is_active=False)
    assert wait(path).status_code == 404
    Account.objects.filter(id=cast.wei.id).update(is_active=True)
    Invitation.objects.update(withdrawn_at=clock.now())
    assert wait(path).status_code == 404


def test_a_waiting_login_lasts_some_hours(path: str) -> None:
    client = Client()
    wait(path, client=client)
    with time_machine.travel(clock.now() + timedelta(hours=12, seconds=1), tick=False):
        assert signed_in_as(client) is None


def test_names_are_not_tried_as_often_as_one_likes(path: str, sitting: Sitting) -> None:
    override({"entry": {"names_per_address": 3}})
    assert [wait(path, "某某某", f"000{digit}").status_code for digit in range(4)] == [404, 404, 404, 429]
    # The right answer is held up too, and from another address the same name.
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert wait(path, "某 某 某", "0009", elsewhere).status_code == 429
    assert wait(path, client=Client(REMOTE_ADDR="203.0.113.9")).status_code == 303


def test_a_sitting_takes_so_many_attempts_in_all(path: str) -> None:
    override({"entry": {"names_per_sitting": 10}})
    statuses = [
        wait(path, f"某{turn}", client=Client(REMOTE_ADDR=f"203.0.113.{turn}")).status_code for turn in range(11)
    ]
    assert statuses == [404] * 10 + [429]


@pytest.mark.parametrize("reason", ["not opened", "ended", "rule"])
def test_where_nobody_waits_by_name_it_says_so(path: str, reason: str) -> None:
    match reason:
        case "not opened":
            Sitting.objects.update(opened_at=None)
        case "ended":
            Sitting.objects.update(state="ended")
        case _:
            override({"entry": {"by_name": False}})
            assert "凭姓名" not in text_of(Client().get(path))
    answer = wait(path)
    assert answer.status_code == 409
    assert "等候室现在没有开放" in text_of(answer)
    assert not LoginSession.objects.exists()


@pytest.mark.parametrize(
    ("change", "title"), [({"cancelled_at": clock.now()}, "会议已取消"), ({"state": "closed"}, "会议已结束")]
)
def test_what_is_over_says_so_at_every_door(path: str, change: dict[str, object], title: str) -> None:
    Sitting.objects.update(**change)
    for answer in (Client().get(path), Client().post(path, {"act": "text", "phone": PHONE}), wait(path)):
        assert answer.status_code == 410
        assert title in text_of(answer)


def test_whoever_is_signed_in_and_invited_goes_straight_in(
    cast: Cast, path: str, sitting: Sitting, client_for: ClientFor
) -> None:
    text = text_of(client_for(cast.wei).get(path))
    assert "以 魏** 的身份进入" in text
    assert f'href="/rooms/{sitting.id}"' in text
    assert "的身份进入" not in text_of(client_for(cast.chen).get(path))


def test_without_texts_the_name_is_the_way(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.NONE)
    text = text_of(Client().get(path))
    assert "凭姓名进入等候室" in text
    assert 'type="tel"' not in text
    assert Client().post(path, {"act": "text", "phone": PHONE}).status_code == 503


@pytest.mark.parametrize("form", ["{}", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}-{0[6]}{0[7]}{0[8]}"])
def test_the_meeting_code_leads_to_the_same_page(path: str, sitting: Sitting, form: str) -> None:
    answer = Client().get("/join", {"code": form.format(sitting.meeting_code)})
    assert answer["Location"] == path
    assert Client().get("/join").status_code == 200


@pytest.mark.parametrize("code", ["12345", "nonsense", "0", "١٢٣٤٥٦٧٨٩", "0" * 400])
def test_what_is_no_meeting_code_is_asked_for_again(db: None, code: str) -> None:
    text = text_of(Client().get("/join", {"code": code}))
    assert "没有这个会议号" in text
    assert "会议号（9 位数字）" in text


def test_codes_are_not_tried_as_often_as_one_likes(path: str) -> None:
    override({"entry": {"unknown_codes": 5}})
    statuses = [Client().get(f"/j/99999999{digit}").status_code for digit in range(6)]
    assert statuses == [404] * 5 + [429]
    assert Client().get(path).status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.9").get(path).status_code == 200


def test_reading_changes_nothing(path: str) -> None:
    for address in (path, f"{path}/name", "/join"):
        for robot in ("MicroMessenger", "curl/8"):
            Client(headers={"User-Agent": robot}).get(address)
            Client(headers={"User-Agent": robot}).head(address)
    assert not LoginSession.objects.exists()
    assert not Device.objects.exists()
    assert not RateWindow.objects.exists()


def test_it_needs_the_csrf_token(path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"act": "text", "phone": PHONE}).status_code == 403
    assert wait(path, client=strict).status_code == 403


def test_an_unfit_browser_is_shown_how_to_go_on(path: str) -> None:
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko"})
    for address in (path, f"{path}/name", "/join", "/", "/sign-in"):
        answer = client.get(address)
        assert "极速模式" in text_of(answer)
        assert len(answer.content) <= 20 * 1024


def test_the_code_is_read_out_in_threes(sitting: Sitting) -> None:
    sitting.meeting_code = "123456789"
    assert spoken_code(sitting) == "123 456 789"
    assert written(spoken_code(sitting)) == "123456789"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_of_nine_digits_or_none(text: str) -> None:
    code = written(text)
    assert code == "" or (len(code) == 9 and code.isascii() and code.isdigit())


@given(st.text(max_size=20), st.sampled_from(["", " ", "\u3000", "·"]))
def test_a_name_is_the_same_however_it_is_spaced(name: str, between: str) -> None:
    assert plain(between.join(name)) == plain(name) or any(len(plain(letter)) != 1 for letter in name)
