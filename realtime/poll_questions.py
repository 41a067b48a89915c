"""What is asked in a poll: a draft is completed by the rules, and must make sense."""

from collections.abc import Iterator

from deliberation.core.errors import Invalid
from deliberation.events.polls import (
    PollBase,
    PollDraft,
    PollKind,
    PollMajority,
    PollMethod,
    PollQuestion,
    PollQuorum,
)
from deliberation.rules.catalogue import PollRules

Fault = tuple[str, str]
"""A field and what is wrong with it."""

FEWEST_OPTIONS = {PollMethod.MOTION: 0, PollMethod.SINGLE: 2, PollMethod.MULTIPLE: 2, PollMethod.RATING: 1}


def complete(draft: PollDraft, rules: PollRules) -> PollQuestion:
    """Return the question that a draft comes to where ``rules`` are in force.

    Raises:
        Invalid: ``poll.invalid`` with what is wrong as fields.
    """
    found = [{"field": field, "reason": reason} for field, reason in faults(draft)]
    if found:
        raise Invalid("poll.invalid", fields=found)
    given = {name: value for name, value in draft if name in PollQuestion.model_fields and value is not None}
    return PollQuestion(**{**_by_rule(draft.kind, rules), **given})


def faults(draft: PollDraft) -> Iterator[Fault]:
    """Yield what does not fit together in a draft."""
    count = len(draft.options)
    if (draft.kind is PollKind.RATING) != (draft.method is PollMethod.RATING):
        yield "method", "kind"
    if count < FEWEST_OPTIONS[draft.method]:
        yield "options", "too_few"
    if draft.method is PollMethod.MOTION and count:
        yield "options", "too_many"
    if len(set(draft.options)) < count:
        yield "options", "duplicate"
    yield from _faults_of_bounds(draft)
    if draft.is_secret and draft.may_change:
        yield "may_change", "secret"
    if draft.has_codes and not draft.is_secret:
        yield "has_codes", "named"
    if draft.quorum not in (None, PollQuorum.NONE) and draft.kind is not PollKind.DECISION:
        yield "quorum", "kind"


def _faults_of_bounds(draft: PollDraft) -> Iterator[Fault]:
    highest = len(draft.options) if draft.method is PollMethod.MULTIPLE else 1
    if draft.minimum > draft.maximum:
        yield "minimum", "greater_than_maximum"
    if draft.maximum > max(highest, 1):
        yield "maximum", "too_great"


def _by_rule(kind: PollKind, rules: PollRules) -> dict[str, object]:
    if kind is PollKind.DECISION:
        return {
            "base": rules.decision_base,
            "majority": rules.decision_majority,
            "quorum": rules.decision_quorum,
        }
    base = rules.sounding_base if kind is PollKind.SOUNDING else PollBase.VALID
    return {"base": base, "majority": PollMajority.SIMPLE, "quorum": PollQuorum.NONE}
