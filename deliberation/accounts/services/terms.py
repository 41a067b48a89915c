"""The committee's terms: entering the next, and beginning it."""

from functools import partial
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Term
from deliberation.accounts.services.institution import term_name
from deliberation.accounts.services.saving import save
from deliberation.core.errors import Conflict, NotFound
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.terms import TermBegin, TermBegun, TermCreate, TermCreated

STREAM = "institution"


class TermResult(Result):
    """Which term it was."""

    term_id: UUID


@change
def create(actor: Account, command: TermCreate) -> TermResult:
    """Enter a term that has not begun.

    Raises:
        Forbidden: ``term.forbidden``.
        Conflict: ``term.exists``.
    """
    policies.require(policies.may_manage_people(actor), "term.forbidden")
    term = Term(number=command.number, name=term_name(command.number), starts_on=command.starts_on)
    save(term, require_free=partial(_require_free, term))
    emit(TermCreated(term_id=term.id, number=term.number), stream=STREAM, actor=actor)
    return TermResult(term_id=term.id)


@change
def begin(actor: Account, command: TermBegin) -> TermResult:
    """Make a term the current one. Beginning the current one changes nothing; an earlier one can be taken up again.

    Raises:
        Forbidden: ``term.forbidden``.
        NotFound: ``term.not_found``.
    """
    policies.require(policies.may_manage_people(actor), "term.forbidden")
    # All of them, in one order: which one is current is a matter between them.
    terms = {term.id: term for term in Term.objects.select_for_update().order_by("id")}
    term = terms.get(command.term_id)
    if term is None:
        raise NotFound("term.not_found")
    if not term.is_current:
        for former in (other for other in terms.values() if other.is_current):
            former.is_current = False
            if former.starts_on < term.starts_on:
                former.ends_on = term.starts_on
            former.save(update_fields=["is_current", "ends_on"])
        term.is_current, term.ends_on = True, None
        term.save(update_fields=["is_current", "ends_on"])
        emit(TermBegun(term_id=term.id, number=term.number), stream=STREAM, actor=actor)
    return TermResult(term_id=term.id)


def _require_free(term: Term) -> None:
    if Term.objects.filter(number=term.number).exclude(id=term.id).exists():
        raise Conflict("term.exists")
