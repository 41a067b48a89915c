"""What people can do with rules."""

from deliberation.accounts.services import rule_sets
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.rules import RulesChange, RulesReset

RULE_VERBS = declare(
    Verb(
        command=RulesChange,
        service=rule_sets.amend,
        result=rule_sets.RulesResult,
        method="PATCH",
        path="rules/{scope}",
        summary="Set some of a scope's own rules; null gives a value up.",
    ),
    Verb(
        command=RulesReset,
        service=rule_sets.reset,
        result=rule_sets.RulesResult,
        method="DELETE",
        path="rules/{scope}",
        summary="Give up all of a scope's own rules.",
    ),
)
