"""Poll arithmetic: tables made by hand, and what must hold of every result."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.events.polls import (
    MOST_OPTIONS,
    Arithmetic,
    PollBase,
    PollKind,
    PollMajority,
    PollMethod,
    PollQuestion,
    PollQuorum,
    PollVerdict,
)
from realtime.tally import count, is_acceptable


def asked(**given: Any) -> PollQuestion:
    """Return a motion to be decided by more than half of all entitled, unless told otherwise."""
    standard: dict[str, Any] = {
        "kind": PollKind.DECISION,
        "title": "通过《建议案》",
        "base": PollBase.ENTITLED,
        "majority": PollMajority.ABSOLUTE,
        "quorum": PollQuorum.HALF,
    }
    return PollQuestion(**{**standard, **given})


def motion(for_: int, against: int, abstain: int) -> list[list[int]]:
    return [[0]] * for_ + [[1]] * against + [[2]] * abstain


# entitled present | for against abstain | base majority quorum | of needed quorum_needed | verdict
DECISIONS = """
 7  7 |  5  2  0 | entitled two_thirds none       |  7  5  0 | passed
 7  7 |  4  3  0 | entitled two_thirds none       |  7  5  0 | failed
 9  9 |  6  3  0 | entitled two_thirds none       |  9  6  0 | passed
 7  6 |  4  2  0 | entitled absolute   none       |  7  4  0 | passed
 8  8 |  4  4  0 | entitled absolute   none       |  8  5  0 | failed
 8  8 |  5  3  0 | entitled absolute   none       |  8  5  0 | passed
30 22 | 15  3  2 | entitled absolute   half       | 30 16 16 | failed
30 22 | 15  3  2 | present  absolute   half       | 22 12 16 | passed
30 22 | 10  5  5 | cast     absolute   half       | 20 11 16 | failed
30 22 | 11  4  5 | cast     absolute   half       | 20 11 16 | passed
30 22 |  9  2  9 | valid    simple     half       | 20  3 16 | passed
30 22 |  5  5 10 | valid    simple     half       | 20  6 16 | failed
30 22 |  0  0 20 | valid    simple     half       | 20  1 16 | failed
30 15 | 15  0  0 | entitled simple     half       | 30  1 16 | no_quorum
30 16 | 16  0  0 | entitled absolute   half       | 30 16 16 | passed
30 19 | 19  0  0 | cast     two_thirds two_thirds | 19 13 20 | no_quorum
30 20 | 13  7  0 | cast     two_thirds two_thirds | 20 14 20 | failed
30 20 | 14  6  0 | cast     two_thirds two_thirds | 20 14 20 | passed
 4  4 |  0  0  0 | valid    two_thirds none       |  0  1  0 | failed
 4  4 |  0  0  0 | valid    absolute   none       |  0  1  0 | failed
 4  4 |  0  0  0 | valid    simple     none       |  0  1  0 | failed
 1  1 |  1  0  0 | entitled two_thirds two_thirds |  1  1  1 | passed
 3  2 |  2  0  0 | entitled two_thirds two_thirds |  3  2  2 | passed
