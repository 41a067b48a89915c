"""What people are told on their first page."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultations.models import Invitation, Sitting
from deliberation.core import clock
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Mode, ReplyState, SittingState
from tests.conftest import Cast, ClientFor
from tests.consultations.conftest import PutItem, PutPaper
from tests.factories import InvitationFactory, SittingFactory, invite


def sent(sitting: Sitting) -> None:
    Invitation.objects.filter(sitting=sitting).update(sent_at=clock.now())


def of(client: Any) -> Any:
    return client.get("/api/home").json()


def test_my_sittings_say_what_there_is_to_do(
    cast: Cast, sitting: Sitting, client_for: ClientFor, put_paper: PutPaper
) -> None:
    wei = client_for(cast.wei)
    assert of(wei)["sittings"] == []  # nobody has told them yet
    sent(sitting)
    (mine,) = of(wei)["sittings"]
    assert (mine["sitting_id"], mine["my_role"], mine["todo"]) == (str(sitting.id), "attendee", ["answer"])
    put_paper()
    Invitation.objects.filter(sitting=sitting).update(reply=ReplyState.ACCEPTED)
    Sitting.objects.filter(id=sitting.id).update(state=SittingState.WAITING)
    (mine,) = of(wei)["sittings"]
    assert (mine["todo"], mine["papers"]) == (["enter", "read"], 1)


def test_what_runs_goes_before_what_comes_sooner(cast: Cast, sitting: Sitting, client_for: ClientFor) -> None:
    running = SittingFactory.create(starts_at=sitting.starts_at + timedelta(days=1))
    InvitationFactory.create(sitting=running, account=cast.wei)
    sent(sitting)
    assert [item["sitting_id"] for item in of(client_for(cast.wei))["sittings"]] == [str(running.id), str(sitting.id)]


def test_what_is_over_or_called_off_is_gone(cast: Cast, sitting: Sitting, client_for: ClientFor) -> None:
    sent(sitting)
    wei = client_for(cast.wei)
    Sitting.objects.filter(id=sitting.id).update(state=SittingState.ENDED)
    assert of(wei)["sittings"] == []
    Sitting.objects.filter(id=sitting.id).update(state=SittingState.SCHEDULED, cancelled_at=clock.now())
    assert of(wei)["sittings"] == []


def test_those_who_prepare_see_what_is_left_to_do(
    cast: Cast, sitting: Sitting, client_for: ClientFor, put_item: PutItem
) -> None:
    qiao = client_for(cast.qiao)
    assert [(item["chore"], item["count"]) for item in of(qiao)["chores"]] == [
        ("set_agenda", 0),
        ("send_invitations", 6),
    ]
    put_item("通报")
    sent(sitting)
    Invitation.objects.filter(sitting=sitting, account=cast.zhou).update(reply=ReplyState.DEPUTY, deputy_name="傅国栋")
    assert [(item["chore"], item["count"]) for item in of(qiao)["chores"]] == [
        ("chase_answers", 3),
        ("admit_deputies", 1),
    ]
    assert of(client_for(cast.wei))["chores"] == []


def test_an_operator_from_elsewhere_has_the_chores_of_that_sitting(
    cast: Cast, sitting: Sitting, client_for: ClientFor
) -> None:
    SittingFactory.create(state=SittingState.SCHEDULED)
    Invitation.objects.filter(sitting=sitting, account=cast.gao).update(role=ParticipantRole.OPERATOR)
    assert {item["sitting_id"] for item in of(client_for(cast.gao))["chores"]} == {str(sitting.id)}


def test_many_sittings_cost_no_more_questions_than_one(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.qiao)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/home")
        return len(queries)

    counts = []
    for _ in range(3):
        sitting = SittingFactory.create(state=SittingState.SCHEDULED, consultation__mode=Mode.ONLINE)
        invite(cast._asdict(), sitting)
        counts.append(asked())
    assert counts[0] == counts[2] <= 10
