"""Rooms, and people's places in them."""

from uuid import UUID

from django.conf import settings
from django.db import models

from consultations.models import Sitting
from deliberation.core.ids import uuid7
from deliberation.events import streams
from deliberation.events.rooms import ParticipantRole


class Room(models.Model):
    """Where a sitting is held. It has the sitting's id, and its events stand on the sitting's streams."""

    id = models.UUIDField(primary_key=True, editable=False)
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="room")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=models.F("sitting")), name="room_is_of_its_sitting")
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def title(self) -> str:
        """What the sitting is called."""
        return self.sitting.title

    @property
    def committee_id(self) -> UUID:
        """Whose rules hold here: those of the body that leads the consultation."""
        return self.sitting.consultation.lead_body_id

    @property
    def stream(self) -> str:
        """The audience of all who are in the room."""
        return streams.room(self.id)

    @property
    def inner_stream(self) -> str:
        """The audience of the room without its observers."""
        return streams.inner(self.id)

    @property
    def desk_stream(self) -> str:
        """The audience of the room's operators and chair."""
        return streams.desk(self.id)


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
