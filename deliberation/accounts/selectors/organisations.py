"""Organisations, and what people are in them."""

from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Prefetch, Q, QuerySet, Value, When

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Organisation, OrganisationRole
from deliberation.accounts.queries import OrganisationQuery
from deliberation.accounts.representations import (
    OrganisationAnswer,
    OrganisationItem,
    OrganisationPage,
    OrganisationPerson,
)
from deliberation.accounts.selectors.accounts import is_of_the_house
from deliberation.core.errors import NotFound
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation


def access_organisation(actor: Account, organisation_id: UUID, *, lock: bool = False) -> Organisation:
    """Return an organisation, locked for change if asked.

    Raises:
        NotFound: ``organisation.not_found``; also to whoever may not know which there are.
    """
    organisations = Organisation.objects.filter(id=organisation_id)
    organisation = (organisations.select_for_update() if lock else organisations).first()
    if organisation is None or not is_of_the_house(actor):
        raise NotFound("organisation.not_found")
    return organisation


def role_in(actor: Account, organisation_id: UUID) -> RoleInOrganisation | None:
    """Return what ``actor`` is in the organisation, ``None`` if nothing."""
    roles = OrganisationRole.objects.filter(account=actor, organisation_id=organisation_id)
    role = roles.values_list("role", flat=True).first()
    return None if role is None else RoleInOrganisation(role)


def roles_of(actor: Account) -> dict[UUID, RoleInOrganisation]:
    """Return what ``actor`` is in which organisation."""
    rows = OrganisationRole.objects.filter(account=actor).values_list("organisation_id", "role")
    return {organisation_id: RoleInOrganisation(role) for organisation_id, role in rows}


def organisations(actor: Account, query: OrganisationQuery) -> OrganisationPage:
    """Return a page of the organisations that match, in their order.

    Raises:
        Forbidden: ``people.forbidden``, to whoever may not know which there are.
    """
    policies.require(is_of_the_house(actor), "people.forbidden")
    matching = Organisation.objects.filter(is_active=query.is_active)
    if query.kind is not None:
        matching = matching.filter(kind=query.kind)
    if query.search:
        matching = matching.filter(Q(name__icontains=query.search) | Q(short_name__icontains=query.search))
    in_order = _with_liaison(matching).order_by(_kind_order(), "position", "name")
    sees_contacts = policies.may_manage_people(actor)
    return OrganisationPage(
        items=[
            _item(organisation, sees_contacts=sees_contacts)
            for organisation in in_order[query.offset : query.offset + query.limit]
        ],
        total=matching.count(),
    )


def organisation(actor: Account, organisation_id: UUID) -> OrganisationAnswer:
    """Return an organisation with its people, the head first.

    Raises:
        NotFound: ``organisation.not_found``.
    """
    known = access_organisation(actor, organisation_id)
    row = _with_liaison(Organisation.objects.filter(id=known.id)).get()
    sees_contacts = policies.may_manage_people(actor)
    roles = row.roles.select_related("account").filter(account__is_active=True)
    return OrganisationAnswer(
        **_item(row, sees_contacts=sees_contacts).model_dump(),
        roles=[_person(role, sees_contacts=sees_contacts) for role in roles.order_by(_role_order(), "account__name")],
        may_change=sees_contacts,
    )


def _with_liaison(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    roles = OrganisationRole.objects.filter(account=F("organisation__liaison"), account__is_active=True)
    called_first = roles.select_related("account")
    prefetched = rows.prefetch_related(Prefetch("roles", called_first, to_attr="called_first"))
    return prefetched.annotate(people=Count("roles", filter=Q(roles__account__is_active=True)))


def _kind_order() -> Case:
    return _order_of("kind", list(OrganisationKind))


def _role_order() -> Case:
    return _order_of("role", list(RoleInOrganisation))


def _order_of(field: str, values: list[OrganisationKind] | list[RoleInOrganisation]) -> Case:
    """Return an expression that sorts by the order in which an enumeration lists its values."""
    whens = [When(**{field: value}, then=Value(position)) for position, value in enumerate(values)]
    return Case(*whens, output_field=IntegerField())


def _item(row: Organisation, *, sees_contacts: bool) -> OrganisationItem:
    called_first: list[OrganisationRole] = row.called_first  # type: ignore[attr-defined]  # prefetched
    people: int = row.people  # type: ignore[attr-defined]  # annotated
    return OrganisationItem(
        id=row.id,
        kind=OrganisationKind(row.kind),
        name=row.name,
        short_name=row.short_name,
        phone=row.phone,
        address=row.address,
        position=row.position,
        is_active=row.is_active,
        liaison=_person(called_first[0], sees_contacts=sees_contacts) if called_first else None,
        people=people,
    )


def _person(role: OrganisationRole, *, sees_contacts: bool) -> OrganisationPerson:
    return OrganisationPerson(
        account_id=role.account_id,
        name=role.account.name,
        role=RoleInOrganisation(role.role),
        post=role.post,
        phone=role.account.phone if sees_contacts else None,
    )
