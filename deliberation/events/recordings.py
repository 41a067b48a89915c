"""Recording what is said: ``recording.*``. The switch is the room's; each speech is a recording of its own."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from deliberation.events.base import Command, Event, event
from deliberation.events.calls import MediaSource


class RecordingState(StrEnum):
    """What became of one recording (录音中、正在保存、已保存、未能保存、已删除)."""

    RECORDING = "recording"
    FETCHING = "fetching"
    """The speech is over, and what was recorded is still where it was recorded."""
    KEPT = "kept"
    FAILED = "failed"
    DELETED = "deleted"


class RecordingEnd(StrEnum):
    """Why recording was switched off."""

    STOPPED = "stopped"
    SITTING_ENDED = "sitting_ended"


class RecordingFailure(StrEnum):
    """Why there is nothing of a speech, or not all of it."""

    SILENT = "silent"
    """Nothing was heard: a speaker in the hall, or with the microphone muted all the time."""
    LOST = "lost"
    """The forwarder knows nothing of it."""
    DISK_FULL = "disk_full"
    DISK = "disk"
    """It could not be written for another reason."""
    DAMAGED = "damaged"
    """What arrived was not what had been recorded, however often it was fetched."""


class RecordingDeletion(StrEnum):
    """Why a recording was deleted."""

    RETENTION = "retention"
    CONFIDENTIAL = "confidential"
    """Its item of the agenda was made confidential afterwards."""
    BY_HAND = "by_hand"


class RecordingStart(Command):
    """Record each speech from now on, with pictures if wanted; everybody in the room is told."""

    type: ClassVar[str] = "recording.start"
    room_id: UUID
    with_pictures: bool = False


class RecordingStop(Command):
    """Record nothing more."""

    type: ClassVar[str] = "recording.stop"
    room_id: UUID


class RecordingDelete(Command):
    """Delete what was recorded of a speech; that something was remains known."""

    type: ClassVar[str] = "recording.delete"
    room_id: UUID
    recording_id: UUID


@event
class RecordingStarted(Event):
    """From now on each speech is recorded: its sound, and where it says so what is seen of it."""

    type: ClassVar[str] = "recording.started"
    with_pictures: bool = False


@event
class RecordingStopped(Event):
    """Nothing more is recorded."""

    type: ClassVar[str] = "recording.stopped"
    reason: RecordingEnd


@event
class RecordingKept(Event):
    """A speech's recording is kept. It is not complete where the recorder was killed, or its disk was full."""

    type: ClassVar[str] = "recording.kept"
    recording_id: UUID
    request_id: UUID
    """The turn to speak."""
    milliseconds: int
    size: int
    sha256: str
    is_complete: bool


@event
class RecordingPicturesKept(Event):
    """The pictures of a speech from one source are kept, beside its sound."""

    type: ClassVar[str] = "recording.pictures_kept"
    recording_id: UUID
    request_id: UUID
    source: MediaSource
    milliseconds: int
    size: int
    sha256: str
    is_complete: bool


@event
class RecordingPicturesFailed(Event):
    """The pictures of a speech from one source came to nothing; its sound is kept."""

    type: ClassVar[str] = "recording.pictures_failed"
    recording_id: UUID
    request_id: UUID
    source: MediaSource
    failure: RecordingFailure


@event
class RecordingFailed(Event):
    """There is nothing of a speech, or no more than there was until now."""

    type: ClassVar[str] = "recording.failed"
    recording_id: UUID
    request_id: UUID
    failure: RecordingFailure


@event
class RecordingDeleted(Event):
    """A recording is gone; that there was one remains known."""

    type: ClassVar[str] = "recording.deleted"
    recording_id: UUID
    request_id: UUID
    reason: RecordingDeletion
