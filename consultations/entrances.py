"""Addresses that lead to a sitting."""

from django.conf import settings

from consultations.models import Sitting


def general_link(sitting: Sitting) -> str:
    """Return the address for everybody who is invited, safe to be posted in a group: it tells no more than the door."""
    return f"{settings.ENV.origin}/j/{sitting.meeting_code}"


def spoken_code(sitting: Sitting) -> str:
    """Return the meeting code as people read it out: 123 456 789."""
    code = sitting.meeting_code
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))


def room_path(sitting: Sitting) -> str:
    """Return where the sitting is held in the application; its room has the sitting's id."""
    return f"/rooms/{sitting.id}"
