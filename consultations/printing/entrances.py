"""The address by which anybody who is let in comes to a sitting."""

from django.conf import settings

from consultations.models import Sitting


def entrance_url(sitting: Sitting) -> str:
    """Return the general link to the sitting: it leads to where one waits to be let in."""
    return f"{settings.ENV.origin}/m/{sitting.meeting_code}"
