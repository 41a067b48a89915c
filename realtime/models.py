"""Rows of the meeting."""

from django.conf import settings
from django.db import models

from deliberation.core.ids import uuid7
from deliberation.events.calls import MediaKind
from deliberation.events.rooms import ParticipantRole

ORIGIN_LENGTH = 200
"""Characters of an origin (scheme, host, port) that fit into a ticket."""


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


class Attendance(models.Model):
    """A lease: one connected device of a participant. It lives by beats and is closed at the last one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    login_session_id = models.UUIDField()
    device = models.CharField(max_length=32)
    opened_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["beat_at"], name="attendance_open", condition=models.Q(closed_at=None))]

    def __str__(self) -> str:
        return f"{self.participant_id} on {self.device}"


class Ticket(models.Model):
    """The right to open one connection: 30 seconds, one use, bound to login session, room and origin."""

    digest = models.CharField(max_length=64, primary_key=True)
    """SHA-256 of the secret; the secret itself is only ever with the client."""
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE)
    login_session_id = models.UUIDField()
    origin = models.CharField(max_length=ORIGIN_LENGTH)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"ticket for {self.participant_id}"


class Message(models.Model):
    """Something a participant said in writing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="messages")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="messages")
    seq = models.PositiveBigIntegerField()
    """``seq`` of its ``message.posted`` on the room's stream: the order people see."""
    text = models.TextField()
    posted_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    edited_seqs = models.JSONField(default=list)
    """``seq`` of each ``message.edited``: the events that quote it, should it be erased."""
    hidden_at = models.DateTimeField(null=True)
    hidden_reason = models.CharField(max_length=500, default="", blank=True)
    moderated_seq = models.PositiveBigIntegerField(null=True)
    """``seq`` of its ``message.moderated`` on the desk's stream."""
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "seq"], name="message_seq_once")]
        indexes = [models.Index(fields=["participant", "posted_at"], name="message_rate")]

    def __str__(self) -> str:
        return f"message {self.seq} in {self.room_id}"


class Publication(models.Model):
    """A track that a participant's device sends; ``id`` is the forwarder's."""

    id = models.CharField(max_length=80, primary_key=True)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="publications")
    device = models.CharField(max_length=32)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in MediaKind])
    started_seq = models.PositiveBigIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.participant_id}"
