"""Changing the rules."""

from typing import Any

from pydantic import ValidationError

from deliberation.core.errors import Invalid
from deliberation.eventlog.units import change, emit
from deliberation.events.rules import RulesChanged
from deliberation.rules.catalogue import Rules
from deliberation.rules.models import RuleSet

STREAM = "institution"
"""What concerns the institution as a whole is recorded here."""


@change
def override(values: dict[str, dict[str, Any]]) -> Rules:
    """Set the institution's own values, e.g. ``{"message": {"max_length": 500}}``, in place of those set before.

    Raises:
        Invalid: ``request.invalid``; a rule is unknown or its value out of bounds.
    """
    try:
        rules = Rules.model_validate(values)
    except ValidationError as error:
        fields = [{"field": ".".join(map(str, item["loc"])), "reason": item["type"]} for item in error.errors()]
        detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise Invalid("request.invalid", detail, fields=fields) from error
    own = rules.model_dump(exclude_unset=True)
    RuleSet.objects.update_or_create(scope=RuleSet.INSTITUTION, defaults={"values": own})
    emit(RulesChanged(values=own), stream=STREAM, actor=None)
    return rules
