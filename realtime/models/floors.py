"""Who wants the floor, who has it, and who had it."""

from django.db import models

from consultations.models import AgendaItem
from deliberation.accounts.models import Organisation
from deliberation.core.ids import uuid7
from deliberation.events.floors import FloorEnd, FloorKind, FloorPause
from deliberation.events.sittings import FloorOrder
from realtime.models.rooms import Participant, Room


class FloorQueue(models.Model):
    """Who waits to speak to an item of a room, as was last told; ``item`` is null for what is outside the agenda."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="queues")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="+")
    chosen = models.CharField(max_length=12, choices=[(order.value, order.value) for order in FloorOrder], blank=True)
    """The order chosen in the room; empty for the one planned or ruled."""
    order = models.CharField(max_length=12, choices=[(order.value, order.value) for order in FloorOrder], blank=True)
    """The order last told; empty before anything was."""
    entries = models.JSONField(default=list)
    """The entries last told, as ``floor.queued`` carries them: whoever comes late reads what others heard."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "item"], name="floor_queue_once"),
            models.UniqueConstraint(
                fields=["room"], condition=models.Q(item=None), name="floor_queue_once_without_item"
            ),
        ]

    def __str__(self) -> str:
        return f"queue for {self.item_id}"


class Turn(models.Model):
    """A person's turn to speak, from the wish for it to its end: waiting, called up, speaking, over."""

    class State(models.TextChoices):
        WAITING = "waiting"
        GRANTED = "granted"
        SPEAKING = "speaking"
        PAUSED = "paused"
        DONE = "done"
        WITHDRAWN = "withdrawn"
        EXPIRED = "expired"
        """The sitting ended before it came."""
        WRITTEN = "written"
        TAKEN_AWAY = "taken_away"

    HELD = (State.GRANTED, State.SPEAKING, State.PAUSED)
    """The states of whoever has the floor."""
    HEARD = (*HELD, State.DONE, State.WRITTEN)
    """The states of whoever was called up, or handed in what they had to say."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="turns")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in FloorKind])
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    """The turn that a reply or an answer is about."""
    department = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    """Whom a question is put to, or who took it away."""
    asked_at = models.DateTimeField()
    has_asked = models.BooleanField(default=False)
    """Whether they asked themselves; otherwise a list or an operator has put them there."""
    arranged = models.PositiveSmallIntegerField(null=True)
    """Place in the item's arranged list, from 1; null for whoever is not on it."""
    is_substitute = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(null=True)
    """Where an operator has put it; null leaves it to the order."""
    source = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")
    """The venue at which they speak; null for their own device."""
    limit = models.PositiveIntegerField()
    """Seconds they may speak in all, extensions included."""
    spoken = models.PositiveIntegerField(default=0)
    """Seconds spoken before the clock last started, and in all once it is over."""
    granted_at = models.DateTimeField(null=True)
    """When they were called up."""
    take_by = models.DateTimeField(null=True)
    """When the clock starts by itself; null unless called up."""
    began_at = models.DateTimeField(null=True)
    """When the clock first started."""
    started_at = models.DateTimeField(null=True)
    """When the clock last started."""
    ends_at = models.DateTimeField(null=True)
    """When the time is over; null while the clock does not run."""
    warn_at = models.DateTimeField(null=True)
    """When a warning is due; null if none is."""
    over_at = models.DateTimeField(null=True)
    """When the turn ends by itself; null if it never does."""
    is_warned = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    pause = models.CharField(max_length=12, choices=[(item.value, item.value) for item in FloorPause], blank=True)
    resume_by = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=12, choices=[(item.value, item.value) for item in FloorEnd], blank=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why the floor was taken away, as the operator wrote it."""
    revoked_seq = models.PositiveBigIntegerField(null=True)
    """``seq`` of its ``floor.revoked`` on the desk's stream."""
    text = models.TextField(blank=True)
    """A written speech, or the question that a department took away."""
    due_on = models.DateField(null=True)
    """By when the department answers the question that it took away."""
    taken_away_seqs = models.JSONField(default=list)
    """``seq`` of each ``floor.taken_away`` on ``stream``: the events that quote the question, should it be erased."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room"],
                condition=models.Q(state__in=["granted", "speaking", "paused"]),
                name="floor_one_holder",
            ),
            models.UniqueConstraint(
                fields=["item", "participant", "kind"], condition=models.Q(state="waiting"), name="floor_waiting_once"
            ),
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=models.Q(state="waiting", item=None),
                name="floor_waiting_once_without_item",
            ),
        ]
        indexes = [
            models.Index(fields=["room", "state"], name="turn_by_state"),
            models.Index(
                fields=["state"], condition=models.Q(state__in=["granted", "speaking", "paused"]), name="turn_held"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.participant_id}: {self.state}"

    @property
    def left(self) -> int:
        """Seconds that were left when the clock last stood still."""
        return max(0, self.limit - self.spoken)

    @property
    def stream(self) -> str:
        """The audience of what happens to it."""
        return self.room.stream if self.item is None else self.item.stream
