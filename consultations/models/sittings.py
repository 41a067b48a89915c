"""One meeting of a consultation."""

from typing import TYPE_CHECKING

from django.db import models

from consultations.models.consultations import Consultation
from deliberation.core.ids import uuid7
from deliberation.events import streams
from deliberation.events.sittings import OVER, Confidentiality, SittingState

if TYPE_CHECKING:
    from consultations.models.agendas import AgendaItem

MEETING_CODE_LENGTH = 9
"""Digits by which people who have no link find the meeting."""


class Sitting(models.Model):
    """A meeting (一场会议): it has a time, a place, an agenda, and people who are invited."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    """Its room has the same id."""
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sittings")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    """When it is planned to end; nothing ends it but a person."""
    place = models.CharField(max_length=200, blank=True)
    confidentiality = models.CharField(
        max_length=16,
        choices=[(value.value, value.value) for value in Confidentiality],
        default=Confidentiality.INTERNAL,
    )
    state = models.CharField(
        max_length=12, choices=[(state.value, state.value) for state in SittingState], default=SittingState.SCHEDULED
    )
    meeting_code = models.CharField(max_length=MEETING_CODE_LENGTH, unique=True)
    is_rehearsal = models.BooleanField(default=False)
    """Held to try things (试开会): nothing of it enters lists or results."""
    is_locked = models.BooleanField(default=False)
    """Whether nobody more is let in (锁定会议)."""
    current_item: "models.ForeignKey[AgendaItem | None, AgendaItem | None]" = models.ForeignKey(
        "consultations.AgendaItem", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    """When people could first come in to wait."""
    started_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    """Since when it pauses; null while it does not."""
    ended_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    minutes_signed_at = models.DateTimeField(null=True)
    """When its minutes were signed; null before, and where there are none."""
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="sitting_ends_later")
        ]
        indexes = [models.Index(fields=["starts_at"], name="sitting_by_time")]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """The audience of everybody in its room."""
        return streams.room(self.id)

    @property
    def inner_stream(self) -> str:
        """The audience of its room without observers."""
        return streams.inner(self.id)

    @property
    def desk_stream(self) -> str:
        """The audience of its chair and operators."""
        return streams.desk(self.id)

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be said in it."""
        return self.state in OVER or self.cancelled_at is not None
