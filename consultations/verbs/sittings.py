"""What people can do with sittings as they are planned."""

from consultations.services import sittings
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.plans import SittingCancel, SittingChange, SittingRenewCode, SittingSchedule

SITTING_VERBS = declare(
    Verb(
        command=SittingSchedule,
        service=sittings.schedule,
        result=sittings.SittingResult,
        method="POST",
        path="consultations/{consultation_id}/sittings",
        status=201,
        summary="Plan a sitting of a consultation.",
    ),
    Verb(
        command=SittingChange,
        service=sittings.alter,
        result=sittings.SittingResult,
        method="PATCH",
        path="sittings/{sitting_id}",
        summary="Change when and where a sitting is, what it is called and who may know of it.",
    ),
    Verb(
        command=SittingCancel,
        service=sittings.cancel,
        result=sittings.SittingResult,
        method="POST",
        path="sittings/{sitting_id}/cancel",
        summary="Call a sitting off before it has begun.",
    ),
    Verb(
        command=SittingRenewCode,
        service=sittings.renew_code,
        result=sittings.SittingResult,
        method="POST",
        path="sittings/{sitting_id}/code",
        summary="Give a sitting another meeting code.",
    ),
)
