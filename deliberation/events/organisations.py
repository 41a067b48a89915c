"""Bodies and who works in them: ``organisation.*``, on the stream ``office.<organisation>``."""

from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event

OrganisationName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=NO_NUL)
]
ShortName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=NO_NUL)]
Telephone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=NO_NUL)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NUL)]
Post = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=NO_NUL)]
"""A title or an employer and a title (职务), as lists print it."""
Position = Annotated[int, Field(ge=0, le=9999)]


class OrganisationKind(StrEnum):
    """What sort of body it is (专门委员会、办公室、承办单位、交办机构)."""

    SPECIAL_COMMITTEE = "special_committee"
    OFFICE = "office"
    DEPARTMENT = "department"
    ASSIGNING_BODY = "assigning_body"


class RoleInOrganisation(StrEnum):
    """What a person is in a body (负责人、副职、联络员、工作人员、委员)."""

    HEAD = "head"
    DEPUTY = "deputy"
    LIAISON = "liaison"
    STAFF = "staff"
    MEMBER = "member"


class OrganisationCreate(Command):
    """Enter a body."""

    type: ClassVar[str] = "organisation.create"
    kind: OrganisationKind
    name: OrganisationName
    short_name: ShortName = ""
    phone: Telephone = ""
    address: Address = ""
    position: Position = 0


class OrganisationChange(Command):
    """Change what is named of a body; what is not named stays.

    ``liaison_id`` names who is called first, and makes that person a liaison if they had no role; ``null`` names
    nobody.
    """

    type: ClassVar[str] = "organisation.change"
    organisation_id: UUID
    name: OrganisationName | None = None
    short_name: ShortName | None = None
    phone: Telephone | None = None
    address: Address | None = None
    position: Position | None = None
    liaison_id: UUID | None = None


class OrganisationDeactivate(Command):
    """Take a body out of the lists to choose from; what names it already keeps naming it."""

    type: ClassVar[str] = "organisation.deactivate"
    organisation_id: UUID


class OrganisationActivate(Command):
    """Put a body back into the lists."""

    type: ClassVar[str] = "organisation.activate"
    organisation_id: UUID


class OrganisationAppoint(Command):
    """Give a person a role in a body, in place of the one they had there."""

    type: ClassVar[str] = "organisation.appoint"
    organisation_id: UUID
    account_id: UUID
    role: RoleInOrganisation
    post: Post = ""


class OrganisationDismiss(Command):
    """Take a person's role in a body away."""

    type: ClassVar[str] = "organisation.dismiss"
    organisation_id: UUID
    account_id: UUID


@event
class OrganisationCreated(Event):
    """A body was entered."""

    type: ClassVar[str] = "organisation.created"
    organisation_id: UUID
    kind: OrganisationKind


@event
class OrganisationChanged(Event):
    """What the body is called or how it is reached is now otherwise; ``fields`` tell which of it."""

    type: ClassVar[str] = "organisation.changed"
    organisation_id: UUID
    fields: list[str]


@event
class OrganisationDeactivated(Event):
    """The body can no longer be chosen."""

    type: ClassVar[str] = "organisation.deactivated"
    organisation_id: UUID


@event
class OrganisationActivated(Event):
    """The body can be chosen again."""

    type: ClassVar[str] = "organisation.activated"
    organisation_id: UUID


@event
class OrganisationAppointed(Event):
    """A person now has this role in the body, and no other."""

    type: ClassVar[str] = "organisation.appointed"
    organisation_id: UUID
    account_id: UUID
    role: RoleInOrganisation


@event
class OrganisationDismissed(Event):
    """A person no longer has a role in the body."""

    type: ClassVar[str] = "organisation.dismissed"
    organisation_id: UUID
    account_id: UUID
