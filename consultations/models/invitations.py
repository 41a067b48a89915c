"""Who is invited to a sitting, as what, and what they answered."""

from django.conf import settings
from django.db import models

from consultations.models.sittings import Sitting
from deliberation.accounts.models import Organisation
from deliberation.core.ids import uuid7
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import ReplyState


class Invitation(models.Model):
    """An account's invitation to a sitting: a person's, a branch venue's or a screen's."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="invitations")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=16, choices=[(role.value, role.value) for role in ParticipantRole])
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    """Whom they sit for: a department, or a body of the committee."""
    post = models.CharField(max_length=100, blank=True)
    """Their title as lists of this sitting print it."""
    headcount = models.PositiveSmallIntegerField(default=1)
    """How many people a venue stands for."""
    position = models.PositiveSmallIntegerField(default=0)
    """Place in lists: the order of ranks is the committee's to know."""
    reply = models.CharField(
        max_length=8, choices=[(reply.value, reply.value) for reply in ReplyState], default=ReplyState.NONE
    )
    reply_reason = models.CharField(max_length=300, blank=True)
    deputy_name = models.CharField(max_length=60, blank=True)
    deputy_post = models.CharField(max_length=100, blank=True)
    deputy_phone = models.CharField(max_length=11, blank=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="deputations"
    )
    """The account that sits in their place, once it is known."""
    sent_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "account"], name="invitation_once")]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.account_id} to {self.sitting_id} as {self.role}"
