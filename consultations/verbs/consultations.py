"""What people can do with consultations."""

from consultations.services import consultations
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.consultations import ConsultationChange, ConsultationCreate, ConsultationWithdraw

CONSULTATION_VERBS = declare(
    Verb(
        command=ConsultationCreate,
        service=consultations.create,
        result=consultations.ConsultationResult,
        method="POST",
        path="consultations",
        status=201,
        summary="Begin to prepare a consultation.",
    ),
    Verb(
        command=ConsultationChange,
        service=consultations.alter,
        result=consultations.ConsultationResult,
        method="PATCH",
        path="consultations/{consultation_id}",
        summary="Change what a consultation is, by whom it is led and with whom it is held.",
    ),
    Verb(
        command=ConsultationWithdraw,
        service=consultations.withdraw,
        result=consultations.ConsultationResult,
        method="POST",
        path="consultations/{consultation_id}/withdraw",
        summary="Give a consultation up.",
    ),
)
