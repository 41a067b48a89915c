"""The language in which an account is spoken to."""

from deliberation.accounts.models import Account
from deliberation.eventlog.units import change


@change
def choose(actor: Account, language: Account.Language) -> Account:
    """Set the actor's own language."""
    actor.language = language
    actor.save(update_fields=["language"])
    return actor
