"""Whom a command invites, one by one and by bodies."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from deliberation.accounts.models import Account, Organisation, OrganisationRole
from deliberation.core.errors import Conflict, NotFound
from deliberation.events.invitations import InvitedBody, Invitee
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.events.rooms import ParticipantRole

MEMBERS = frozenset({RoleInOrganisation.HEAD, RoleInOrganisation.DEPUTY, RoleInOrganisation.MEMBER})
"""Who is meant by a whole special committee: its members, not those who work for it."""

RANKS = list(RoleInOrganisation)
"""In what order the people of a body are listed."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is to be invited, as what and for whom."""

    account: Account
    role: ParticipantRole
    organisation_id: UUID | None = None
    post: str = ""
    headcount: int = 1


def guests(people: Iterable[Invitee], bodies: Iterable[InvitedBody]) -> list[Guest]:
    """Return the people in the order given, then those of the bodies; nobody twice.

    Raises:
        NotFound: ``account.not_found``, ``organisation.not_found``.
        Conflict: ``organisation.inactive``.
    """
    found: dict[UUID, Guest] = {}
    for guest in (*_named(list(people)), *(guest for body in bodies for guest in _of_body(body))):
        found.setdefault(guest.account.id, guest)
    return list(found.values())


def active_organisation(organisation_id: UUID | None) -> UUID | None:
    """Return the id of an organisation for which somebody may sit.

    Raises:
        NotFound: ``organisation.not_found``.
        Conflict: ``organisation.inactive``.
    """
    if organisation_id is not None:
        _active(organisation_id)
    return organisation_id


def _named(people: list[Invitee]) -> list[Guest]:
    accounts = Account.objects.filter(is_active=True).in_bulk([person.account_id for person in people])
    for organisation_id in {person.organisation_id for person in people}:
        active_organisation(organisation_id)
    if not accounts.keys() >= {person.account_id for person in people}:
        raise NotFound("account.not_found")
    posts = _posts(people)
    return [
        Guest(
            accounts[person.account_id],
            person.role,
            person.organisation_id,
            person.post or posts.get((person.organisation_id, person.account_id), ""),
        )
        for person in people
    ]


def _posts(people: list[Invitee]) -> dict[tuple[UUID | None, UUID], str]:
    """Return what people are in the organisations that they sit for."""
    rows = OrganisationRole.objects.filter(
        account__in=[person.account_id for person in people],
        organisation__in=[person.organisation_id for person in people if person.organisation_id],
    )
    return {(row.organisation_id, row.account_id): row.post for row in rows}


def _of_body(body: InvitedBody) -> list[Guest]:
    organisation = _active(body.organisation_id)
    roles = organisation.roles.filter(account__is_active=True).select_related("account")
    rows = sorted(roles.order_by("account__name", "id"), key=lambda row: RANKS.index(RoleInOrganisation(row.role)))
    if organisation.kind == OrganisationKind.SPECIAL_COMMITTEE:
        # Members speak for themselves, whatever committee they sit on.
        return [Guest(row.account, body.role, None, row.post) for row in rows if row.role in MEMBERS]
    return [Guest(row.account, body.role, organisation.id, row.post) for row in rows]


def _active(organisation_id: UUID) -> Organisation:
    organisation = Organisation.objects.filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound("organisation.not_found")
    if not organisation.is_active:
        raise Conflict("organisation.inactive")
    return organisation
