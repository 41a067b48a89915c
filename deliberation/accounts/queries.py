"""What lists of people and organisations are asked by."""

from enum import StrEnum
from uuid import UUID

from deliberation.accounts.imports.plans import Verdict
from deliberation.eventlog.queries import PageQuery, Query, Search
from deliberation.events.imports import ImportKind
from deliberation.events.organisations import OrganisationKind


class PeopleGroup(StrEnum):
    """Which people."""

    MEMBERS = "members"
    OFFICIALS = "officials"
    SECRETARIAT = "secretariat"
    VENUES = "venues"


class PeopleQuery(PageQuery):
    """Whom to list."""

    search: Search = ""
    """Part of a name or a post; for those who see them, of a phone, a card number or a user name too."""
    group: PeopleGroup | None = None
    """Members of the term, officials of departments and assigning bodies, the secretariat, or places that sign in."""
    organisation_id: UUID | None = None
    """Only those with a role in this organisation."""
    sector_id: UUID | None = None
    """Only members for this sector."""
    term_id: UUID | None = None
    """The term whose memberships count, the current one unless told."""
    is_active: bool = True
    """False lists the deactivated accounts, for those who may see them."""


class OrganisationQuery(PageQuery):
    """Which organisations to list."""

    search: Search = ""
    """Part of a name or a short name."""
    kind: OrganisationKind | None = None
    """Only those of this kind."""
    is_active: bool = True
    """False lists those that can no longer be chosen."""


class SectorQuery(Query):
    """Whose members to count."""

    term_id: UUID | None = None
    """The term whose members are counted, the current one unless told."""


class ImportRowsQuery(PageQuery):
    """Which rows of a preview."""

    verdict: Verdict | None = None
    """Only those of this verdict."""


class TemplateQuery(Query):
    """Which template."""

    kind: ImportKind
    """A list of members or of departments."""
