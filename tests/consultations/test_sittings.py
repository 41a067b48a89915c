"""Planning sittings: scheduling, changing, cancelling, and the meeting code."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from consultations.models import Consultation, Paper, Sitting
from consultations.services import sittings
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.events.plans import SittingCancel, SittingChange, SittingRenewCode, SittingSchedule
from deliberation.events.sittings import Confidentiality, Mode, SittingState
from deliberation.notifications.models import Notice
from deliberation.rules.services import override
from tests.conftest import Cast, ClientFor
from tests.consultations.conftest import PutPaper
from tests.factories import ConsultationFactory, SittingFactory

NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    """Let it be the day before the sittings."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def consultation(db: None) -> Consultation:
    return ConsultationFactory.create(mode=Mode.ONLINE)


def schedule(cast: Cast, consultation: Consultation, **values: Any) -> Sitting:
    given = {"starts_at": TOMORROW, "ends_at": TOMORROW + timedelta(hours=2), **values}
    command = SittingSchedule(consultation_id=consultation.id, **given)
    return Sitting.objects.get(id=sittings.schedule(cast.qiao, command).sitting_id)


def change(cast: Cast, sitting: Sitting, **values: Any) -> None:
    sittings.alter(cast.qiao, SittingChange(sitting_id=sitting.id, **values))


def types(stream: str) -> list[str]:
    return [event.type for event in reading.since(stream, 0)]


def notices(kind: str) -> set[str]:
    deliver_due()
    return {notice.account.username for notice in Notice.objects.filter(kind=kind).select_related("account")}


def test_a_sitting_is_called_as_its_consultation_unless_told_otherwise(cast: Cast, consultation: Consultation) -> None:
    sitting = schedule(cast, consultation)
    assert (sitting.title, sitting.state) == ("老旧小区加装电梯", "scheduled")
    assert len(sitting.meeting_code) == 9
    assert sitting.meeting_code.isdecimal()
    assert not sitting.meeting_code.startswith("0")
    assert types(consultation.stream) == ["sitting.scheduled"]


@pytest.mark.parametrize(
    ("starts_in", "hours", "reason"),
    [(24, 0, "before_start"), (24, -1, "before_start"), (24, 13, "too_long"), (-3, 2, "past"), (-2, 2, "past")],
)
def test_times_that_can_only_be_a_slip_are_refused(
    starts_in: int, hours: int, reason: str, cast: Cast, consultation: Consultation
) -> None:
    starts_at = NOW + timedelta(hours=starts_in)
    with pytest.raises(Invalid, match=r"sitting\.times_invalid") as refusal:
        schedule(cast, consultation, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours))
    assert refusal.value.fields == [{"field": "ends_at", "reason": reason}]


def test_how_long_a_sitting_may_be_is_a_rule(cast: Cast, consultation: Consultation) -> None:
    override({"sitting": {"max_hours": 1}})
    with pytest.raises(Invalid, match=r"sitting\.times_invalid"):
        schedule(cast, consultation)


@pytest.mark.parametrize("mode", Mode)
def test_people_who_come_together_need_a_place(mode: Mode, cast: Cast, consultation: Consultation) -> None:
    Consultation.objects.filter(id=consultation.id).update(mode=mode)
    assert schedule(cast, consultation, place="三楼会议室").place == "三楼会议室"
    if mode == Mode.ONLINE:
        schedule(cast, consultation)
    else:
        with pytest.raises(Invalid, match=r"sitting\.place_missing"):
            schedule(cast, consultation)


def test_a_withdrawn_consultation_has_no_more_sittings(cast: Cast, consultation: Consultation) -> None:
    Consultation.objects.filter(id=consultation.id).update(withdrawn_at=NOW)
    with pytest.raises(Conflict, match=r"consultation\.withdrawn"):
        schedule(cast, consultation)


def test_the_room_and_the_lead_body_hear_of_a_change(cast: Cast, consultation: Consultation) -> None:
    sitting = schedule(cast, consultation)
    change(cast, sitting, title="加装电梯协商会")
    change(cast, sitting, title="加装电梯协商会")
    assert types(sitting.stream) == ["sitting.changed"]
    assert types(consultation.stream) == ["sitting.scheduled", "sitting.changed"]


def test_those_who_were_told_are_told_of_another_time_or_place(cast: Cast, sitting: Sitting) -> None:
    sitting.invitations.filter(account__in=[cast.wei, cast.qiao]).update(sent_at=NOW)
    change(cast, sitting, title="协商会")
    assert notices("sitting.changed") == set()
    change(cast, sitting, ends_at=sitting.ends_at + timedelta(minutes=30))
    assert notices("sitting.changed") == {"wei"}  # qiao did it and knows; the others have not been invited yet


