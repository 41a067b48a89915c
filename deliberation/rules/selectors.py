"""Which rules are in force."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from deliberation.rules.catalogue import Rules
from deliberation.rules.models import RuleSet, scope_of

Values = Mapping[str, Mapping[str, Any]]
"""Group → rule → value, of those that somebody has set."""


def rules(committee_id: UUID | None = None) -> Rules:
    """Return the rules in force: a committee's values over the institution's, and those over the defaults.

    One query, every time: a copy kept by a process would be wrong as soon as another process changed the rows.
    """
    institution, committee = own_values(committee_id)
    return Rules.model_validate(overlaid(institution, committee))


def own_values(committee_id: UUID | None) -> tuple[Values, Values]:
    """Return what the institution has set, and what the committee has set over it (nothing, without a committee)."""
    scope = scope_of(committee_id)
    found = set_values({RuleSet.INSTITUTION, scope})
    own = found.get(scope, {}) if committee_id is not None else {}
    return found.get(RuleSet.INSTITUTION, {}), own


def set_values(scopes: Iterable[str]) -> dict[str, Values]:
    """Return scope → what it has set itself and may still set, without those that have set nothing."""
    rows = RuleSet.objects.filter(scope__in=list(scopes)).values_list("scope", "values")
    return {scope: sound(values) for scope, values in rows}


def sound(values: Values) -> Values:
    """Return ``values`` without those that this version does not know or take.

    An upgrade may drop a rule or narrow its bounds: what lies below then holds, rather than no meeting at all. The
    doctor names such values.
    """
    faulty = set(faults(values))
    if not faulty:
        return values
    return {
        group: {rule: value for rule, value in named.items() if f"{group}.{rule}" not in faulty}
        for group, named in values.items()
        if group not in faulty
    }


def faults(values: Values) -> list[str]:
    """Return the names of the rules, or groups of them, that are unknown or whose value is not taken."""
    try:
        Rules.model_validate(values)
    except ValidationError as error:
        return sorted({".".join(map(str, item["loc"][:2])) for item in error.errors()})
    return []


def overlaid(below: Values, above: Values) -> dict[str, dict[str, Any]]:
    """Return the values of both, where both have one that of ``above``."""
    return {group: {**below.get(group, {}), **above.get(group, {})} for group in {**below, **above}}
