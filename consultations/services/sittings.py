"""Sittings: planning them, and their course."""

import secrets
from datetime import datetime

from consultations.models import MEETING_CODE_LENGTH, Consultation, Sitting
from deliberation.core import clock
from deliberation.eventlog.units import change


@change
def schedule(
    consultation: Consultation, *, title: str, starts_at: datetime, ends_at: datetime, is_rehearsal: bool = False
) -> Sitting:
    """Plan a sitting under a meeting code of its own."""
    return Sitting.objects.create(
        consultation=consultation,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        is_rehearsal=is_rehearsal,
        meeting_code=_unused_code(),
        created_at=clock.now(),
    )


def _unused_code() -> str:
    while True:
        # The first digit is no zero: people leave it out when they type the code.
        code = str(secrets.randbelow(9) + 1) + "".join(
            str(secrets.randbelow(10)) for _ in range(MEETING_CODE_LENGTH - 1)
        )
        if not Sitting.objects.filter(meeting_code=code).exists():
            return code
