"""Answering invitations, for oneself and for others; deputies."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from consultations.models import Invitation, Sitting
from consultations.selectors.invitations import invitation, invitations
from consultations.services import replies
from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict, Invalid, NotFound
from deliberation.eventlog import reading
from deliberation.events.invitations import InvitationAdmitDeputy, InvitationAnswer
from deliberation.events.sittings import ReplyState, SittingState
from deliberation.rules.services import override
from tests.conftest import Cast, ClientFor
from tests.factories import AccountFactory, InvitationFactory

STARTS_AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
DEPUTY = {"reply": ReplyState.DEPUTY, "deputy_name": "傅国栋", "deputy_post": "科长", "deputy_phone": "139 0013 9000"}


@pytest.fixture(autouse=True)
def before(sitting: Sitting) -> Any:
    """Let it be a day before the sitting."""
    with time_machine.travel(STARTS_AT - timedelta(days=1), tick=False) as traveller:
        yield traveller


def of(sitting: Sitting, account: Account) -> Invitation:
    return Invitation.objects.get(sitting=sitting, account=account)


def answer(actor: Account, row: Invitation, **values: Any) -> None:
    replies.answer(actor, InvitationAnswer(invitation_id=row.id, **values))


def admit(cast: Cast, row: Invitation) -> Account:
    admitted = replies.admit_deputy(cast.qiao, InvitationAdmitDeputy(invitation_id=row.id))
    return Account.objects.get(id=admitted.account_id)


def test_an_answer_may_change_until_the_sitting_begins(
    cast: Cast, sitting: Sitting, before: time_machine.Traveller
) -> None:
    row = of(sitting, cast.wei)
    answer(cast.wei, row, reply=ReplyState.ACCEPTED)
    answer(cast.wei, row, reply=ReplyState.LEAVE, reason="出差")
    answer(cast.wei, row, reply=ReplyState.LEAVE, reason="出差")
    row.refresh_from_db()
    assert (row.reply, row.reply_reason) == ("leave", "出差")
    assert [event.type for event in reading.since(sitting.desk_stream, 0)] == ["invitation.answered"] * 2
    before.move_to(STARTS_AT)
    with pytest.raises(Conflict, match=r"invitation\.reply_closed"):
        answer(cast.wei, row, reply=ReplyState.ACCEPTED)


def test_the_committee_may_close_answers_earlier(cast: Cast, sitting: Sitting, before: time_machine.Traveller) -> None:
    override({"reply": {"closes_minutes": 60}})
    before.move_to(STARTS_AT - timedelta(minutes=60))
    assert not invitation(cast.wei, of(sitting, cast.wei).id).is_open
    with pytest.raises(Conflict, match=r"invitation\.reply_closed"):
        answer(cast.wei, of(sitting, cast.wei), reply=ReplyState.ACCEPTED)


def test_a_sitting_that_began_early_takes_no_more_answers(cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=SittingState.RUNNING)
    with pytest.raises(Conflict, match=r"invitation\.reply_closed"):
        answer(cast.wei, of(sitting, cast.wei), reply=ReplyState.ACCEPTED)
    answer(cast.qiao, of(sitting, cast.wei), reply=ReplyState.LEAVE)


def test_leave_needs_a_reason_unless_the_rules_say_otherwise(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Invalid, match=r"invitation\.reason_missing"):
        answer(cast.wei, of(sitting, cast.wei), reply=ReplyState.LEAVE)
    override({"reply": {"leave_needs_reason": False}})
    answer(cast.wei, of(sitting, cast.wei), reply=ReplyState.LEAVE)


def test_only_others_take_an_answer_back(cast: Cast, sitting: Sitting) -> None:
    row = of(sitting, cast.wei)
    answer(cast.wei, row, reply=ReplyState.ACCEPTED)
    with pytest.raises(Invalid, match=r"request\.invalid"):
        answer(cast.wei, row, reply=ReplyState.NONE)
    answer(cast.qiao, row, reply=ReplyState.NONE)
    row.refresh_from_db()
    assert (row.reply, row.replied_at) == ("none", None)


def test_anothers_invitation_is_not_mine_to_know(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(NotFound, match=r"invitation\.not_found"):
        answer(cast.gao, of(sitting, cast.wei), reply=ReplyState.ACCEPTED)


def test_who_may_send_a_deputy_is_a_rule(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Conflict, match=r"invitation\.deputy_refused"):
        answer(cast.wei, of(sitting, cast.wei), **DEPUTY)
    override({"reply": {"deputy_for_attendee": True}})
    answer(cast.wei, of(sitting, cast.wei), **DEPUTY)


def test_a_deputy_has_a_name_and_a_phone(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Invalid, match=r"invitation\.deputy_incomplete") as refusal:
        answer(cast.zhou, of(sitting, cast.zhou), reply=ReplyState.DEPUTY)
    assert [field["field"] for field in refusal.value.fields] == ["deputy_name", "deputy_phone"]
    with pytest.raises(Invalid, match=r"account\.phone_invalid"):
        answer(cast.zhou, of(sitting, cast.zhou), **{**DEPUTY, "deputy_phone": "12"})


def test_a_deputy_gets_an_account_by_their_phone(cast: Cast, sitting: Sitting) -> None:
    row = of(sitting, cast.zhou)
    answer(cast.zhou, row, **DEPUTY)
    deputy = admit(cast, row)
    assert (deputy.name, deputy.phone) == ("傅国栋", "13900139000")
    assert admit(cast, row) == deputy
    assert [event.type for event in reading.since(sitting.desk_stream, 0)] == [
        "invitation.answered",
        "invitation.deputy_admitted",
    ]


def test_a_deputy_who_has_an_account_sits_by_it(cast: Cast, sitting: Sitting) -> None:
    known = AccountFactory.create(phone="13900139000")
    answer(cast.zhou, of(sitting, cast.zhou), **DEPUTY)
    assert admit(cast, of(sitting, cast.zhou)) == known


def test_whoever_has_a_seat_is_nobodys_deputy(cast: Cast, sitting: Sitting) -> None:
    cast.wei.phone = "13900139000"
    cast.wei.save()
    answer(cast.zhou, of(sitting, cast.zhou), **DEPUTY)
    with pytest.raises(Conflict, match=r"invitation\.deputy_invited"):
        admit(cast, of(sitting, cast.zhou))


def test_nobody_sits_in_the_place_of_one_who_comes(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Conflict, match=r"invitation\.no_deputy"):
        admit(cast, of(sitting, cast.zhou))


def test_who_comes_after_all_takes_the_seat_back(cast: Cast, sitting: Sitting) -> None:
    row = of(sitting, cast.zhou)
    answer(cast.zhou, row, **DEPUTY)
    admit(cast, row)
    answer(cast.zhou, row, reply=ReplyState.ACCEPTED)
    row.refresh_from_db()
    assert (row.deputy, row.deputy_name, row.deputy_phone) == (None, "", "")


def test_another_deputy_has_to_be_let_in_anew(cast: Cast, sitting: Sitting) -> None:
    row = of(sitting, cast.zhou)
    answer(cast.zhou, row, **DEPUTY)
    admit(cast, row)
    answer(cast.zhou, row, **{**DEPUTY, "deputy_post": "处长"})
    row.refresh_from_db()
    assert row.deputy is not None
    answer(cast.zhou, row, **{**DEPUTY, "deputy_name": "沈佳", "deputy_phone": "13900139001"})
    row.refresh_from_db()
    assert row.deputy is None


def test_those_who_prepare_see_who_has_answered_what(cast: Cast, sitting: Sitting, client_for: ClientFor) -> None:
    answer(cast.wei, of(sitting, cast.wei), reply=ReplyState.ACCEPTED)
    answer(cast.gao, of(sitting, cast.gao), reply=ReplyState.LEAVE, reason="出差")
    answer(cast.zhou, of(sitting, cast.zhou), **DEPUTY)
    InvitationFactory.create(sitting=sitting, account=AccountFactory.create(is_venue=True), headcount=12)
    counts = invitations(cast.qiao, sitting.id).counts
    assert counts is not None
    assert counts.model_dump() == {
        "invited": 4,
        "due": 3,
        "accepted": 1,
        "leave": 1,
        "deputy": 1,
        "unanswered": 1,
        "unsent": 6,
        "at_venues": 12,
    }
    path = f"/api/sittings/{sitting.id}/invitations"
    assert "13900139000" in client_for(cast.qiao).get(path).content.decode()
    seen = client_for(cast.wei).get(path)
    assert "13900139000" not in seen.content.decode()
    assert "出差" not in seen.content.decode()
    assert seen.json()["counts"] is None
    assert {item["reply"] for item in seen.json()["items"]} == {None}
