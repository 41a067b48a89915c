"""Shapes of answers."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.events.files import FileType


class FileItem(BaseModel):
    """What is known of a file."""

    model_config = ConfigDict(frozen=True, from_attributes=True, json_schema_serialization_defaults_required=True)

    id: UUID
    name: str
    type: FileType
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    pages: int | None
    created_at: datetime
    is_markable: bool
    """Whether it can carry a reader's mark, which confidential papers must."""
