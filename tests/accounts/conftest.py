from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from consultations.models import Invitation, Sitting
from consultations.occasions import SITTING
from deliberation.accounts import selectors
from deliberation.accounts.models import Account, Institution
from deliberation.accounts.occasions import describe
from deliberation.accounts.services import personal_links
from deliberation.core import clock
from deliberation.environment import SmsTransport
from deliberation.events.entries import LinkChannel
from deliberation.transports import file
from tests.conftest import Cast
from tests.factories import InstitutionFactory, InvitationFactory, OrganisationFactory, SittingFactory
from tests.phones import Phones

PASSWORD = "seven-lotus-ponds-2026"
PHONE = "13800138000"


@pytest.fixture
def institution(db: None) -> Institution:
    return InstitutionFactory.create()


@pytest.fixture
def wei(cast: Cast) -> Account:
    """Return wei, who alone of the cast has a password."""
    cast.wei.set_password(PASSWORD)
    cast.wei.save()
    return cast.wei


@pytest.fixture
def phones(monkeypatch: pytest.MonkeyPatch) -> Phones:
    """Return the phones that texts reach: those of a file that is empty at first."""
    monkeypatch.setattr(settings.ENV, "sms_transport", SmsTransport.FILE)
    path = settings.ENV.data_dir / file.NAME
    path.unlink(missing_ok=True)
    return Phones(path)


@pytest.fixture
def sitting(institution: Institution) -> Sitting:
    """Return a sitting whose lobby is open, prepared by a committee that can be called."""
    committee = OrganisationFactory.create(name="城建环资委", phone="0571-12345678")
    return SittingFactory.create(
        consultation__lead_body=committee,
        title="加装电梯协商会",
        place="政协三楼会议室",
        starts_at=clock.now(),
        opened_at=clock.now(),
    )


@pytest.fixture
def invitation(cast: Cast, sitting: Sitting) -> Invitation:
    """Return wei's invitation; wei has a phone."""
    cast.wei.phone = PHONE
    cast.wei.save()
    return InvitationFactory.create(sitting=sitting, account=cast.wei)


LinkFor = Callable[..., str]


@pytest.fixture
def link_for() -> LinkFor:
    """Return how to get the path of a personal link to a sitting for somebody invited."""

    def make(invitation: Invitation, channel: LinkChannel = LinkChannel.SHOWN) -> str:
        occasion = describe(invitation.account, SITTING, invitation.sitting_id)
        assert occasion is not None
        token = personal_links.make(
            invitation.account,
            SITTING,
            invitation.sitting_id,
            channel=channel,
            expires_at=selectors.lasts_until(occasion),
        )
        return f"/m/{token}"

    return make


def signed_in_as(client: Client) -> str | None:
    """Return who is signed in on a browser."""
    account: dict[str, Any] | None = client.get("/api/session").json()["account"]
    return account["username"] if account else None
