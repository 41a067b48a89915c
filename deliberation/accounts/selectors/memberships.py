"""Memberships, and the sectors and terms they name."""

from uuid import UUID

from django.db.models import Count, Q

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Membership, Sector, Term
from deliberation.accounts.representations import SectorItem, SectorList, TermItem, TermList
from deliberation.accounts.selectors.accounts import is_of_the_house
from deliberation.accounts.selectors.institution import access_term, current_term
from deliberation.core.errors import NotFound


def access_membership(membership_id: UUID, *, lock: bool = False) -> Membership:
    """Return a membership with its account, for somebody who may look after memberships; that right is asked before.

    Raises:
        NotFound: ``membership.not_found``.
    """
    memberships = Membership.objects.select_related("account").filter(id=membership_id)
    membership = (memberships.select_for_update(of=("self",)) if lock else memberships).first()
    if membership is None:
        raise NotFound("membership.not_found")
    return membership


def access_sector(sector_id: UUID, *, lock: bool = False) -> Sector:
    """Return a sector. Sectors are no secret.

    Raises:
        NotFound: ``sector.not_found``.
    """
    sectors = Sector.objects.filter(id=sector_id)
    sector = (sectors.select_for_update() if lock else sectors).first()
    if sector is None:
        raise NotFound("sector.not_found")
    return sector


def sectors(actor: Account, term_id: UUID | None) -> SectorList:
    """Return all sectors in their order, with the number of members in the term (the current one unless named).

    Raises:
        Forbidden: ``people.forbidden``, to whoever may not know who there is.
        NotFound: ``term.not_found``.
    """
    policies.require(is_of_the_house(actor), "people.forbidden")
    term = current_term() if term_id is None else access_term(term_id)
    rows = Sector.objects.annotate(members=Count("memberships", filter=Q(memberships__term=term)))
    return SectorList(items=[SectorItem.model_validate(row) for row in rows.order_by("position", "name")])


def terms(actor: Account) -> TermList:
    """Return all terms, the newest first.

    Raises:
        Forbidden: ``people.forbidden``.
    """
    policies.require(is_of_the_house(actor), "people.forbidden")
    return TermList(items=[TermItem.model_validate(row) for row in Term.objects.order_by("-number")])
