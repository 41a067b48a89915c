"""What is told of people, organisations and rules."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.accounts.imports.plans import Counts, PlannedRow
from deliberation.events.imports import ImportKind
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation
from deliberation.rules.descriptions import RuleItem


class Answer(BaseModel):
    """What a client gets."""

    model_config = ConfigDict(frozen=True, from_attributes=True, json_schema_serialization_defaults_required=True)


class TermItem(Answer):
    """A term of the committee."""

    id: UUID
    number: int
    name: str
    starts_on: date
    ends_on: date | None
    is_current: bool


class TermList(Answer):
    """All terms, the newest first."""

    items: list[TermItem]


class SectorItem(Answer):
    """A sector, and how many members of the term come from it."""

    id: UUID
    name: str
    position: int
    members: int


class SectorList(Answer):
    """All sectors in their order."""

    items: list[SectorItem]


class ContactItem(Answer):
    """What only those who look after people may see of an account."""

    username: str
    phone: str
    is_active: bool
    is_administrator: bool
    is_secretariat: bool


class MembershipItem(Answer):
    """What somebody is in a term. ``number`` is null for those who may not see contacts."""

    membership_id: UUID
    term_id: UUID
    term: str
    sector_id: UUID
    sector: str
    number: str | None
    post: str
    is_standing: bool
    starts_on: date
    ends_on: date | None


class PersonRole(Answer):
    """What somebody is in one organisation."""

    organisation_id: UUID
    organisation: str
    kind: OrganisationKind
    role: RoleInOrganisation
    post: str


class PersonItem(Answer):
    """Somebody in a list: name, membership in the term asked for, and roles."""

    account_id: UUID
    name: str
    is_venue: bool
    membership: MembershipItem | None
    roles: list[PersonRole]
    contact: ContactItem | None


class PersonPage(Answer):
    """A page of people by name, and how many there are in all."""

    items: list[PersonItem]
    total: int


class PersonAnswer(PersonItem):
    """Somebody with the memberships of all terms, the newest first; ``membership`` is that of the current term."""

    memberships: list[MembershipItem]
    may_change: bool


class OrganisationPerson(Answer):
    """Somebody with a role in an organisation; ``phone`` is null for those who may not see contacts."""

    account_id: UUID
    name: str
    role: RoleInOrganisation
    post: str
    phone: str | None


class OrganisationItem(Answer):
    """An organisation in a list; ``people`` counts those with a role in it."""

    id: UUID
    kind: OrganisationKind
    name: str
    short_name: str
    phone: str
    address: str
    position: int
    is_active: bool
    liaison: OrganisationPerson | None
    people: int


class OrganisationPage(Answer):
    """A page of organisations in their order, and how many there are in all."""

    items: list[OrganisationItem]
    total: int


class OrganisationAnswer(OrganisationItem):
    """An organisation with its people, the head first."""

    roles: list[OrganisationPerson]
    may_change: bool


class RuleScopeItem(Answer):
    """Whose rules: the institution's (``organisation_id`` null) or a committee's; ``own`` counts those set there."""

    scope: str
    organisation_id: UUID | None
    name: str
    own: int
    may_change: bool


class RuleScopeList(Answer):
    """Every scope whose rules the actor may see."""

    items: list[RuleScopeItem]


class RuleSetAnswer(RuleScopeItem):
    """A scope with all rules as they stand there, in the order of the catalogue."""

    items: list[RuleItem]


class ImportAnswer(Answer):
    """What entering a workbook would do, or has done if ``applied_at`` says when; its rows are asked for apart."""

    id: UUID
    kind: ImportKind
    term_id: UUID | None
    digest: str
    counts: Counts
    ignored_columns: list[str]
    created_at: datetime
    expires_at: datetime
    applied_at: datetime | None


class ImportRowPage(Answer):
    """A page of a preview's rows in the order of the sheet, and how many match in all."""

    items: list[PlannedRow]
    total: int
