"""What people read for a sitting."""

from django.db import models

from consultations.models.agendas import AgendaItem
from consultations.models.sittings import Sitting
from deliberation.core.ids import uuid7
from deliberation.documents.models import File
from deliberation.events import streams
from deliberation.events.sittings import Confidentiality

TITLE_LENGTH = 200


class Paper(models.Model):
    """A paper (材料) of a sitting, or of one item of its agenda."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="papers")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=TITLE_LENGTH)
    position = models.PositiveSmallIntegerField()
    """Place among the sitting's papers, from 0."""
    is_confidential = models.BooleanField(default=False)
    """Whether somebody said so of the paper itself."""
    is_inner = models.BooleanField(default=False)
    """Whether it was last told of to the room without its observers."""
    revision = models.PositiveIntegerField(default=0)
    """Counts its events: of two states of a paper the one with the greater is newer, on whichever stream it came."""
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def must_be_inner(self) -> bool:
        """Whether it is confidential: by itself, by its item, or because the whole sitting is."""
        return (
            self.is_confidential
            or (self.item is not None and self.item.is_confidential)
            or self.sitting.confidentiality == Confidentiality.CONFIDENTIAL
        )

    @property
    def stream(self) -> str:
        """The audience that was last told of it."""
        return streams.inner(self.sitting_id) if self.is_inner else streams.room(self.sitting_id)