"""


@pytest.mark.parametrize("line", DECISIONS.strip().splitlines())
def test_a_decision(line: str) -> None:
    people, votes, how, numbers, verdict = (part.split() for part in line.split("|"))
    entitled, present = map(int, people)
    question = asked(base=how[0], majority=how[1], quorum=how[2])
    result = count(question, motion(*map(int, votes)), entitled=entitled, present=present)
    assert [result.of, result.needed, result.quorum_needed] == [int(number) for number in numbers]
    assert result.verdict == verdict[0]


def test_what_is_printed() -> None:
    result = count(asked(majority="two_thirds"), motion(4, 1, 1), entitled=9, present=7)
    assert (result.entitled, result.present, result.cast, result.valid, result.missing) == (9, 7, 6, 6, 3)
    assert [option.votes for option in result.options] == [4, 1, 1]
    assert result.threshold.model_dump() == {"numerator": 18, "denominator": 3, "is_exceeded": False}
    assert (result.needed, result.reached) == (6, [])


@pytest.mark.parametrize(
    ("majority", "numerator", "denominator", "is_exceeded"),
    [("simple", 3, 1, True), ("absolute", 7, 2, True), ("two_thirds", 14, 3, False)],
)
def test_the_threshold_is_told_before_it_is_rounded(
    majority: str, numerator: int, denominator: int, is_exceeded: bool
) -> None:
    threshold = count(asked(majority=majority), motion(4, 3, 0), entitled=7, present=7).threshold
    assert (threshold.numerator, threshold.denominator, threshold.is_exceeded) == (numerator, denominator, is_exceeded)


# method majority | votes by ballot | leading | reached | verdict; a dot is a blank ballot
CHOICES = """
single   simple     | 0 0 1 2     | 0   | 0   | passed
single   simple     | 0 0 1 1 2   | 0 1 |     | failed
single   absolute   | 0 0 0 1 2   | 0   | 0   | passed
single   absolute   | 0 0 1 2     | 0   |     | failed
single   simple     | . .         |     |     | failed
single   absolute   | 2 . .       | 2   | 2   | passed
multiple simple     | 01 01 2     | 0 1 | 0 1 | passed
multiple simple     | 01 12 20    | 0 1 2 | 0 1 2 | passed
multiple simple     | 0 1 2       | 0 1 2 |   | failed
multiple two_thirds | 01 01 12 01 | 1   | 0 1 | passed
multiple two_thirds | 01 02 12 .  | 0 1 2 | 0 1 2 | passed
"""


@pytest.mark.parametrize("line", CHOICES.strip().splitlines())
def test_a_choice_among_options(line: str) -> None:
    how, ballots, leading, reached, verdict = (part.split() for part in line.split("|"))
    question = asked(method=how[0], majority=how[1], options=["甲", "乙", "丙"], maximum=3, base="valid", quorum="none")
    answers = [[] if ballot == "." else [int(place) for place in ballot] for ballot in ballots]
    result = count(question, answers, entitled=9, present=9)
    assert (result.leading, result.reached) == ([int(place) for place in leading], [int(place) for place in reached])
    assert result.verdict == verdict[0]


def test_a_rating_has_sums_and_how_often_each_mark_was_given() -> None:
    question = asked(kind="rating", method="rating", options=["办理态度", "办理结果"])
    result = count(question, [[5, 3], [4, 3], [5, 1], []], entitled=5, present=4)
    assert [(option.votes, option.sum, option.marks) for option in result.options] == [
        (3, 14, [0, 0, 0, 1, 2]),
        (3, 7, [1, 0, 2, 0, 0]),
    ]
    assert (result.cast, result.valid, result.leading, result.verdict) == (4, 3, [0], PollVerdict.NONE)


@pytest.mark.parametrize("kind", [PollKind.SOUNDING, PollKind.RATING])
def test_only_a_decision_has_a_verdict_and_a_quorum(kind: PollKind) -> None:
    method = PollMethod.RATING if kind is PollKind.RATING else PollMethod.SINGLE
    question = asked(kind=kind, method=method, options=["甲"], quorum="two_thirds")
    result = count(question, [[1 if kind is PollKind.RATING else 0]], entitled=9, present=1)
    assert (result.verdict, result.quorum, result.quorum_needed) == (PollVerdict.NONE, PollQuorum.NONE, 0)


OPTIONS = ["甲", "乙", "丙", "丁"]
ANSWERS: dict[PollMethod, st.SearchStrategy[list[int]]] = {
    PollMethod.MOTION: st.sampled_from([[0], [1], [2]]),
    PollMethod.SINGLE: st.sampled_from([[], [0], [1], [2], [3]]),
    PollMethod.MULTIPLE: st.lists(st.integers(0, 3), unique=True, max_size=3),
    PollMethod.RATING: st.one_of(st.just([]), st.lists(st.integers(1, 5), min_size=4, max_size=4)),
}


Drawn = tuple[PollQuestion, list[list[int]], int, int]
"""A question, the answers, how many were entitled and how many present."""


@st.composite
def polls(draw: st.DrawFn) -> Drawn:
    """Draw a question, what was answered, and how many were entitled and present."""
    method = draw(st.sampled_from(PollMethod))
    kind = PollKind.RATING if method is PollMethod.RATING else draw(st.sampled_from(list(PollKind)[:2]))
    question = asked(
        kind=kind,
        method=method,
        options=[] if method is PollMethod.MOTION else OPTIONS,
        maximum=3 if method is PollMethod.MULTIPLE else 1,
        base=draw(st.sampled_from(PollBase)),
        majority=draw(st.sampled_from(PollMajority)),
        quorum=draw(st.sampled_from(PollQuorum)),
    )
    answers = draw(st.lists(ANSWERS[method], max_size=25))
    present = len(answers) + draw(st.integers(0, 5))
    return question, answers, present + draw(st.integers(0, 5)), present


@given(polls(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(poll: Drawn, chance: Any) -> None:
    question, answers, entitled, present = poll
    shuffled = list(answers)
    chance.shuffle(shuffled)
    result = count(question, answers, entitled=entitled, present=present)
    assert count(question, shuffled, entitled=entitled, present=present) == result


@given(polls())
def test_what_adds_up(poll: Drawn) -> None:
    question, answers, entitled, present = poll
    assert all(is_acceptable(question, answer) for answer in answers)
    result = count(question, answers, entitled=entitled, present=present)
    assert result.valid <= result.cast <= result.present <= result.entitled
    assert result.cast + result.missing == result.entitled
    votes = [option.votes for option in result.options]
    match question.method:
        case PollMethod.MOTION | PollMethod.SINGLE:
            assert sum(votes) == result.valid
        case PollMethod.MULTIPLE:
            assert sum(votes) == sum(len(answer) for answer in answers)
            assert max(votes) <= result.valid
        case PollMethod.RATING:
            assert votes == [result.valid] * len(OPTIONS)
            for option in result.options:
                assert sum(option.marks) == option.votes
                assert option.sum == sum(mark * number for mark, number in enumerate(option.marks, 1))


@given(polls())
def test_whoever_reaches_the_threshold_is_beyond_it_and_one_vote_less_is_not(
    poll: Drawn,
) -> None:
    question, answers, entitled, present = poll
    result = count(question, answers, entitled=entitled, present=present)
    assert _is_beyond(result, result.needed)
    assert not _is_beyond(result, result.needed - 1)
    assert result.needed >= 1
    assert all(_is_beyond(result, result.options[place].votes) for place in result.reached)


@given(polls())
def test_a_decision_passes_only_with_a_quorum_and_a_majority(
    poll: Drawn,
) -> None:
    question, answers, entitled, present = poll
    result = count(question, answers, entitled=entitled, present=present)
    if question.kind is PollKind.DECISION:
        has_quorum = present >= result.quorum_needed
        assert (result.verdict is PollVerdict.NO_QUORUM) == (not has_quorum)
        assert (result.verdict is PollVerdict.PASSED) == (has_quorum and bool(result.reached))


def _is_beyond(result: Arithmetic, votes: int) -> bool:
    left, right = votes * result.threshold.denominator, result.threshold.numerator
    return left > right if result.threshold.is_exceeded else left >= right


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        (PollMethod.MOTION, []),
        (PollMethod.MOTION, [3]),
        (PollMethod.MOTION, [0, 1]),
        (PollMethod.SINGLE, [4]),
        (PollMethod.SINGLE, [0, 1]),
        (PollMethod.MULTIPLE, [0, 0]),
        (PollMethod.MULTIPLE, [1]),
        (PollMethod.MULTIPLE, [0, 1, 2, 3]),
        (PollMethod.MULTIPLE, [0, 4]),
        (PollMethod.RATING, [1, 2, 3]),
        (PollMethod.RATING, [1, 2, 3, 6]),
        (PollMethod.RATING, [0, 2, 3, 4]),
    ],
)
def test_what_no_ballot_may_say(method: PollMethod, answer: Sequence[int]) -> None:
    bounds = {"minimum": 2, "maximum": 3} if method is PollMethod.MULTIPLE else {}
    assert not is_acceptable(asked(method=method, options=OPTIONS, **bounds), answer)


@given(st.sampled_from(PollMethod), st.lists(st.integers(-1, MOST_OPTIONS + 1), max_size=6))
def test_any_answer_is_judged(method: PollMethod, answer: list[int]) -> None:
    question = asked(method=method, options=OPTIONS, maximum=3)
    if is_acceptable(question, answer):
        count(question, [answer], entitled=1, present=1)
