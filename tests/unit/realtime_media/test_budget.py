"""How much a subscriber's link is trusted with: when it is less, and when more is tried."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.budget import FIRST_WAIT, KEPT, LONGEST_WAIT, SETTLING, TRIAL_SECONDS, Budget
from realtime.media.link_quality import News

SENT, NEEDED = 1_000_000, 1_200_000


def lost(share: float, rtt: float | None = None) -> News:
    return News(share, rtt)


BAD, FAIR = lost(0.5), lost(0.05)


def fall(budget: Budget, now: float, sent: int = SENT) -> float:
    """Let two bad seconds come, and give the moment of the second."""
    assert not budget.judge(BAD, sent, now)
    assert budget.judge(BAD, sent, now + 1)
    return now + 1


def test_one_bad_second_is_an_accident_and_two_are_a_bad_link() -> None:
    budget = Budget()
    for second, news in enumerate((BAD, FAIR, BAD, FAIR)):
        assert not budget.judge(news, SENT, 100.0 + second)
    fall(budget, 105.0)
    assert budget.limit == SENT / 2 * KEPT


def test_a_second_without_news_is_neither_good_nor_bad() -> None:
    budget = Budget()
    assert not budget.judge(BAD, SENT, 100.0)
    assert not budget.judge(News(None, None), SENT, 101.0)
    assert budget.judge(BAD, SENT, 102.0)


def test_a_lossy_link_that_carries_everything_keeps_everything() -> None:
    budget = Budget()
    for second in range(100):
        assert not budget.judge(FAIR, SENT, 100.0 + second)


def test_a_queue_that_fills_counts_like_loss_and_a_long_way_does_not() -> None:
    budget = Budget()
    for second in range(10):
        assert not budget.judge(lost(0, 0.6), SENT, 100.0 + second)
    assert not budget.judge(lost(0, 1.2), SENT, 120.0)
    assert budget.judge(lost(0, 1.3), SENT, 121.0)
    assert budget.limit == SENT * KEPT


def test_a_way_that_has_become_longer_is_soon_the_usual_one() -> None:
    budget = Budget()
    falls = [
        second for second in range(300) if budget.judge(lost(0, 0.02 if second < 10 else 0.7), SENT, 100.0 + second)
    ]
    assert falls
    assert max(falls) < 90


def test_what_is_told_of_the_time_before_a_fall_counts_no_more() -> None:
    budget = Budget()
    now = fall(budget, 100.0)
    limit = budget.limit
    for step in range(3):
        assert not budget.judge(BAD, SENT, now + step * SETTLING / 3)
    assert budget.limit == limit


def test_more_is_tried_and_ever_later_when_it_fails_at_once() -> None:
    budget, now, waits = Budget(), 100.0, []
    for _ in range(5):
        fell = now = fall(budget, now)
        while budget.limit < NEEDED:
            now += 1
            budget.tick(NEEDED, now)
        waits.append(now - fell)
        now += 1
    assert waits == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT, LONGEST_WAIT, LONGEST_WAIT]


def test_after_one_step_that_went_well_the_next_comes_sooner() -> None:
    budget = Budget()
    now = fall(budget, 100.0)
    budget.tick(600_000, now + FIRST_WAIT)
    first = budget.limit
    assert 600_000 <= first < 700_000
    budget.tick(NEEDED, now + FIRST_WAIT + TRIAL_SECONDS - 1)
    assert budget.limit == first
    budget.tick(NEEDED, now + FIRST_WAIT + TRIAL_SECONDS)
    assert NEEDED <= budget.limit < 1.2 * NEEDED
    budget.tick(None, now + FIRST_WAIT + 2 * TRIAL_SECONDS)
    assert budget.limit == inf


def test_after_many_failures_one_success_makes_the_next_steps_soon_again() -> None:
    budget, now = Budget(), 100.0
    for _ in range(6):
        now = fall(budget, now)
        while budget.limit < NEEDED:
            now += 1
            budget.tick(NEEDED, now)
        now += 1
    tried = now - 1
    for step in range(1, 4):
        budget.tick(NEEDED * (step + 1), tried + step * TRIAL_SECONDS)
        assert budget.limit >= NEEDED * (step + 1)


def test_a_trial_that_fails_takes_back_no_more_than_it_gave() -> None:
    budget = Budget()
    now = fall(budget, 100.0)
    before = budget.limit
    budget.tick(NEEDED, now + FIRST_WAIT)
    fall(budget, now + FIRST_WAIT + 1, sent=300_000)
    assert budget.limit == before
    fall(budget, now + FIRST_WAIT + 20, sent=300_000)
    assert budget.limit < before


def test_a_choice_that_is_a_real_relief_is_tried_before_none() -> None:
    budget = Budget()
    for second in range(2):
        budget.judge(lost(0.9), SENT, 100.0 + second, least=200_000)
    assert 200_000 <= budget.limit < 250_000
    for second in range(2):
        budget.judge(lost(0.9), 200_000, 110.0 + second, least=200_000)
    assert budget.limit < 200_000


def test_loss_and_a_full_queue_at_once_need_no_second_one() -> None:
    budget = Budget()
    assert not budget.judge(lost(0, 0.02), SENT, 100.0)
    assert budget.judge(lost(0.5, 0.5), SENT, 101.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 5), st.none() | st.floats(0, 3)), max_size=60))
def test_it_is_never_kept_from_trying_for_longer_than_the_longest_wait(
    seconds: list[tuple[float, float, float | None]],
) -> None:
    budget, now = Budget(), 100.0
    for share, pause, rtt in seconds:
        now += pause
        budget.judge(lost(share, rtt), SENT, now)
        budget.tick(NEEDED, now)
        assert budget.limit >= 0
    budget.tick(NEEDED, now + LONGEST_WAIT)
    assert budget.limit >= NEEDED
