"""Whose rules somebody may see and change."""

from dataclasses import dataclass
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Organisation
from deliberation.accounts.representations import RuleScopeItem, RuleScopeList, RuleSetAnswer
from deliberation.accounts.selectors.accounts import is_of_the_house
from deliberation.accounts.selectors.institution import current_institution
from deliberation.accounts.selectors.organisations import role_in, roles_of
from deliberation.core.errors import NotFound
from deliberation.events.organisations import RoleInOrganisation
from deliberation.events.rules import INSTITUTION, committee_of, committee_scope
from deliberation.rules.descriptions import rule_items
from deliberation.rules.selectors import Values, set_values


@dataclass(frozen=True, slots=True)
class RuleScope:
    """The institution or one of its committees, and what the actor may do with its rules."""

    scope: str
    name: str
    committee_id: UUID | None
    may_see: bool
    may_change: bool


def access_scope(actor: Account, scope: str) -> RuleScope:
    """Return a scope and the actor's rights in it.

    Raises:
        NotFound: ``organisation.not_found``; there is no such committee, or the actor may not know which there are.
    """
    committee_id = committee_of(scope)
    if committee_id is None:
        return _institution(actor)
    committee = Organisation.objects.filter(id=committee_id, kind__in=policies.WITH_RULES).first()
    if committee is None or not is_of_the_house(actor):
        raise NotFound("organisation.not_found")
    return _committee(actor, committee, role_in(actor, committee.id))


def rule_scopes(actor: Account) -> RuleScopeList:
    """Return every scope whose rules the actor may see: the institution's first, then the committees in their order.

    Raises:
        Forbidden: ``rules.forbidden``; there is none.
    """
    roles = roles_of(actor)
    committees = Organisation.objects.filter(kind__in=policies.WITH_RULES, is_active=True).order_by("position", "name")
    scopes = [_institution(actor), *(_committee(actor, row, roles.get(row.id)) for row in committees)]
    seen = [scope for scope in scopes if scope.may_see]
    policies.require(bool(seen), "rules.forbidden")
    own = set_values(scope.scope for scope in seen)
    return RuleScopeList(items=[_item(scope, own.get(scope.scope, {})) for scope in seen])


def rule_set(actor: Account, scope: str) -> RuleSetAnswer:
    """Return all rules as they stand in a scope.

    Raises:
        NotFound: ``organisation.not_found``.
        Forbidden: ``rules.forbidden``.
    """
    asked = access_scope(actor, scope)
    policies.require(asked.may_see, "rules.forbidden")
    items = rule_items(asked.committee_id)
    own = sum(item.own is not None for item in items)
    return RuleSetAnswer(**_item(asked, {}).model_dump(exclude={"own"}), own=own, items=items)


def _item(scope: RuleScope, own: Values) -> RuleScopeItem:
    return RuleScopeItem(
        scope=scope.scope,
        organisation_id=scope.committee_id,
        name=scope.name,
        own=sum(len(rules) for rules in own.values()),
        may_change=scope.may_change,
    )


def _committee(actor: Account, committee: Organisation, role: RoleInOrganisation | None) -> RuleScope:
    return RuleScope(
        scope=committee_scope(committee.id),
        name=committee.name,
        committee_id=committee.id,
        may_see=policies.may_see_rules(actor, role),
        may_change=policies.may_change_rules(actor, of_committee=True, role=role),
    )


def _institution(actor: Account) -> RuleScope:
    institution = current_institution()
    return RuleScope(
        scope=INSTITUTION,
        name=institution.name if institution is not None else "",
        committee_id=None,
        may_see=policies.may_see_rules(actor, None),
        may_change=policies.may_change_rules(actor, of_committee=False, role=None),
    )
