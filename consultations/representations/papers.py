"""What is told of papers."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.events.files import FileType


class PaperItem(BaseModel):
    """A paper in the reading list; its bytes are at ``files/{file_id}``."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    paper_id: UUID
    revision: int
    item_id: UUID | None
    position: int
    title: str
    is_confidential: bool
    """Whether its copies carry the reader's name; also where its item or the whole sitting is confidential."""
    file_id: UUID
    file_name: str
    file_type: FileType
    media_type: str
    size: int
    pages: int | None
    sha256: str


class PaperList(BaseModel):
    """What somebody may read for a sitting, in order."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    items: list[PaperItem]
    may_change: bool
    """Whether the reader prepares the sitting."""
