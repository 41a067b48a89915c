"""Rooms, and people's places in them."""

from django.conf import settings
from django.db import models

from deliberation.core.ids import uuid7
from deliberation.events.rooms import ParticipantRole


class Room(models.Model):
    """A place where people meet. Its events stand on the stream ``room.<id>``."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    title = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """The audience of all who are in the room."""
        return f"room.{self.id}"

    @property
    def desk_stream(self) -> str:
        """The audience of the room's operators and chair."""
        return f"room.{self.id}.desk"


class Participant(models.Model):
    """A person's place in a room."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="participants")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=16, choices=[(role.value, role.value) for role in ParticipantRole])
    added_seq = models.PositiveBigIntegerField()
    """``seq`` of its ``participant.added``: the order of the list."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "account"], name="participant_once")]

    def __str__(self) -> str:
        return f"{self.account_id} as {self.role}"
