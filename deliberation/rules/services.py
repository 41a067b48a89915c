"""Changing the rules. Whose right it is to change which is asked by the callers, who know people."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from deliberation.core import clock
from deliberation.core.errors import Invalid
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events.rules import RulesChanged
from deliberation.rules.catalogue import Rules
from deliberation.rules.models import RuleSet
from deliberation.rules.selectors import Values, overlaid, sound

STREAM = "institution"
"""What concerns the institution as a whole is recorded here."""


@change
def override(values: Values, *, scope: str = RuleSet.INSTITUTION, actor: Actor | None = None) -> Rules:
    """Set the scope's own values, e.g. ``{"message": {"max_length": 500}}``, in place of all those set before.

    Returns what they make of the defaults. Setting what is set already changes nothing.

    Raises:
        Invalid: ``request.invalid``; a rule is unknown or its value out of bounds.
    """
    rules = _checked(values)
    row = _locked(scope)
    own = _plain(rules)
    if own != row.values:
        row.values, row.changed_at = own, clock.now()
        row.save(update_fields=["values", "changed_at"])
        emit(RulesChanged(scope=scope, values=own), stream=STREAM, actor=actor, at=row.changed_at)
    return rules


@change
def amend(values: Values, *, scope: str = RuleSet.INSTITUTION, actor: Actor | None = None) -> Rules:
    """Set some of the scope's own values and leave the others; ``None`` gives a value up.

    Raises:
        Invalid: as ``override``.
    """
    return override(_without_none(overlaid(sound(_locked(scope).values), values)), scope=scope, actor=actor)


def _locked(scope: str) -> RuleSet:
    """Return the scope's row, made if there is none, and held until the end of the unit: changes go one by one."""
    RuleSet.objects.bulk_create([RuleSet(scope=scope)], ignore_conflicts=True)
    return RuleSet.objects.select_for_update().get(scope=scope)


def _checked(values: Values) -> Rules:
    try:
        return Rules.model_validate(values)
    except ValidationError as error:
        fields = [{"field": ".".join(map(str, item["loc"])), "reason": item["type"]} for item in error.errors()]
        detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise Invalid("request.invalid", detail, fields=fields) from error


def _plain(rules: Rules) -> dict[str, dict[str, Any]]:
    """Return only what was set, as JSON has it."""
    own: dict[str, dict[str, Any]] = rules.model_dump(mode="json", exclude_unset=True)
    return {group: values for group, values in own.items() if values}


def _without_none(values: Values) -> dict[str, Mapping[str, Any]]:
    return {
        group: {rule: value for rule, value in named.items() if value is not None} for group, named in values.items()
    }
