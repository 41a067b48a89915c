"""Recordings, as far as the room's state does not hold them."""

from datetime import datetime
from uuid import UUID

from deliberation.events.calls import MediaSource
from deliberation.events.films import FilmState
from deliberation.events.recordings import RecordingDeletion, RecordingFailure, RecordingState
from realtime.representations.answers import Answer


class RecordedPictures(Answer):
    """What was seen of one speech from one source. It begins at ``seen_at``; kept, it is at
    ``rooms/{room_id}/recordings/{recording_id}/pictures/{source}``.
    """

    source: MediaSource
    state: RecordingState
    is_complete: bool
    seen_at: datetime | None
    milliseconds: int
    size: int
    sha256: str
    file_name: str
    """Empty where there is no file."""


class FilmItem(Answer):
    """The film of one speech that somebody has asked for, and how much of it is made (``percent``).

    Made, it is at ``rooms/{room_id}/recordings/{recording_id}/film``.
    """

    state: FilmState
    percent: int
    milliseconds: int
    size: int
    sha256: str
    file_name: str
    """Empty where there is no file."""


class RecordingItem(Answer):
    """The recording of one speech. Its sound is at ``rooms/{room_id}/recordings/{recording_id}`` while it is kept.

    ``heard_at`` is when the file begins, ``milliseconds`` how long it is; ``failure`` says why there is nothing, or
    not all of it. ``delete_at`` is when it will be deleted by the rules as they stand.
    """

    recording_id: UUID
    request_id: UUID
    participant_id: UUID
    name: str
    post: str
    organisation: str
    item_id: UUID | None
    item_title: str
    """Empty for what was outside the agenda."""
    state: RecordingState
    failure: RecordingFailure | None
    is_complete: bool
    started_at: datetime
    ended_at: datetime | None
    heard_at: datetime | None
    milliseconds: int
    size: int
    sha256: str
    file_name: str
    """Empty where there is no file."""
    pictures: list[RecordedPictures]
    film: FilmItem | None
    """None where nobody has asked for one."""
    may_make_film: bool
    """Whether there is something to make one of, and the reader may have it made."""
    delete_at: datetime | None
    deletion: RecordingDeletion | None
    deleted_at: datetime | None
    may_delete: bool
    """Whether the reader may delete it."""


class RecordingList(Answer):
    """The recordings that somebody may listen to, in the order of the agenda and of time.

    Whoever runs or prepares the meeting reads of all there were (``has_all``), whatever became of them.
    """

    items: list[RecordingItem]
    has_all: bool
    may_have_pictures: bool
    """Whether, by the rules, what is seen may be recorded too."""
