"""What is told of sittings."""

from datetime import datetime
from uuid import UUID

from consultations.representations.answers import Answer
from consultations.representations.forms import FormName
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import Confidentiality, Mode, ReplyState, SittingState


class SittingItem(Answer):
    """A sitting in a list. Its room has the same id."""

    sitting_id: UUID
    consultation_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    mode: Mode
    confidentiality: Confidentiality
    state: SittingState
    is_rehearsal: bool
    cancelled_at: datetime | None
    my_role: ParticipantRole | None
    """As what the reader is invited, or sits for somebody who is; null if not at all."""
    my_reply: ReplyState | None


class SittingPage(Answer):
    """A page of sittings by time, and how many match in all."""

    items: list[SittingItem]
    total: int


class ConsultationOfSitting(Answer):
    """What a sitting belongs to."""

    consultation_id: UUID
    title: str
    purpose: str
    form: FormName
    lead_body_id: UUID
    lead_body: str
    departments: list[str]


class SittingAnswer(SittingItem):
    """A sitting as its page shows it."""

    consultation: ConsultationOfSitting
    meeting_code: str
    is_locked: bool
    created_at: datetime
    opened_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    closed_at: datetime | None
    my_invitation_id: UUID | None
    may_manage: bool
    """Whether the reader prepares it: agenda, papers, invitations, and what is planned."""
    may_read_inner: bool
    """Whether the reader may know what is confidential in it."""
