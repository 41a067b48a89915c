"""entry.*: personal links handed out, sent, and taken back by those who prepare a sitting."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from rest_framework.test import APIClient

from consultations.models import Invitation, Sitting
from deliberation.accounts.models import PersonalLink
from deliberation.core import clock
from deliberation.environment import SmsTransport
from deliberation.eventlog.models import EventRecord, Payload, Receipt
from tests.accounts.conftest import PHONE, signed_in_as
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import InvitationFactory
from tests.phones import Phones


@pytest.fixture
def qiao(cast: Cast, client_for: ClientFor) -> APIClient:
    return client_for(cast.qiao)


@pytest.fixture
def invitation(cast: Cast, sitting: Sitting) -> Invitation:
    """Return wei's invitation; wei has a phone, gao, who is invited too, has none."""
    cast.wei.phone = PHONE
    cast.wei.save()
    wei = InvitationFactory.create(sitting=sitting, account=cast.wei, position=1)
    InvitationFactory.create(sitting=sitting, account=cast.gao, position=2)
    return wei


def path_of(url: str) -> str:
    assert url.startswith(settings.ENV.origin)
    return url.removeprefix(settings.ENV.origin)


def issue(client: APIClient, invitation: Invitation, **body: object) -> Answer:
    path = f"/api/sittings/{invitation.sitting_id}/invitations/{invitation.id}/link"
    return client.post(path, body, format="json", headers={"Idempotency-Key": "k"})


def issue_all(client: APIClient, sitting: Sitting, **body: object) -> Answer:
    return client.post(f"/api/sittings/{sitting.id}/links", body, format="json")


def send(client: APIClient, sitting: Sitting, **body: object) -> Answer:
    return client.post(f"/api/sittings/{sitting.id}/link-texts", body, format="json")


def entries(client: APIClient, sitting: Sitting) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"/api/sittings/{sitting.id}/entries").json()["items"]
    return items


def test_a_link_is_told_once_with_its_text_and_its_picture(qiao: APIClient, invitation: Invitation) -> None:
    answer = issue(qiao, invitation)
    assert answer.status_code == 201
    body = answer.json()
    assert (body["name"], body["phone"]) == ("魏建国", PHONE)
    assert body["url"] in body["text"]
    assert body["svg"].startswith("<svg")
    client = Client()
    assert client.post(path_of(body["url"])).status_code == 303
    assert signed_in_as(client) == "wei"


def test_the_link_stands_in_no_receipt_and_in_no_event(qiao: APIClient, invitation: Invitation) -> None:
    token = issue(qiao, invitation).json()["url"].rpartition("/")[2]
    assert not Receipt.objects.exists()
    assert EventRecord.objects.filter(type="entry.link_issued").count() == 1
    assert all(token not in text for text in Payload.objects.values_list("text", flat=True))


def test_a_new_one_ends_the_former_of_its_way_only(qiao: APIClient, invitation: Invitation) -> None:
    first, printed, second = (
        path_of(issue(qiao, invitation, channel=channel).json()["url"]) for channel in ("shown", "printed", "shown")
    )
    assert [Client().get(path).status_code for path in (first, printed, second)] == [410, 200, 200]


def test_all_get_theirs_in_the_order_of_lists(
    qiao: APIClient, cast: Cast, invitation: Invitation, sitting: Sitting
) -> None:
    InvitationFactory.create(sitting=sitting, account=cast.zhou, reply="leave")
    InvitationFactory.create(sitting=sitting, account=cast.chen, withdrawn_at=clock.now())
    items = issue_all(qiao, sitting).json()["items"]
    assert [item["name"] for item in items] == ["魏建国", "高晓岚"]
    assert len({item["url"] for item in items}) == 2
    named = issue_all(qiao, sitting, invitation_ids=[str(invitation.id)]).json()["items"]
    assert [item["name"] for item in named] == ["魏建国"]


