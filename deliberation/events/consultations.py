"""What is consulted on: ``consultation.*``, on the stream of the body that leads it."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, Vocabulary, event
from deliberation.events.sittings import Mode

ConsultationTitle = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=NO_NUL)
]
Purpose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000, pattern=NO_NUL)]
ProposalNumber = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=NO_NUL)]
ProposalTitle = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NUL)]
Departments = Annotated[list[UUID], Field(max_length=50)]


class ProposalReference(Vocabulary):
    """A proposal, named by its number."""

    number: ProposalNumber
    title: ProposalTitle = ""


Proposals = Annotated[list[ProposalReference], Field(max_length=50)]


class ConsultationCreate(Command):
    """Begin to prepare a consultation."""

    type: ClassVar[str] = "consultation.create"
    form_id: UUID
    title: ConsultationTitle
    purpose: Purpose = ""
    mode: Mode
    lead_body_id: UUID
    """The special committee or office that prepares it."""
    department_ids: Departments = []
    """Whom it is held with."""
    proposals: Proposals = []
    """The proposals it is about."""


class ConsultationChange(Command):
    """Change what a consultation is; what is not named stays, a list that is named replaces the whole list."""

    type: ClassVar[str] = "consultation.change"
    consultation_id: UUID
    form_id: UUID | None = None
    title: ConsultationTitle | None = None
    purpose: Purpose | None = None
    mode: Mode | None = None
    lead_body_id: UUID | None = None
    department_ids: Departments | None = None
    proposals: Proposals | None = None


class ConsultationWithdraw(Command):
    """Give a consultation up; its sittings must be over, or cancelled."""

    type: ClassVar[str] = "consultation.withdraw"
    consultation_id: UUID


@event
class ConsultationCreated(Event):
    """A consultation is being prepared."""

    type: ClassVar[str] = "consultation.created"
    consultation_id: UUID
    form_id: UUID
    mode: Mode
    lead_body_id: UUID
    department_ids: list[UUID]


@event
class ConsultationChanged(Event):
    """Something about the consultation is now otherwise; ``fields`` tell which of it.

    If the lead has passed from one body to another, both hear of it.
    """

    type: ClassVar[str] = "consultation.changed"
    consultation_id: UUID
    lead_body_id: UUID
    fields: list[str]


@event
class ConsultationWithdrawn(Event):
    """The consultation was given up."""

    type: ClassVar[str] = "consultation.withdrawn"
    consultation_id: UUID
