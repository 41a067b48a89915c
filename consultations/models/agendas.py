"""What a sitting goes through, in order."""

from django.db import models

from consultations.models.invitations import Invitation
from consultations.models.sittings import Sitting
from deliberation.core.ids import uuid7
from deliberation.events.sittings import AgendaKind, FloorOrder


class AgendaItem(models.Model):
    """An item of a sitting's agenda; items may have items below them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="agenda")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField()
    """Place among the items of the same parent, from 0."""
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in AgendaKind])
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=0)
    """How long it is planned to take; 0 where nobody said."""
    is_confidential = models.BooleanField(default=False)
    """Whether observers and recordings are kept out."""
    floor_order = models.CharField(
        max_length=12, choices=[(order.value, order.value) for order in FloorOrder], blank=True
    )
    """In what order people speak; empty for the rule's order of this kind of item."""
    presenters = models.ManyToManyField(Invitation, blank=True, related_name="presents")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Whom it concerns: everybody, or all but observers."""
        return self.sitting.inner_stream if self.is_confidential else self.sitting.stream
