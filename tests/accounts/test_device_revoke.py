"""device.revoke: a browser no longer counts as its person's own."""

import pytest
from rest_framework.test import APIClient

from consultations.models import Invitation
from deliberation.accounts.models import Device, LoginSession
from deliberation.accounts.services import accounts
from deliberation.eventlog.models import EventRecord
from deliberation.events.people import AccountDeactivate
from tests.accounts.conftest import LinkFor, signed_in_as
from tests.conftest import Cast, ClientFor
from tests.factories import DeviceFactory


@pytest.fixture
def phone(invitation: Invitation, link_for: LinkFor) -> APIClient:
    """Return a browser bound to wei."""
    client = APIClient()
    client.post(link_for(invitation))
    return client


def test_ones_own_are_listed_the_last_used_first(cast: Cast, phone: APIClient) -> None:
    DeviceFactory.create(account=cast.gao)
    items = phone.get("/api/devices").json()["items"]
    assert [item["is_current"] for item in items] == [True]
    assert items[0]["id"] == str(Device.objects.get(account=cast.wei).id)


def test_revoking_signs_out_what_is_signed_in_there(cast: Cast, phone: APIClient, client_for: ClientFor) -> None:
    desktop = client_for(cast.wei)
    device = Device.objects.get()
    assert desktop.delete(f"/api/devices/{device.id}").status_code == 200
    assert signed_in_as(phone) is None
    assert signed_in_as(desktop) == "wei"
    assert desktop.get("/api/devices").json()["items"] == []
    types = list(EventRecord.objects.filter(stream=cast.wei.stream).values_list("type", flat=True))
    assert types == ["device.bound", "login.revoked", "device.revoked"]


def test_revoking_again_changes_nothing(cast: Cast, phone: APIClient, client_for: ClientFor) -> None:
    desktop, device = client_for(cast.wei), Device.objects.get()
    for _ in range(2):
        assert desktop.delete(f"/api/devices/{device.id}").status_code == 200
    assert EventRecord.objects.filter(type="device.revoked").count() == 1


def test_the_secretariat_sees_and_revokes_what_somebody_has_lost(
    cast: Cast, phone: APIClient, client_for: ClientFor
) -> None:
    qiao = client_for(cast.qiao)
    (item,) = qiao.get(f"/api/people/{cast.wei.id}/devices").json()["items"]
    assert qiao.delete(f"/api/devices/{item['id']}").status_code == 200
    assert signed_in_as(phone) is None


@pytest.mark.parametrize(("person", "code"), [("chen", "account.not_found"), ("admin", None), ("qiao", None)])
def test_who_sees_those_of_others(cast: Cast, client_for: ClientFor, person: str, code: str | None) -> None:
    answer = client_for(getattr(cast, person)).get(f"/api/people/{cast.wei.id}/devices")
    assert answer.json().get("code") == code


def test_an_administrators_are_for_administrators(cast: Cast, client_for: ClientFor) -> None:
    device = DeviceFactory.create(account=cast.admin)
    qiao = client_for(cast.qiao)
    assert qiao.get(f"/api/people/{cast.admin.id}/devices").json()["code"] == "account.forbidden"
    assert qiao.delete(f"/api/devices/{device.id}").json()["code"] == "device.not_found"


def test_an_account_that_is_closed_keeps_none(cast: Cast, phone: APIClient) -> None:
    accounts.deactivate(cast.qiao, AccountDeactivate(account_id=cast.wei.id))
    assert Device.objects.get().revoked_at is not None
    assert not LoginSession.objects.filter(revoked_at=None).exists()
