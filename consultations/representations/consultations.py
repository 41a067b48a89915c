"""What is told of consultations."""

from datetime import datetime
from uuid import UUID

from consultations.queries import ConsultationPhase
from consultations.representations.answers import Answer
from consultations.representations.forms import FormName
from consultations.representations.sittings import SittingItem
from deliberation.events.sittings import Mode


class BodyItem(Answer):
    """An organisation, by the name to show."""

    organisation_id: UUID
    name: str


class ProposalItem(Answer):
    """A linked proposal."""

    number: str
    title: str


class ConsultationItem(Answer):
    """A consultation in a list; ``next_sitting`` is the one that runs or comes next, among those one may know of."""

    consultation_id: UUID
    title: str
    form: FormName
    mode: Mode
    lead_body: BodyItem
    phase: ConsultationPhase
    next_sitting: SittingItem | None
    created_at: datetime


class ConsultationPage(Answer):
    """A page of consultations, the newest first, and how many match in all."""

    items: list[ConsultationItem]
    total: int
    may_create: bool
    """Whether the reader may begin one, for at least one body."""


class ConsultationAnswer(ConsultationItem):
    """A consultation with its sittings, those one may know of, by time."""

    purpose: str
    departments: list[BodyItem]
    proposals: list[ProposalItem]
    sittings: list[SittingItem]
    withdrawn_at: datetime | None
    may_change: bool
