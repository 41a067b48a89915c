"""What a person in a room sees, as plain data."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.events.calls import MediaKind, MediaSource
from deliberation.events.files import FileType
from deliberation.events.floors import FloorKind, FloorPause, QueueEntry
from deliberation.events.messages import MessageKind, QuestionStanding
from deliberation.events.notices import NoticeKind
from deliberation.events.participants import Admission, Whereabouts
from deliberation.events.polls import Arithmetic, PollQuestion, PollState
from deliberation.events.recordings import RecordingFailure, RecordingState
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import AgendaKind, FloorOrder, SittingState

WINDOW = 200
"""How many of the newest messages the state holds; older ones are fetched by page."""


class _State(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True, json_schema_serialization_defaults_required=True)


class CourseState(_State):
    """Where the sitting stands. ``suspended_at`` is set while it pauses; ``stepped_at`` is when the item began."""

    state: SittingState = SittingState.SCHEDULED
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_rehearsal: bool = False
    is_locked: bool = False
    opened_at: datetime | None = None
    started_at: datetime | None = None
    suspended_at: datetime | None = None
    ended_at: datetime | None = None
    is_cancelled: bool = False
    current_item_id: UUID | None = None
    stepped_at: datetime | None = None


class AgendaItemState(_State):
    """One item of the agenda. ``title`` is ``None`` for confidential ones: see ``inner_titles`` of the room."""

    item_id: UUID
    parent_id: UUID | None
    position: int
    kind: AgendaKind
    minutes: int
    is_confidential: bool
    floor_order: FloorOrder | None
    presenters: list[UUID]
    title: str | None


class ParticipantState(_State):
    """One place in the room; ``present`` while at least one device of the person is connected.

    ``arrived_at`` is when they first came since the lobby was opened, ``left_at`` when their last device left.
    """

    participant_id: UUID
    invitation_id: UUID | None
    role: ParticipantRole
    is_due: bool
    is_venue: bool
    headcount: int
    acts_for: UUID | None
    admission: Admission
    whereabouts: Whereabouts | None = None
    is_signed_on_paper: bool = False
    present: bool = False
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    muted: list[MediaSource] = []
    """What of theirs is kept back, whatever rights they have."""
    has_open_microphone: bool = False
    """Whether a venue is heard without the floor."""


class StandingState(_State):
    """The reader's own standing: whether they are let in, and if they were removed, why."""

    admission: Admission = Admission.ADMITTED
    reason: str = ""


class WaitingState(_State):
    """For operators: somebody in the lobby."""

    participant_id: UUID
    since: datetime
    is_bound: bool


class MessageState(_State):
    """One message; ``text`` is ``None`` once it is hidden.

    ``seq`` is that of its ``message.posted``, on the inner stream if ``is_inner``. ``question`` says what became of a
    question, ``due_on`` by when one that was taken away is answered.
    """

    message_id: UUID
    seq: int
    is_inner: bool = False
    participant_id: UUID
    at: datetime
    text: str | None
    kind: MessageKind = MessageKind.SPEECH
    item_id: UUID | None = None
    reply_to: UUID | None = None
    department_id: UUID | None = None
    question: QuestionStanding | None = None
    due_on: date | None = None
    edited_at: datetime | None
    hidden: bool


class NoteState(_State):
    """Something written to the operators alone: as the desk has it (``is_desk``), or as its writer does.

    ``seq`` is that of its ``note.written`` on the desk's stream, or on the writer's own.
    """

    note_id: UUID
    seq: int
    is_desk: bool
    participant_id: UUID
    at: datetime
    text: str


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
    source: MediaSource


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


class HolderState(_State):
    """Whoever has the floor.

    ``started_at`` and ``ends_at`` are set while the clock runs, ``left`` seconds while it stands still; before that,
    ``take_by`` says when it starts by itself. ``over_at`` is when the turn ends by itself, if the rule has it so.
    """

    request_id: UUID
    item_id: UUID | None
    participant_id: UUID
    source_id: UUID | None
    kind: FloorKind
    about_id: UUID | None
    department_id: UUID | None
    limit: int
    take_by: datetime | None
    started_at: datetime | None = None
    ends_at: datetime | None = None
    over_at: datetime | None = None
    is_warned: bool = False
    pause: FloorPause | None = None
    left: int | None = None
    resume_by: datetime | None = None


