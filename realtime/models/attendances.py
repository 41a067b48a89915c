"""Who is connected: leases that live by beats, and the tickets that open them."""

from django.db import models

from deliberation.core.ids import uuid7
from realtime.models.rooms import Participant

ORIGIN_LENGTH = 200
"""Characters of an origin (scheme, host, port) that fit into a ticket."""


class Attendance(models.Model):
    """A lease: one connected device of a participant. It lives by beats and is closed at the last one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    login_session_id = models.UUIDField()
    device = models.CharField(max_length=32)
    is_in_lobby = models.BooleanField(default=False)
    """Whether the device waits outside: then the lease makes nobody present."""
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
