"""What a person in a room sees, as plain data."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.events.calls import MediaKind
from deliberation.events.files import FileType
from deliberation.events.notices import NoticeKind
from deliberation.events.rooms import ParticipantRole

WINDOW = 200
"""How many of the newest messages the state holds; older ones are fetched by page."""


class _State(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True, json_schema_serialization_defaults_required=True)


class ParticipantState(_State):
    """One place in the room; ``present`` while at least one device of the person is connected."""

    participant_id: UUID
    role: ParticipantRole
    present: bool


class MessageState(_State):
    """One message; ``text`` is ``None`` once it is hidden. ``seq`` is that of its ``message.posted``."""

    message_id: UUID
    seq: int
    participant_id: UUID
    at: datetime
    text: str | None
    edited_at: datetime | None
    hidden: bool


class ModerationState(_State):
    """For operators: why a message was hidden, and what it said."""

    message_id: UUID
    seq: int
    participant_id: UUID
    text: str
    reason: str


class PublicationState(_State):
    """A track that somebody sends now."""

    publication_id: str
    participant_id: UUID
    device: str
    kind: MediaKind


class NoticeState(_State):
    """Something this person is told in private."""

    notice_id: UUID
    seq: int
    at: datetime
    kind: NoticeKind
    subject: dict[str, str]


class PaperState(_State):
    """A paper that may be read; its bytes are at ``files/{file_id}``."""

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


class RoomState(_State):
    """The whole room as one person may see it. Lists are in order of ``seq``; participants in order of arrival, papers
    by their position."""

    room_id: UUID
    title: str
    participants: list[ParticipantState] = []
    messages: list[MessageState] = []
    moderation: list[ModerationState] = []
    publications: list[PublicationState] = []
    notices: list[NoticeState] = []
    papers: list[PaperState] = []
