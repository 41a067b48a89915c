"""Counting ballots: pure arithmetic, in whole numbers only, so that a result never hangs on a rounding."""

from collections.abc import Iterable, Sequence

from deliberation.events.polls import (
    Arithmetic,
    Fraction,
    OptionTally,
    PollBase,
    PollKind,
    PollMajority,
    PollMethod,
    PollQuestion,
    PollQuorum,
    PollVerdict,
)

FOR, AGAINST, ABSTAIN = range(3)
"""The answers to a motion."""
HIGHEST = 5
"""The best mark of a rating; the worst is 1."""

Answer = Sequence[int]
"""What a ballot says: see ``ballot.cast``."""


def is_acceptable(question: PollQuestion, answer: Answer) -> bool:
    """Return whether a ballot may say this: a blank one too, except for a motion."""
    options = len(question.options)
    match question.method:
        case PollMethod.MOTION:
            return len(answer) == 1 and FOR <= answer[0] <= ABSTAIN
        case _ if not answer:
            return True
        case PollMethod.SINGLE:
            return len(answer) == 1 and 0 <= answer[0] < options
        case PollMethod.MULTIPLE:
            are_options = all(0 <= place < options for place in answer)
            return are_options and len(set(answer)) == len(answer) and _is_within(question, len(answer))
        case PollMethod.RATING:
            return len(answer) == options and all(1 <= mark <= HIGHEST for mark in answer)


def count(question: PollQuestion, answers: Iterable[Answer], *, entitled: int, present: int) -> Arithmetic:
    """Return the result of ``answers``, each of them acceptable, in whatever order.

    ``entitled`` people are on the roll, and ``present`` of them were there.
    """
    cast = list(answers)
    valid = [answer for answer in cast if answer]
    options = option_tallies(question, valid)
    of = {
        PollBase.ENTITLED: entitled,
        PollBase.PRESENT: present,
        PollBase.CAST: len(cast),
        PollBase.VALID: len(valid),
    }[question.base]
    threshold = _threshold(question, of=of, against=_against(question, options, len(valid)))
    leading, needed = _leading(question, options), _whole(threshold)
    quorum = question.quorum if question.kind is PollKind.DECISION else PollQuorum.NONE
    quorum_needed = _whole(_share(quorum, entitled))
    reached = _reached(question, options, leading, needed)
    return Arithmetic(
        kind=question.kind,
        method=question.method,
        entitled=entitled,
        present=present,
        cast=len(cast),
        valid=len(valid),
        missing=entitled - len(cast),
        options=options,
        leading=leading,
        reached=reached,
        base=question.base,
        of=of,
        majority=question.majority,
        threshold=threshold,
        needed=needed,
        quorum=quorum,
        quorum_needed=quorum_needed,
        verdict=_verdict(question, reached, has_quorum=present >= quorum_needed),
    )


def option_tallies(question: PollQuestion, answers: Iterable[Answer]) -> list[OptionTally]:
    """Return how each option fared in ``answers``, blank ones left out."""
    valid = [answer for answer in answers if answer]
    if question.method is PollMethod.RATING:
        return [_marks([answer[place] for answer in valid]) for place in range(len(question.options))]
    votes = [0] * (3 if question.method is PollMethod.MOTION else len(question.options))
    for answer in valid:
        for place in answer:
            votes[place] += 1
    return [OptionTally(votes=number) for number in votes]


def _marks(marks: Sequence[int]) -> OptionTally:
    return OptionTally(votes=len(marks), sum=sum(marks), marks=[marks.count(mark) for mark in range(1, HIGHEST + 1)])


def _is_within(question: PollQuestion, chosen: int) -> bool:
    return question.minimum <= chosen <= question.maximum


def _against(question: PollQuestion, options: Sequence[OptionTally], valid: int) -> Fraction:
    """Return what a simple majority must exceed: those against; where several are chosen, half of the valid ballots,
    since whoever does not choose an option is against it; where one is, nothing, since the most votes win.
    """
    match question.method:
        case PollMethod.MOTION:
            return Fraction(numerator=options[AGAINST].votes, denominator=1, is_exceeded=True)
        case PollMethod.MULTIPLE:
            return Fraction(numerator=valid, denominator=2, is_exceeded=True)
        case _:
            return Fraction(numerator=0, denominator=1, is_exceeded=True)


def _threshold(question: PollQuestion, *, of: int, against: Fraction) -> Fraction:
    match question.majority:
        case PollMajority.SIMPLE:
            return against
        case PollMajority.ABSOLUTE:
            return Fraction(numerator=of, denominator=2, is_exceeded=True)
        case PollMajority.TWO_THIRDS:
            return Fraction(numerator=2 * of, denominator=3, is_exceeded=of == 0)  # nobody's votes carry nothing


def _share(quorum: PollQuorum, entitled: int) -> Fraction:
    match quorum:
        case PollQuorum.NONE:
            return Fraction(numerator=0, denominator=1, is_exceeded=False)
        case PollQuorum.HALF:
            return Fraction(numerator=entitled, denominator=2, is_exceeded=True)
        case PollQuorum.TWO_THIRDS:
            return Fraction(numerator=2 * entitled, denominator=3, is_exceeded=False)


def _whole(fraction: Fraction) -> int:
    """Return the smallest whole number beyond a threshold."""
    if fraction.is_exceeded:
        return fraction.numerator // fraction.denominator + 1
    return -(-fraction.numerator // fraction.denominator)


def _leading(question: PollQuestion, options: Sequence[OptionTally]) -> list[int]:
    """Return the places of the best options, several if they are level, none if nobody voted."""
    # Every option of a rating has as many marks as there are valid ballots, so sums compare as means do.
    is_rating = question.method is PollMethod.RATING
    scores = [option.sum if is_rating else option.votes for option in options]
    best = max(scores, default=0)
    return [place for place, score in enumerate(scores) if score == best and best > 0]


def _reached(question: PollQuestion, options: Sequence[OptionTally], leading: Sequence[int], needed: int) -> list[int]:
    """Return the places of the options that have their majority; of options that exclude each other, only the first."""
    enough = [place for place, option in enumerate(options) if option.votes >= needed]
    match question.method:
        case PollMethod.RATING:
            return []
        case PollMethod.MOTION:
            return [place for place in enough if place == FOR]
        case PollMethod.SINGLE:
            return [place for place in enough if list(leading) == [place]]
        case PollMethod.MULTIPLE:
            return enough


def _verdict(question: PollQuestion, reached: Sequence[int], *, has_quorum: bool) -> PollVerdict:
    if question.kind is not PollKind.DECISION:
        return PollVerdict.NONE
    if not has_quorum:
        return PollVerdict.NO_QUORUM
    return PollVerdict.PASSED if reached else PollVerdict.FAILED
