"""What is sent as sound and picture."""

from django.db import models

from deliberation.events.calls import MediaKind, MediaSource
from realtime.models.rooms import Participant


class Publication(models.Model):
    """A track that a participant's device sends; ``id`` is the forwarder's."""

    id = models.CharField(max_length=80, primary_key=True)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="publications")
    device = models.CharField(max_length=32)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in MediaKind])
    source = models.CharField(max_length=10, choices=[(source.value, source.value) for source in MediaSource])
    started_seq = models.PositiveBigIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.participant_id}"
