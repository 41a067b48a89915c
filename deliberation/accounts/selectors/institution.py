"""The institution, its terms, and what day it is there."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from deliberation.accounts.models import Institution, Term
from deliberation.core import clock
from deliberation.core.errors import NotFound


def current_institution() -> Institution | None:
    """Return the institution of this deployment, ``None`` before ``setup``."""
    return Institution.objects.first()


def current_term() -> Term | None:
    """Return the term that is running."""
    return Term.objects.filter(is_current=True).first()


def access_term(term_id: UUID | None) -> Term:
    """Return a term, the one that is running unless another is named. Terms are no secret.

    Raises:
        NotFound: ``term.not_found``.
    """
    term = current_term() if term_id is None else Term.objects.filter(id=term_id).first()
    if term is None:
        raise NotFound("term.not_found")
    return term


def local(moment: datetime) -> datetime:
    """Return ``moment`` as clocks show it where the institution is."""
    institution = current_institution()
    return moment.astimezone(ZoneInfo(institution.time_zone if institution is not None else settings.TIME_ZONE))


def today() -> date:
    """Return the date where the institution is."""
    return local(clock.now()).date()
