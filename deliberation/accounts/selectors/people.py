"""The directory: who there is, for those who may know it."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Membership, OrganisationRole, Term
from deliberation.accounts.queries import PeopleGroup, PeopleQuery
from deliberation.accounts.representations import (
    ContactItem,
    MembershipItem,
    PersonAnswer,
    PersonItem,
    PersonPage,
    PersonRole,
)
from deliberation.accounts.selectors.accounts import access_account, is_of_the_house, running
from deliberation.accounts.selectors.institution import access_term, current_term
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation

OFFICIAL = (OrganisationKind.DEPARTMENT, OrganisationKind.ASSIGNING_BODY)


def people(actor: Account, query: PeopleQuery) -> PersonPage:
    """Return a page of those who match, by name.

    Raises:
        Forbidden: ``people.forbidden``, to whoever may not know who there is, or asks for the deactivated ones.
        NotFound: ``term.not_found``.
    """
    policies.require(is_of_the_house(actor), "people.forbidden")
    sees_contacts = policies.may_manage_people(actor)
    policies.require(query.is_active or sees_contacts, "people.forbidden")
    term = current_term() if query.term_id is None else access_term(query.term_id)
    matching = _matching(query, term, sees_contacts=sees_contacts)
    page = _with_what_they_are(matching).order_by("name", "id")[query.offset : query.offset + query.limit]
    items = [_item(account, term, sees_contacts=sees_contacts) for account in page]
    return PersonPage(items=items, total=matching.count())


def person(actor: Account, account_id: UUID) -> PersonAnswer:
    """Return one account with all its memberships.

    Raises:
        NotFound: ``account.not_found``.
    """
    sees_contacts = policies.may_manage_people(actor)
    account = _with_what_they_are(Account.objects.filter(id=access_account(actor, account_id).id)).get()
    memberships = sorted(account.memberships.all(), key=lambda membership: -membership.term.number)
    return PersonAnswer(
        **_item(account, current_term(), sees_contacts=sees_contacts).model_dump(),
        memberships=[_membership(membership, sees_contacts=sees_contacts) for membership in memberships],
        may_change=policies.may_manage_account(actor, account),
    )


def _matching(query: PeopleQuery, term: Term | None, *, sees_contacts: bool) -> QuerySet[Account]:
    accounts = Account.objects.filter(is_active=query.is_active, is_venue=query.group is PeopleGroup.VENUES)
    memberships = Membership.objects.filter(account=OuterRef("pk"), term=term)
    if query.term_id is None:  # whoever asks for a term asks for its history
        memberships = memberships.filter(running())
    roles = OrganisationRole.objects.filter(account=OuterRef("pk"))
    if query.group is PeopleGroup.SECRETARIAT:
        accounts = accounts.filter(is_secretariat=True)
    if query.group is PeopleGroup.OFFICIALS:
        accounts = accounts.filter(Exists(roles.filter(organisation__kind__in=OFFICIAL)))
    if query.group is PeopleGroup.MEMBERS or query.term_id is not None:
        accounts = accounts.filter(Exists(memberships))
    if query.sector_id is not None:
        accounts = accounts.filter(Exists(memberships.filter(sector=query.sector_id)))
    if query.organisation_id is not None:
        accounts = accounts.filter(Exists(roles.filter(organisation=query.organisation_id)))
    if query.search:
        accounts = accounts.filter(_found(query.search, memberships, roles, sees_contacts=sees_contacts))
    return accounts


def _found(
    search: str, memberships: QuerySet[Membership], roles: QuerySet[OrganisationRole], *, sees_contacts: bool
) -> Q:
    """Return the condition that ``search`` stands in something the actor may see: what is hidden finds nothing."""
    found = Q(name__icontains=search)
    found |= Q(Exists(memberships.filter(post__icontains=search))) | Q(Exists(roles.filter(post__icontains=search)))
    if sees_contacts:
        found |= Q(phone__contains=search) | Q(username__icontains=search)
        found |= Q(Exists(memberships.filter(number__icontains=search)))
    return found


def _with_what_they_are(accounts: QuerySet[Account]) -> QuerySet[Account]:
    roles = OrganisationRole.objects.select_related("organisation").order_by(
        "organisation__position", "organisation_id"
    )
    memberships = Membership.objects.select_related("sector", "term")
    return accounts.prefetch_related(Prefetch("organisation_roles", roles), Prefetch("memberships", memberships))


def _item(account: Account, term: Term | None, *, sees_contacts: bool) -> PersonItem:
    membership = next((item for item in account.memberships.all() if term and item.term_id == term.id), None)
    return PersonItem(
        account_id=account.id,
        name=account.name,
        is_venue=account.is_venue,
        membership=None if membership is None else _membership(membership, sees_contacts=sees_contacts),
        roles=[
            PersonRole(
                organisation_id=role.organisation_id,
                organisation=role.organisation.label,
                kind=OrganisationKind(role.organisation.kind),
                role=RoleInOrganisation(role.role),
                post=role.post,
            )
            for role in account.organisation_roles.all()
        ],
        contact=ContactItem.model_validate(account) if sees_contacts else None,
    )


def _membership(membership: Membership, *, sees_contacts: bool) -> MembershipItem:
    return MembershipItem(
        membership_id=membership.id,
        term_id=membership.term_id,
        term=membership.term.name,
        sector_id=membership.sector_id,
        sector=membership.sector.name,
        number=membership.number if sees_contacts else None,
        post=membership.post,
        is_standing=membership.is_standing,
        starts_on=membership.starts_on,
        ends_on=membership.ends_on,
    )
