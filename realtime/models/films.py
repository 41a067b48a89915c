"""Films that were asked for."""

from django.conf import settings
from django.db import models

from deliberation.core.ids import uuid7
from deliberation.documents.models import File
from deliberation.events.films import FilmState
from realtime.models.recordings import Recording

PENDING = (FilmState.WAITING, FilmState.MAKING)
"""The states in which one is still to come."""


class Film(models.Model):
    """A film of one speech: asked for, made by a worker, and deleted with the recording."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    recording = models.OneToOneField(Recording, on_delete=models.PROTECT, related_name="film")
    state = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in FilmState], default=FilmState.WAITING
    )
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="films")
    ordered_at = models.DateTimeField()
    percent = models.PositiveSmallIntegerField(default=0)
    """How much of it is made."""
    beat_at = models.DateTimeField(null=True)
    """When whoever makes it last said so: a lease, that others take over when it is old."""
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often it was begun."""
    milliseconds = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    """Bytes."""
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="films")
    """The content; null until it is made whole, and once it is deleted."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=models.Q(state="making"), name="film_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"film of {self.recording_id}: {self.state}"
