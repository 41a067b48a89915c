"""What lists of consultations and sittings are asked by."""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime

from deliberation.eventlog.queries import PageQuery, Query, Search


class ConsultationPhase(StrEnum):
    """How far a consultation has come: no sitting yet, one to come or running, all held, given up."""

    PREPARING = "preparing"
    UPCOMING = "upcoming"
    HELD = "held"
    WITHDRAWN = "withdrawn"


class ConsultationQuery(PageQuery):
    """Which consultations to list."""

    search: Search = ""
    """Part of a title, or the number of a linked proposal."""
    form_id: UUID | None = None
    """Only those of this form."""
    lead_body_id: UUID | None = None
    """Only those that this body leads."""
    phase: ConsultationPhase | None = None
    """Only those that have come so far; without it, all that were not given up."""
    mine: bool = False
    """Only those that I began, that my own body leads, or to whose sittings I am invited."""


class SittingQuery(PageQuery):
    """Which sittings to list, by time; those that are over the newest first."""

    since: AwareDatetime | None = None
    """Only those that end after this moment."""
    until: AwareDatetime | None = None
    """Only those that begin before this moment."""
    search: Search = ""
    """Part of a title or a place."""
    lead_body_id: UUID | None = None
    """Only those of consultations that this body leads."""
    mine: bool = False
    """Only those to which I am invited."""
    is_over: bool | None = None
    """True lists those that have ended, false those that have not."""
    is_cancelled: bool = False
    """True lists those that were called off."""


class Language(StrEnum):
    """In which language a text is."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


class AnnouncementQuery(Query):
    """How a sitting is to be announced."""

    language: Language = Language.CHINESE
    """The language of the text."""
