"""Rows of consultations, one noun per file."""

from consultations.models.agendas import AgendaItem
from consultations.models.consultations import Consultation, ConsultationForm, LinkedProposal
from consultations.models.invitations import Invitation
from consultations.models.papers import Paper
from consultations.models.sittings import MEETING_CODE_LENGTH, Sitting

__all__ = [
    "MEETING_CODE_LENGTH",
    "AgendaItem",
    "Consultation",
    "ConsultationForm",
    "Invitation",
    "LinkedProposal",
    "Paper",
    "Sitting",
]
