"""What is said in writing."""

from django.db import models

from deliberation.accounts.models import Organisation
from deliberation.core.ids import uuid7
from deliberation.events.messages import MessageKind, QuestionStanding
from realtime.models.rooms import Participant, Room


class Message(models.Model):
    """Something a participant said in writing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="messages")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="messages")
    is_inner = models.BooleanField(default=False)
    """Whether observers do not read it: it stands on the room's inner stream."""
    seq = models.PositiveBigIntegerField()
    """``seq`` of its ``message.posted`` on its stream. People see messages in order of ``id``: of two streams, no
    ``seq`` tells which came first."""
    kind = models.CharField(
        max_length=12, choices=[(kind.value, kind.value) for kind in MessageKind], default=MessageKind.SPEECH
    )
    item_id = models.UUIDField(null=True)
    """The item of the agenda it was said under. No foreign key: it was said there even if the item is taken away."""
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    department = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="questions")
    """Whom a question is for."""
    question = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in QuestionStanding], blank=True
    )
    """What became of a question; empty for what is none."""
    due_on = models.DateField(null=True)
    """By when a question that was taken away is answered."""
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
        constraints = [models.UniqueConstraint(fields=["room", "is_inner", "seq"], name="message_seq_once")]
        indexes = [
            models.Index(fields=["participant", "posted_at"], name="message_rate"),
            models.Index(fields=["room", "id"], name="message_order"),
        ]

    def __str__(self) -> str:
        return f"message {self.seq} in {self.room_id}"

    @property
    def stream(self) -> str:
        """Whose ears it is for."""
        return self.room.inner_stream if self.is_inner else self.room.stream


class Note(models.Model):
    """Something a participant wrote to the operators alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="notes")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="notes")
    desk_seq = models.PositiveBigIntegerField()
    """``seq`` of its ``note.written`` on the desk's stream."""
    member_seq = models.PositiveBigIntegerField(null=True)
    """The same on the writer's own stream; null where the writer read the desk's."""
    text = models.TextField()
    written_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["participant", "written_at"], name="note_rate")]

    def __str__(self) -> str:
        return f"note {self.desk_seq} in {self.room_id}"