class QueueState(_State):
    """Who waits to speak to one item, first the next; ``item_id`` is ``None`` for what is outside the agenda."""

    item_id: UUID | None
    order: FloorOrder
    entries: list[QueueEntry]


class TalkState(_State):
    """How many seconds somebody has spoken; ``is_inner`` under confidential items."""

    participant_id: UUID
    is_inner: bool
    seconds: int


class WrittenState(_State):
    """Somebody has handed in a written speech of ``length`` characters."""

    request_id: UUID
    item_id: UUID | None
    participant_id: UUID
    length: int


class TakenAwayState(_State):
    """A question that a department answers in writing by ``due_on``. ``seq`` is that of its ``floor.taken_away``."""

    request_id: UUID
    seq: int
    is_inner: bool
    item_id: UUID | None
    participant_id: UUID
    department_id: UUID
    question: str
    due_on: date


class FloorState(_State):
    """The floor. At most one of the two holders is there: the inner one has it under a confidential item.

    ``queues`` are in order of ``item_id``, ``talk`` of ``participant_id`` and audience, the others of ``request_id``.
    """

    holder: HolderState | None = None
    inner_holder: HolderState | None = None
    queues: list[QueueState] = []
    talk: list[TalkState] = []
    written: list[WrittenState] = []
    taken_away: list[TakenAwayState] = []


class PollDraftState(_State):
    """For the desk: a poll in preparation. ``repeats`` is the poll it asks again."""

    poll_id: UUID
    repeats: UUID | None
    question: PollQuestion


class PollItemState(_State):
    """A poll that was opened. ``cast`` is what the room was last told, as are ``votes`` for each option where the poll
    ``is_live``; ``arithmetic`` is there once it is published, ``reason`` where it was cancelled.

    The reader may vote while it is open if their role is among ``roles`` and they were in the room's list when it was
    opened; the server knows. ``closed_at`` is also when it was cancelled.
    """

    poll_id: UUID
    repeats: UUID | None
    question: PollQuestion
    state: PollState
    opened_at: datetime
    ends_at: datetime | None
    entitled: int
    roles: list[ParticipantRole]
    is_guessable: bool
    is_live: bool
    cast: int = 0
    votes: list[int] | None = None
    closed_at: datetime | None = None
    digest: str = ""
    arithmetic: Arithmetic | None = None
    reason: str = ""


class PollTallyState(_State):
    """For the desk: a poll's result, published or not yet. ``missing`` are the participants who did not vote."""

    poll_id: UUID
    arithmetic: Arithmetic
    missing: list[UUID]


class RecordingItemState(_State):
    """For the desk: what became of one speech's recording; ``failure`` also where a part of it is kept."""

    recording_id: UUID
    request_id: UUID
    state: RecordingState
    failure: RecordingFailure | None = None


class RoomState(_State):
    """The whole room as one person may see it.

    Lists are in order of ``seq``; participants in that of their places, papers in that of their positions, polls and
    ``recordings`` in that of their ids. ``voted`` are the polls in which the reader has voted. Messages come on two
    streams and are in order of their ids, which sort by time. ``recording_since`` is set while speeches are recorded,
    ``recording_pictures`` while what is seen of them is, too.

    Whoever waits sees title, course and standing; all else is empty. ``agenda`` is in order of ``position`` and then of
    ``item_id``, whatever the depth; ``inner_titles`` (item → title) holds what observers may not read.
    """

    room_id: UUID
    title: str
    course: CourseState = CourseState()
    standing: StandingState = StandingState()
    agenda: list[AgendaItemState] = []
    inner_titles: dict[UUID, str] = {}
    lobby: list[WaitingState] = []
    participants: list[ParticipantState] = []
    messages: list[MessageState] = []
    moderation: list[ModerationState] = []
    notes: list[NoteState] = []
    publications: list[PublicationState] = []
    notices: list[NoticeState] = []
    papers: list[PaperState] = []
    poll_drafts: list[PollDraftState] = []
    polls: list[PollItemState] = []
    poll_tallies: list[PollTallyState] = []
    voted: list[UUID] = []
    floor: FloorState = FloorState()
    recording_since: datetime | None = None
    recording_pictures: bool = False
    recordings: list[RecordingItemState] = []
