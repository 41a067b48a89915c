"""What people read for a sitting: ``paper.*``, on the room's stream, or on the inner one if it is confidential.

When a paper becomes confidential, or ceases to be, it is withdrawn from the one audience and put before the other.
"""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from deliberation.events.base import NO_NUL, Command, Event, event
from deliberation.events.files import FileType

PaperTitle = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=NO_NUL)]


class PaperPut(Command):
    """Put a file that one has handed in before the people of a sitting; without a title it is called as the file is."""

    type: ClassVar[str] = "paper.put"
    sitting_id: UUID
    file_id: UUID
    title: PaperTitle = ""
    item_id: UUID | None = None
    """The item of the agenda that it is for; the whole sitting without one."""
    is_confidential: bool = False


class PaperChange(Command):
    """Say anew what a paper is called, what it is for, where it stands in the list, and whether it is confidential."""

    type: ClassVar[str] = "paper.change"
    sitting_id: UUID
    paper_id: UUID
    title: PaperTitle
    item_id: UUID | None
    position: Annotated[int, Field(ge=0, le=10_000)]
    is_confidential: bool


class PaperWithdraw(Command):
    """Take a paper back: nobody but those who prepare the sitting can read it any more."""

    type: ClassVar[str] = "paper.withdraw"
    sitting_id: UUID
    paper_id: UUID


@event
class PaperWasPut(Event):
    """A paper is there, or is now this. Of two states of a paper the one with the greater ``revision`` holds."""

    type: ClassVar[str] = "paper.put"
    paper_id: UUID
    revision: int
    item_id: UUID | None
    position: int
    title: str
    is_confidential: bool
    file_id: UUID
    file_type: FileType
    size: int
    pages: int | None
    sha256: str


@event
class PaperWithdrawn(Event):
    """A paper is no longer there for this audience."""

    type: ClassVar[str] = "paper.withdrawn"
    paper_id: UUID
    revision: int
