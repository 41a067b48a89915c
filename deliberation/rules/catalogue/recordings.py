"""Rules about recording what is said."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from deliberation.rules.catalogue.base import RuleGroup


class RecordingMode(StrEnum):
    """What may be recorded of a sitting."""

    OFF = "off"
    AUDIO = "audio"
    """The sound of each speech, once somebody who runs the meeting has switched it on."""
    VIDEO = "video"
    """Also its pictures, where whoever switches it on wants them."""


class RecordingRules(RuleGroup):
    """What is recorded, who may listen to it, and how long it is kept."""

    mode: RecordingMode = RecordingMode.AUDIO
    speakers_listen: bool = True
    """Whether those who spoke may listen to their own speeches."""
    attendees_listen: bool = False
    """Whether all who take part may listen to every speech."""
    days_after_minutes: Annotated[int, Field(ge=0, le=3650)] = 30
    """Days for which recordings are kept after the minutes were signed: they serve to write these."""
    days_without_minutes: Annotated[int, Field(ge=1, le=3650)] = 90
    """Days for which they are kept after the end of a sitting whose minutes nobody has signed."""
