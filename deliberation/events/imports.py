"""People entered from a workbook: ``people.*``, on the stream ``institution``."""

from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from deliberation.events.base import Command, Event, event

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ImportKind(StrEnum):
    """What a workbook lists."""

    MEMBERS = "members"
    DEPARTMENTS = "departments"


class PeopleImport(Command):
    """Do what the preview of a workbook showed, and nothing else; ``digest`` says which preview was looked at."""

    type: ClassVar[str] = "people.import"
    import_id: UUID
    digest: Digest


@event
class PeopleImported(Event):
    """What a workbook listed was entered: so many were new, so many are now otherwise."""

    type: ClassVar[str] = "people.imported"
    import_id: UUID
    kind: ImportKind
    created: int
    updated: int
