"""Rooms, and people's places in them."""

from uuid import UUID

from django.conf import settings
from django.db import models

from consultations.models import Invitation, Sitting
from deliberation.accounts.models import Organisation
from deliberation.core.ids import uuid7
from deliberation.events import streams
from deliberation.events.participants import Admission, Whereabouts
from deliberation.events.rooms import ParticipantRole
from realtime.models.media_nodes import MediaNode


class Room(models.Model):
    """Where a sitting is held. It has the sitting's id, and its events stand on the sitting's streams."""

    id = models.UUIDField(primary_key=True, editable=False)
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="room")
    created_at = models.DateTimeField()
    stepped_at = models.DateTimeField(null=True)
    """Since when the current item of the agenda is being dealt with."""
    recording_since = models.DateTimeField(null=True)
    """Since when each speech is recorded; null while none is."""
    recording_pictures = models.BooleanField(default=False)
    """Whether what is seen of it is recorded too."""

    media_node = models.ForeignKey(MediaNode, on_delete=models.SET_NULL, null=True, related_name="rooms")
    """Where its sound and picture pass; null where there is only one place for that, or none was needed yet."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=models.F("sitting")), name="room_is_of_its_sitting")
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def title(self) -> str:
        """What the sitting is called."""
        return self.sitting.title

    @property
    def committee_id(self) -> UUID:
        """Whose rules hold here: those of the body that leads the consultation."""
        return self.sitting.consultation.lead_body_id

    @property
    def stream(self) -> str:
        """The audience of all who are in the room."""
        return streams.room(self.id)

    @property
    def inner_stream(self) -> str:
        """The audience of the room without its observers."""
        return streams.inner(self.id)

    @property
    def desk_stream(self) -> str:
        """The audience of the room's operators and chair."""
        return streams.desk(self.id)

    @property
    def lobby_stream(self) -> str:
        """The audience of those who wait to be let in."""
        return streams.lobby(self.id)


class Participant(models.Model):
    """A person's place in a room."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="participants")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=16, choices=[(role.value, role.value) for role in ParticipantRole])
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, null=True, related_name="participants")
    """What it follows from; null for places given without one."""
    acts_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="participations")
    """Whom they sit for."""
    is_due = models.BooleanField(default=False)
    """Whether they count towards 应到."""
    headcount = models.PositiveSmallIntegerField(default=1)
    """How many people a venue is to stand for."""
    counted = models.PositiveSmallIntegerField(null=True)
    """How many were counted there."""
    admission = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in Admission], default=Admission.EXPECTED
    )
    """Whether they are let in. Never ``waiting``: that is told by ``waiting_since``."""
    removal_reason = models.CharField(max_length=200, blank=True)
    waiting_since = models.DateTimeField(null=True)
    """Since when a device of theirs waits in the lobby; null while none does."""
    waits_bound = models.BooleanField(default=False)
    """Whether a device known as theirs is among those that wait."""
    whereabouts = models.CharField(max_length=8, choices=[(item.value, item.value) for item in Whereabouts], blank=True)
    """In the hall or online; empty until they say so."""
    arrived_at = models.DateTimeField(null=True)
    """When they first came since the lobby was opened, by a device or on paper (实到)."""
    left_at = models.DateTimeField(null=True)
    """When their last device left; null while one is there, or none ever was."""
    is_signed_on_paper = models.BooleanField(default=False)
    muted = models.JSONField(default=list)
    """The sources of theirs that are not forwarded, whatever rights they have: ``MediaSource`` values in order."""
    has_open_microphone = models.BooleanField(default=False)
    """Whether a venue is heard without the floor."""
    added_seq = models.PositiveBigIntegerField()
    """``seq`` of its ``participant.added``: the order of the list."""

    present: bool
    """Whether a device of theirs is in the room; only on rows that ``selectors.places`` has read."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "account"], name="participant_once")]

    def __str__(self) -> str:
        return f"{self.account_id} as {self.role}"
