"""Changing rules: whose right it is. What a rule may be is asked in ``deliberation.rules``."""

from deliberation.accounts import policies
from deliberation.accounts.models import Account
from deliberation.accounts.selectors import access_scope
from deliberation.eventlog.units import change
from deliberation.eventlog.verbs import Result
from deliberation.events.rules import RulesChange, RulesReset
from deliberation.rules import services as rules


class RulesResult(Result):
    """Whose rules they were."""

    scope: str


@change
def amend(actor: Account, command: RulesChange) -> RulesResult:
    """Set some of a scope's own values, or give them up.

    Raises:
        NotFound: ``organisation.not_found``; no such committee.
        Forbidden: ``rules.forbidden``.
        Invalid: ``request.invalid``; a rule is unknown or its value out of bounds.
    """
    scope = access_scope(actor, command.scope)
    policies.require(scope.may_change, "rules.forbidden")
    rules.amend(command.values, scope=command.scope, actor=actor)
    return RulesResult(scope=command.scope)


@change
def reset(actor: Account, command: RulesReset) -> RulesResult:
    """Give up all of a scope's own values.

    Raises:
        NotFound, Forbidden: as ``amend``.
    """
    scope = access_scope(actor, command.scope)
    policies.require(scope.may_change, "rules.forbidden")
    rules.override({}, scope=command.scope, actor=actor)
    return RulesResult(scope=command.scope)