def test_once_it_has_begun_only_its_end_moves(cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=SittingState.RUNNING)
    with pytest.raises(Conflict, match=r"sitting\.started"):
        change(cast, sitting, starts_at=sitting.starts_at + timedelta(minutes=30))
    change(cast, sitting, ends_at=sitting.ends_at + timedelta(minutes=30))


@pytest.mark.parametrize("state", [SittingState.ENDED, SittingState.CLOSED])
def test_nothing_is_planned_of_what_is_over(state: SittingState, cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=state)
    with pytest.raises(Conflict, match=r"sitting\.ended"):
        change(cast, sitting, title="协商会")
    with pytest.raises(Conflict, match=r"sitting\.ended"):
        sittings.cancel(cast.qiao, SittingCancel(sitting_id=sitting.id))
    with pytest.raises(Conflict, match=r"sitting\.ended"):
        sittings.renew_code(cast.qiao, SittingRenewCode(sitting_id=sitting.id))


def test_papers_follow_a_sitting_that_becomes_confidential(cast: Cast, sitting: Sitting, put_paper: PutPaper) -> None:
    paper = put_paper()
    change(cast, sitting, confidentiality=Confidentiality.CONFIDENTIAL)
    assert Paper.objects.get(id=paper.id).is_inner


def test_everybody_who_was_told_is_told_that_it_was_called_off(cast: Cast, sitting: Sitting) -> None:
    sitting.invitations.filter(account__in=[cast.wei, cast.zhou]).update(sent_at=NOW)
    for _ in range(2):
        sittings.cancel(cast.qiao, SittingCancel(sitting_id=sitting.id, reason="改期"))
    assert types(sitting.stream) == ["sitting.cancelled"]
    assert notices("sitting.cancelled") == {"wei", "zhou"}
    assert Notice.objects.filter(kind="sitting.cancelled").first().subject["reason"] == "改期"  # type: ignore[union-attr]
    with pytest.raises(Conflict, match=r"sitting\.cancelled"):
        change(cast, sitting, title="协商会")


@pytest.mark.parametrize("state", [SittingState.RUNNING, SittingState.SUSPENDED])
def test_what_has_begun_is_ended_and_not_called_off(state: SittingState, cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(state=state)
    with pytest.raises(Conflict, match=r"sitting\.started"):
        sittings.cancel(cast.qiao, SittingCancel(sitting_id=sitting.id))


def test_a_new_code_replaces_the_old_one(cast: Cast, sitting: Sitting) -> None:
    before = sitting.meeting_code
    sittings.renew_code(cast.qiao, SittingRenewCode(sitting_id=sitting.id))
    sitting.refresh_from_db()
    assert sitting.meeting_code != before
    (event,) = reading.since(sitting.desk_stream, 0)
    assert sitting.meeting_code not in str(event.data)


def test_a_calendar_shows_what_lies_in_its_window(
    cast: Cast, consultation: Consultation, client_for: ClientFor
) -> None:
    first = schedule(cast, consultation)
    second = schedule(
        cast, consultation, starts_at=TOMORROW + timedelta(days=7), ends_at=TOMORROW + timedelta(days=7, hours=1)
    )
    client = client_for(cast.qiao)

    def shown(**query: str) -> list[str]:
        return [item["sitting_id"] for item in client.get("/api/sittings", query).json()["items"]]

    assert shown() == [str(first.id), str(second.id)]
    assert shown(until="2026-03-03T00:00:00Z") == [str(first.id)]
    assert shown(since="2026-03-02T03:00:00Z") == [str(second.id)]  # half-open: what ends then is over
    sittings.cancel(cast.qiao, SittingCancel(sitting_id=first.id))
    assert shown() == [str(second.id)]
    assert shown(is_cancelled="true") == [str(first.id)]


def test_those_that_are_over_are_listed_apart_the_newest_first(cast: Cast, client_for: ClientFor) -> None:
    early, late = (SittingFactory.create(starts_at=TOMORROW + timedelta(days=day)) for day in (1, 2))
    past, long_past = (
        SittingFactory.create(starts_at=TOMORROW - timedelta(days=day), state=SittingState.ENDED) for day in (1, 9)
    )

    def shown(is_over: str) -> list[str]:
        answer = client_for(cast.qiao).get("/api/sittings", {"is_over": is_over}).json()
        return [item["sitting_id"] for item in answer["items"]]

    assert shown("false") == [str(early.id), str(late.id)]
    assert shown("true") == [str(past.id), str(long_past.id)]


def test_a_page_says_what_one_may_do(cast: Cast, sitting: Sitting, client_for: ClientFor) -> None:
    def rights(name: str) -> tuple[bool, bool, str | None]:
        answer = client_for(getattr(cast, name)).get(f"/api/sittings/{sitting.id}").json()
        return answer["may_manage"], answer["may_read_inner"], answer["my_role"]

    assert rights("qiao") == (True, True, "operator")
    assert rights("wei") == (False, True, "attendee")
    assert rights("chen") == (False, False, "observer")
