"""Is this the instance it claims to be?"""

from collections.abc import Iterator

from django.conf import settings

from deliberation.accounts.models import Account
from deliberation.accounts.selectors import current_institution
from deliberation.core.checkup import Finding, check, fail, ok, warn


@check("institution.0-demo-accounts", at_start=True)
def demo_accounts() -> Iterator[Finding]:
    """Nobody of the demonstration may be in production."""
    names = sorted(Account.objects.filter(is_demo=True).values_list("username", flat=True))
    if not settings.PRODUCTION:
        yield ok("demo.mode", "This is a demonstration (MODE=demo).")
    elif names:
        yield fail(
            "demo.accounts",
            "There are demonstration accounts in production: %(names)s.",
            fix="Start production on a new database with `manage.py setup`; a demonstration cannot become one.",
            names=", ".join(names),
        )
    else:
        yield ok("demo.none", "There are no demonstration accounts.")


@check("institution.1-founded", at_start=True)
def founded() -> Iterator[Finding]:
    """Is there an institution?"""
    if institution := current_institution():
        yield ok("institution.present", "This instance serves %(name)s.", name=institution.name)
    else:
        yield (fail if settings.PRODUCTION else warn)(
            "institution.missing",
            "This instance serves no institution yet.",
            fix="Run `manage.py setup`, or `make run` for the demonstration.",
        )
