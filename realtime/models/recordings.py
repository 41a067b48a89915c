"""What was recorded of what people said, and of what was seen of them."""

from django.db import models

from deliberation.core.ids import uuid7
from deliberation.documents.models import File
from deliberation.events.calls import MediaSource
from deliberation.events.recordings import RecordingDeletion, RecordingFailure, RecordingState
from realtime.models.floors import Turn
from realtime.models.rooms import Room

OPEN = (RecordingState.RECORDING, RecordingState.FETCHING)
"""The states in which something is still to come of it."""


class Recording(models.Model):
    """The sound of one speech (录音): of a turn, or of the part of it during which recording was switched on.

    Who spoke, where, and to which item are the turn's. When its content is deleted the row stays: that something was
    recorded, of whom and when, is part of what happened.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="recordings")
    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, related_name="recordings")
    state = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in RecordingState], default=RecordingState.RECORDING
    )
    started_at = models.DateTimeField()
    """When there was something to record: the speech began, or recording was switched on."""
    with_pictures = models.BooleanField(default=False)
    """Whether what is seen of it is recorded too: its ``footage``."""
    ended_at = models.DateTimeField(null=True)
    """When there was nothing more to record."""
    heard_at = models.DateTimeField(null=True)
    """When its first sound came: the beginning of the file."""
    device = models.CharField(max_length=32, blank=True)
    """From which of the speaker's devices it came first."""
    milliseconds = models.PositiveIntegerField(default=0)
    """How long the file is."""
    size = models.PositiveBigIntegerField(default=0)
    """Bytes."""
    sha256 = models.CharField(max_length=64, blank=True)
    is_complete = models.BooleanField(default=True)
    """Whether the recorder wrote all that it heard; not so where it was killed or its disk was full."""
    failure = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in RecordingFailure], blank=True
    )
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="recordings")
    """The content; null until it is kept, and once it is deleted."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often something else arrived than had been recorded."""
    deletion = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in RecordingDeletion], blank=True
    )
    """Why it was deleted."""
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["turn"], condition=models.Q(state="recording"), name="recording_once_at_a_time"
            )
        ]
        indexes = [
            models.Index(
                fields=["state"], condition=models.Q(state__in=["recording", "fetching"]), name="recording_open"
            )
        ]

    def __str__(self) -> str:
        return f"recording of {self.turn_id}: {self.state}"


class Footage(models.Model):
    """The pictures of one speech (录像) from one source. Without sound that is kept there are none.

    Like its recording, the row stays when its content is deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="footage")
    source = models.CharField(
        max_length=10, choices=[(item.value, item.value) for item in (MediaSource.CAMERA, MediaSource.SCREEN)]
    )
    state = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in RecordingState], default=RecordingState.FETCHING
    )
    seen_at = models.DateTimeField(null=True)
    """When its first picture came: the beginning of the file."""
    milliseconds = models.PositiveIntegerField(default=0)
    """How long the file is."""
    size = models.PositiveBigIntegerField(default=0)
    """Bytes."""
    sha256 = models.CharField(max_length=64, blank=True)
    is_complete = models.BooleanField(default=True)
    """Whether all that came was written."""
    failure = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in RecordingFailure], blank=True
    )
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="footage")
    """The content; null until it is kept, and once it is deleted."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often something else arrived than had been recorded."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recording", "source"], name="footage_once_a_source")]

    def __str__(self) -> str:
        return f"{self.source} of {self.recording_id}: {self.state}"
