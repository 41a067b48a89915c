"""What a personal link opens: a question, and one tap that answers it."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import translation

from consultations.models import Invitation, Sitting
from deliberation.accounts.digests import digest
from deliberation.accounts.models import Device, LoginSession, PersonalLink
from deliberation.accounts.services import devices, personal_links
from deliberation.core import clock
from deliberation.events.devices import DeviceRevoke
from deliberation.events.entries import LinkChannel
from deliberation.rules.services import override
from tests.accounts.conftest import LinkFor, signed_in_as
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import InvitationFactory

COOKIE = settings.DEVICE_COOKIE_NAME


def text_of(answer: Answer) -> str:
    return answer.content.decode()


def test_it_asks_whether_one_is_the_person_and_tells_where_it_leads(invitation: Invitation, link_for: LinkFor) -> None:
    answer = Client().get(link_for(invitation))
    text = text_of(answer)
    assert answer.status_code == 200
    for shown in ("滨江市政协", "您是魏**吗", "加装电梯协商会", "政协三楼会议室", "0571-12345678"):
        assert shown in text
    assert "魏建国" not in text
    assert text.count("<button") == 1


def test_opening_changes_nothing_however_often_and_by_whom(invitation: Invitation, link_for: LinkFor) -> None:
    path = link_for(invitation)
    for robot in ("MicroMessenger", "DingTalkBot", "curl/8"):
        client = Client(headers={"User-Agent": robot})
        for _ in range(3):
            assert client.get(path).status_code == 200
            assert client.head(path).status_code == 200
    assert not LoginSession.objects.exists()
    assert not Device.objects.exists()
    assert PersonalLink.objects.get().first_used_at is None


def test_one_tap_enters_and_binds_the_browser(invitation: Invitation, sitting: Sitting, link_for: LinkFor) -> None:
    client, path = Client(), link_for(invitation)
    client.get(path)
    answer = client.post(path)
    assert (answer.status_code, answer["Location"]) == (303, f"/rooms/{sitting.id}")
    assert signed_in_as(client) == "wei"
    login, device, link = LoginSession.objects.get(), Device.objects.get(), PersonalLink.objects.get()
    assert (login.method, login.is_bound, login.confined_to, login.device) == ("personal", True, None, device)
    assert device.secret_digest == digest(client.cookies[COOKIE].value)
    assert link.device == device
    assert link.first_used_at is not None


def test_the_same_link_enters_again_on_the_same_browser_by_one_tap(invitation: Invitation, link_for: LinkFor) -> None:
    client, path = Client(), link_for(invitation)
    client.post(path)
    client.delete("/api/session")
    assert signed_in_as(client) is None
    assert "您是魏**吗" in text_of(client.get(path))
    assert client.post(path).status_code == 303
    assert signed_in_as(client) == "wei"
    assert Device.objects.count() == 1


def test_entering_twice_keeps_the_login(invitation: Invitation, link_for: LinkFor) -> None:
    client, path = Client(), link_for(invitation)
    client.post(path)
    client.post(path)
    assert LoginSession.objects.count() == 1


def test_another_browser_has_to_prove_that_it_is_the_same_persons(invitation: Invitation, link_for: LinkFor) -> None:
    path = link_for(invitation)
    Client().post(path)
    other = Client()
    for answer in (other.get(path), other.post(path)):
        assert answer.status_code == 200
        text = text_of(answer)
        assert "您换了一台设备吗" in text
        assert "尾号 8000" in text
        assert "138" not in text.replace("8000", "")
    assert signed_in_as(other) is None
    assert Device.objects.count() == 1


def test_another_link_to_the_same_sitting_opens_no_other_browser_either(
    invitation: Invitation, link_for: LinkFor
) -> None:
    first, second = link_for(invitation), link_for(invitation, LinkChannel.PRINTED)
    Client().post(first)
    other = Client()
    assert other.post(second).status_code == 200
    assert signed_in_as(other) is None


def test_a_browser_that_is_known_needs_no_proof_for_the_next_sitting(
    cast: Cast, invitation: Invitation, link_for: LinkFor
) -> None:
    phone, desktop = Client(), Client()
    phone.post(link_for(invitation))
    following = link_for(InvitationFactory.create(account=cast.wei, sitting__starts_at=clock.now()))
    assert phone.post(following).status_code == 303
    assert desktop.post(following).status_code == 200
    assert signed_in_as(desktop) is None


def test_whoever_is_signed_in_as_the_person_has_nothing_to_prove(
    cast: Cast, invitation: Invitation, link_for: LinkFor, client_for: ClientFor
) -> None:
    path = link_for(invitation)
    Client().post(path)
    desktop = client_for(cast.wei)
    before = LoginSession.objects.count()
    assert desktop.post(path).status_code == 303
    assert LoginSession.objects.count() == before
    assert Device.objects.count() == 2


def test_a_browser_that_was_unbound_leaves_the_link_to_the_next(
    cast: Cast, invitation: Invitation, link_for: LinkFor
) -> None:
    lost, new, path = Client(), Client(), link_for(invitation)
    lost.post(path)
    devices.revoke(cast.qiao, DeviceRevoke(device_id=Device.objects.get().id))
    assert signed_in_as(lost) is None
    assert new.post(path).status_code == 303
    assert signed_in_as(new) == "wei"
    assert lost.post(path).status_code == 200
    assert signed_in_as(lost) is None


def test_somebody_else_is_named_and_signed_out_only_when_told_so(
    cast: Cast, invitation: Invitation, link_for: LinkFor, client_for: ClientFor
) -> None:
    client, path = client_for(cast.gao), link_for(invitation)
    for answer in (client.get(path), client.post(path)):
        assert "本机现在登录的是 高**" in text_of(answer)
        assert signed_in_as(client) == "gao"
    assert client.post(path, {"act": "switch"}).status_code == 303
    assert signed_in_as(client) == "wei"
    assert LoginSession.objects.get(account=cast.gao).revoked_at is not None


def test_two_people_may_share_a_browser(cast: Cast, invitation: Invitation, link_for: LinkFor) -> None:
    client, wei = Client(), link_for(invitation)
    gao = link_for(InvitationFactory.create(sitting=invitation.sitting, account=cast.gao))
    client.post(wei)
    client.post(gao, {"act": "switch"})
    assert signed_in_as(client) == "gao"
    assert client.post(wei, {"act": "switch"}).status_code == 303
    assert signed_in_as(client) == "wei"
    assert len({device.secret_digest for device in Device.objects.all()}) == 1


def test_it_opens_until_some_days_after_the_end(invitation: Invitation, sitting: Sitting, link_for: LinkFor) -> None:
    path = link_for(invitation)
    until = sitting.ends_at + timedelta(days=7)
    with time_machine.travel(until - timedelta(seconds=1), tick=False) as traveller:
        assert Client().get(path).status_code == 200
        traveller.shift(timedelta(seconds=1))
        answer = Client().get(path)
        assert answer.status_code == 410
        assert Client().head(path).status_code == 410
        for shown in ("链接已失效", "加装电梯协商会", "0571-12345678"):
            assert shown in text_of(answer)
        assert Client().post(path).status_code == 410
    assert not LoginSession.objects.exists()


def test_it_lasts_longer_when_the_sitting_is_put_off(
    invitation: Invitation, sitting: Sitting, link_for: LinkFor
) -> None:
    path = link_for(invitation)
    sitting.starts_at, sitting.ends_at = sitting.starts_at + timedelta(days=60), sitting.ends_at + timedelta(days=60)
    sitting.save()
    with time_machine.travel(sitting.starts_at, tick=False):
        assert Client().post(path).status_code == 303


@pytest.mark.parametrize(
    "end", ["revoked", "withdrawn", "cancelled", "inactive", "reissued", "another invitation's channel"]
)
def test_what_ends_it(cast: Cast, invitation: Invitation, sitting: Sitting, link_for: LinkFor, end: str) -> None:
    path = link_for(invitation)
    match end:
        case "revoked":
            personal_links.revoke(cast.wei, "sitting", sitting.id, actor=None)
        case "withdrawn":
            Invitation.objects.update(withdrawn_at=clock.now())
        case "cancelled":
            Sitting.objects.update(cancelled_at=clock.now())
        case "inactive":
            cast.wei.is_active = False
            cast.wei.save()
        case "reissued":
            link_for(invitation)
        case _:
            link_for(invitation, LinkChannel.PRINTED)
            assert Client().get(path).status_code == 200
            return
    client = Client()
    assert client.get(path).status_code == 410
    assert client.post(path).status_code == 410
    assert signed_in_as(client) is None


def test_revoking_signs_out_whoever_came_by_it_first(cast: Cast, invitation: Invitation, link_for: LinkFor) -> None:
    client = Client()
    client.post(link_for(invitation))
    assert personal_links.revoke(cast.wei, "sitting", invitation.sitting_id, actor=cast.qiao) == 1
    assert signed_in_as(client) is None
    assert Device.objects.get().revoked_at is not None


def test_an_unknown_link_says_whom_to_ask_in_both_languages(db: None) -> None:
    override({"entry": {"contact": "会务组 0571-87654321"}})
    answer = Client().get("/m/never-made")
    assert answer.status_code == 410
    text = text_of(answer)
    for shown in ("秘书处", "secretariat", "0571-87654321"):
        assert shown in text


def test_the_operator_is_called_where_the_committee_has_no_telephone(
    cast: Cast, invitation: Invitation, sitting: Sitting, link_for: LinkFor
) -> None:
    path, committee = link_for(invitation), sitting.consultation.lead_body
    committee.phone = ""
    committee.save()
    cast.qiao.phone = "13800138004"
    cast.qiao.save()
    InvitationFactory.create(sitting=sitting, account=cast.qiao, role="operator")
    text = text_of(Client().get(path))
    assert "乔文静" in text
    assert "tel:13800138004" in text


def test_a_confidential_sitting_is_not_named(invitation: Invitation, sitting: Sitting, link_for: LinkFor) -> None:
    sitting.confidentiality = "confidential"
    sitting.save()
    text = text_of(Client().get(link_for(invitation)))
    assert "加装电梯" not in text
    assert "三楼" not in text
    assert "政协会议" in text


def test_the_link_of_a_deputy_is_the_deputys(cast: Cast, invitation: Invitation, link_for: LinkFor) -> None:
    path = link_for(invitation)
    token = personal_links.make(
        cast.gao, "sitting", invitation.sitting_id, channel=LinkChannel.SHOWN, expires_at=clock.now()
    )
    assert Client().get(f"/m/{token}").status_code == 410
    invitation.reply, invitation.deputy = "deputy", cast.gao
    invitation.save()
    client = Client()
    assert client.post(f"/m/{token}").status_code == 303
    assert signed_in_as(client) == "gao"
    assert path != f"/m/{token}"


def test_the_address_is_neither_kept_nor_passed_on(invitation: Invitation, link_for: LinkFor) -> None:
    path = link_for(invitation)
    token = path.rpartition("/")[2]
    assert all(token not in str(value) for row in PersonalLink.objects.all() for value in vars(row).values())
    for answer in (Client().get(path), Client().post(path), Client().get("/m/x")):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == ("strict-origin" if answer.status_code == 200 else "no-referrer")
        assert answer["X-Robots-Tag"] == "noindex"


def test_the_browsers_secret_is_given_once_and_hidden_from_scripts(invitation: Invitation, link_for: LinkFor) -> None:
    client, path = Client(), link_for(invitation)
    cookie = client.get(path).cookies[COOKIE]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["max-age"]) == ("Lax", "/", 400 * 24 * 3600)
    assert COOKIE not in client.get(path).cookies
    client.cookies[COOKIE] = "planted"
    assert client.get(path).cookies[COOKIE].value != "planted"


def test_a_planted_session_is_not_the_one_that_is_signed_in(invitation: Invitation, link_for: LinkFor) -> None:
    client = Client()
    client.post("/api/qr-logins")  # begins a session that nobody is signed in with
    before = client.cookies["sessionid"].value
    client.post(link_for(invitation))
    assert client.cookies["sessionid"].value != before


def test_it_needs_the_csrf_token(invitation: Invitation, link_for: LinkFor) -> None:
    assert Client(enforce_csrf_checks=True).post(link_for(invitation)).status_code == 403
    assert not LoginSession.objects.exists()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_it_speaks_the_language_asked_for(invitation: Invitation, link_for: LinkFor, language: str) -> None:
    text = text_of(Client().get(f"{link_for(invitation)}?lang={language}"))
    assert f'<html lang="{language}">' in text
    assert ("您是魏**吗" if language == "zh-CN" else "Are you 魏**?") in text
    with translation.override(language):
        assert ("时间" if language == "zh-CN" else "Time") in text


@pytest.mark.parametrize(
    "user_agent",
    [
        "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
        "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; 360SE)",
        "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/69.0.3497.100 Safari/537.36",
    ],
)
def test_an_unfit_browser_is_not_bound_but_shown_how_to_go_on(
    invitation: Invitation, link_for: LinkFor, user_agent: str
) -> None:
    client = Client(headers={"User-Agent": user_agent})
    path = link_for(invitation)
    for answer in (client.get(path), client.post(path)):
        text = text_of(answer)
        assert "极速模式" in text
        assert "data:image/png;base64," in text
        assert "<script" not in text
        assert len(answer.content) <= 20 * 1024
    assert not LoginSession.objects.exists()
