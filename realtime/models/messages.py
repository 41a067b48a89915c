"""What is said in writing."""

from django.db import models

from deliberation.core.ids import uuid7
from realtime.models.rooms import Participant, Room


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
