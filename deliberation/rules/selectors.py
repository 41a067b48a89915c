"""Which rules are in force."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

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
    """Return scope → what it has set itself, without those that have set nothing."""
    return dict(RuleSet.objects.filter(scope__in=list(scopes)).values_list("scope", "values"))


def overlaid(below: Values, above: Values) -> dict[str, dict[str, Any]]:
    """Return the values of both, where both have one that of ``above``."""
    return {group: {**below.get(group, {}), **above.get(group, {})} for group in {**below, **above}}
