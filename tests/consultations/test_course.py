"""The course of a sitting (待召开 → 等候中 → 进行中 ⇄ 休会 → 已结束 → 已办结), whatever is tried in whatever order."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from consultations.models import Sitting
from consultations.services import course
from deliberation.core import clock
from deliberation.core.errors import Conflict
from deliberation.events.sittings import SittingState
from tests.factories import SittingFactory

S = SittingState
MAY = {
    "open_lobby": {S.SCHEDULED: S.WAITING, S.WAITING: S.WAITING},
    "start": {S.SCHEDULED: S.RUNNING, S.WAITING: S.RUNNING, S.RUNNING: S.RUNNING},
    "suspend": {S.RUNNING: S.SUSPENDED, S.SUSPENDED: S.SUSPENDED},
    "resume": {S.SUSPENDED: S.RUNNING, S.RUNNING: S.RUNNING},
    "end": {S.WAITING: S.ENDED, S.RUNNING: S.ENDED, S.SUSPENDED: S.ENDED, S.ENDED: S.ENDED, S.CLOSED: S.CLOSED},
    "close": {S.ENDED: S.CLOSED, S.CLOSED: S.CLOSED},
}
"""Step → from which state to which; from all others it is refused."""


class Course(RuleBasedStateMachine):
    """A sitting, and a table that says where it has to stand."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting = SittingFactory.create(state=S.SCHEDULED, opened_at=None, started_at=None)
        self.state = S.SCHEDULED

    def _take(self, step: str) -> None:
        at: datetime = clock.now()
        more: dict[str, list[str]] = {"missing": []} if step == "close" else {}
        values = more if step == "resume" else {"at": at, **more}
        wanted = MAY[step].get(self.state)
        if wanted is None:
            with pytest.raises(Conflict, match=r"sitting\.wrong_state"):
                getattr(course, step)(self.sitting, **values)
        else:
            assert getattr(course, step)(self.sitting, **values) is (wanted != self.state)
            self.state = wanted

    @rule()
    def open_lobby(self) -> None:
        self._take("open_lobby")

    @rule()
    def start(self) -> None:
        self._take("start")

    @rule()
    def suspend(self) -> None:
        self._take("suspend")

    @rule()
    def resume(self) -> None:
        self._take("resume")

    @rule()
    def end(self) -> None:
        self._take("end")

    @rule()
    def close(self) -> None:
        self._take("close")

    @precondition(lambda self: self.state == S.ENDED)
    @rule()
    def close_while_something_is_missing(self) -> None:
        with pytest.raises(Conflict, match=r"sitting\.incomplete") as refusal:
            course.close(self.sitting, at=clock.now(), missing=["minutes"])
        assert refusal.value.fields == [{"field": "minutes", "reason": "missing"}]

    @invariant()
    def it_stands_where_the_table_says(self) -> None:
        row = Sitting.objects.get(id=self.sitting.id)
        assert row.state == self.state
        assert (row.opened_at is None) == (self.state == S.SCHEDULED)
        assert (row.suspended_at is not None) == (self.state == S.SUSPENDED)
        assert (row.ended_at is not None) == (self.state in (S.ENDED, S.CLOSED))
        assert (row.closed_at is not None) == (self.state == S.CLOSED)


@pytest.mark.django_db
def test_no_order_of_steps_leads_astray() -> None:
    run_state_machine_as_test(
        Course,
        settings=settings(
            max_examples=30, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["open_lobby", "start"])
def test_a_sitting_that_was_called_off_does_not_begin(step: str) -> None:
    sitting = SittingFactory.create(state=S.SCHEDULED, cancelled_at=clock.now())
    with pytest.raises(Conflict, match=r"sitting\.wrong_state"):
        getattr(course, step)(sitting, at=clock.now())