def test_the_link_is_for_the_deputy_once_it_is_known_who_that_is(
    qiao: APIClient, cast: Cast, invitation: Invitation
) -> None:
    invitation.reply, invitation.deputy = "deputy", cast.zhou
    invitation.save()
    body = issue(qiao, invitation).json()
    assert body["name"] == "周振华"
    client = Client()
    client.post(path_of(body["url"]))
    assert signed_in_as(client) == "zhou"


def test_texts_reach_those_who_have_a_phone(
    qiao: APIClient, invitation: Invitation, sitting: Sitting, phones: Phones
) -> None:
    gao = Invitation.objects.get(account__username="gao")
    first = send(qiao, sitting).json()
    assert first == {"queued": [str(invitation.id)], "waiting": [], "without_phone": [str(gao.id)]}
    assert send(qiao, sitting).json()["waiting"] == [str(invitation.id)]
    assert len(phones.texts(PHONE)) == 1
    assert Client().post(phones.path(PHONE)).status_code == 303


def test_each_persons_state_is_told(qiao: APIClient, invitation: Invitation, sitting: Sitting, phones: Phones) -> None:
    wei, gao = entries(qiao, sitting)
    assert (wei["links"], wei["text_state"], gao["phone"]) == (0, None, "")
    send(qiao, sitting)
    assert entries(qiao, sitting)[0]["text_state"] == "open"
    phones.texts()
    wei, _ = entries(qiao, sitting)
    assert (wei["links"], wei["text_state"], wei["first_used_at"]) == (1, "sent", None)
    Client().post(phones.path(PHONE))
    assert entries(qiao, sitting)[0]["first_used_at"] is not None
    answer = qiao.get(f"/api/sittings/{sitting.id}/entries")
    assert answer["Cache-Control"] == "no-store"
    assert answer.json()["general_link"] == f"{settings.ENV.origin}/j/{sitting.meeting_code}"


def test_revoking_ends_all_of_one_persons_links_and_who_came_by_them(qiao: APIClient, invitation: Invitation) -> None:
    paths = [path_of(issue(qiao, invitation, channel=channel).json()["url"]) for channel in ("shown", "printed")]
    client = Client()
    client.post(paths[0])
    address = f"/api/sittings/{invitation.sitting_id}/invitations/{invitation.id}/link"
    for _ in range(2):
        assert qiao.delete(address).status_code == 200
    assert [Client().get(path).status_code for path in paths] == [410, 410]
    assert signed_in_as(client) is None
    assert EventRecord.objects.filter(type="entry.link_revoked").count() == 1


@pytest.mark.parametrize("end", ["closed", "cancelled"])
def test_none_are_made_for_what_is_over(qiao: APIClient, invitation: Invitation, sitting: Sitting, end: str) -> None:
    if end == "closed":
        Sitting.objects.update(state="closed")
    else:
        Sitting.objects.update(cancelled_at=clock.now())
    for answer in (issue(qiao, invitation), issue_all(qiao, sitting), send(qiao, sitting)):
        assert (answer.status_code, answer.json()["code"]) == (409, "sitting.closed")
    assert not PersonalLink.objects.exists()


def test_invitations_of_another_sitting_are_not_there(
    qiao: APIClient, invitation: Invitation, sitting: Sitting
) -> None:
    foreign = InvitationFactory.create()
    for answer in (
        issue_all(qiao, sitting, invitation_ids=[str(foreign.id)]),
        qiao.post(f"/api/sittings/{sitting.id}/invitations/{foreign.id}/link"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "invitation.not_found")


def test_without_a_transport_nothing_is_queued(
    qiao: APIClient, invitation: Invitation, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.NONE)
    answer = send(qiao, sitting)
    assert (answer.status_code, answer.json()["code"]) == (503, "text_code.unavailable")


@pytest.mark.parametrize(("person", "status"), [("wei", 403), ("chen", 404), ("admin", 404)])
def test_only_those_who_prepare_it_see_the_list(
    cast: Cast, client_for: ClientFor, invitation: Invitation, sitting: Sitting, person: str, status: int
) -> None:
    answer = client_for(getattr(cast, person)).get(f"/api/sittings/{sitting.id}/entries")
    assert answer.status_code == status
