"""Who wants the floor, who has it, and who had it."""

from django.db import models

from consultations.models import AgendaItem
from deliberation.accounts.models import Organisation
from deliberation.core.ids import uuid7
from deliberation.events.floors import FloorEnd, FloorKind, FloorPause
from deliberation.events.sittings import FloorOrder
from realtime.models.rooms import Participant, Room


class FloorQueue(models.Model):
    """In what order people speak to one item of a room; ``item`` is null for what is outside the agenda."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="queues")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, related_name="+")
    order = models.CharField(max_length=12, choices=[(order.value, order.value) for order in FloorOrder])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "item"], name="floor_queue_once"),
            models.UniqueConstraint(
                fields=["room"], condition=models.Q(item=None), name="floor_queue_once_without_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} for {self.item_id}"


class Turn(models.Model):
    """A person's turn to speak, from the wish for it to its end: waiting, called up, speaking, over."""

    class State(models.TextChoices):
        WAITING = "waiting"
        GRANTED = "granted"
        SPEAKING = "speaking"
        PAUSED = "paused"
        DONE = "done"
        WITHDRAWN = "withdrawn"
        WRITTEN = "written"
        TAKEN_AWAY = "taken_away"

    HELD = (State.GRANTED, State.SPEAKING, State.PAUSED)
    """The states of whoever has the floor."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="turns")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in FloorKind])
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    arranged = models.PositiveSmallIntegerField(null=True)
    """Place in the item's arranged list; null for whoever asked."""
    is_substitute = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(null=True)
    """Where an operator has put it; null leaves it to the order."""
    source = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")
    """The venue at which they speak; null for their own device."""
    limit = models.PositiveIntegerField()
    """Seconds they may speak in all, extensions included."""
    spoken = models.PositiveIntegerField(default=0)
    """Seconds spoken before the clock last started, and in all once it is over."""
    take_by = models.DateTimeField(null=True)
    """When the clock starts by itself; null unless called up."""
    started_at = models.DateTimeField(null=True)
    """When the clock last started."""
    ends_at = models.DateTimeField(null=True)
    """When the time is over; null while the clock does not run."""
    is_warned = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    pause = models.CharField(max_length=12, choices=[(item.value, item.value) for item in FloorPause], blank=True)
    resume_by = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=12, choices=[(item.value, item.value) for item in FloorEnd], blank=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why the floor was taken away, as the operator wrote it."""
    text = models.TextField(blank=True)
    """A written speech, or the question that a department took away."""
    department = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    """Who took the question away."""
    due_on = models.DateField(null=True)

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
    def stream(self) -> str:
        """The audience of what happens to it."""
        return self.room.stream if self.item is None else self.item.stream
