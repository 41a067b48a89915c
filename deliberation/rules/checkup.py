"""Are the rules that people set still rules?"""

from collections.abc import Iterator

from deliberation.core.checkup import Finding, check, ok, warn
from deliberation.rules.models import RuleSet
from deliberation.rules.selectors import faults


@check("rules.sound")
def sound() -> Iterator[Finding]:
    """Is every value that was set one that this version takes?"""
    rows = RuleSet.objects.order_by("scope").values_list("scope", "values")
    names = [f"{scope}: {name}" for scope, values in rows for name in faults(values)]
    if names:
        yield warn(
            "rules.faulty",
            "These values are no longer taken, what lies below holds instead: %(names)s.",
            fix="Set these rules anew, in the interface or with `manage.py rules`.",
            names=", ".join(names),
        )
    else:
        yield ok("rules.taken", "Every rule that was set is taken.")
