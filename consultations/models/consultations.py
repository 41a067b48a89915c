"""What is consulted on, by whom and with whom."""

from django.conf import settings
from django.db import models

from deliberation.accounts.models import Organisation
from deliberation.core.ids import uuid7
from deliberation.events import streams
from deliberation.events.sittings import Mode


class ConsultationForm(models.Model):
    """A form of consultation (协商形式); committees call theirs by names of their own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True)
    """Stays when the name changes."""
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    agenda = models.JSONField(default=list, blank=True)
    """What is usual on the agenda of its sittings, as a list of ``UsualItem``; empty for what is usual anywhere."""
    is_active = models.BooleanField(default=True)
    """Whether new consultations may take it; old ones keep it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="form_name_once")]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class Consultation(models.Model):
    """A consultation (协商活动): one matter, prepared by a lead body, in one or more sittings."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    form = models.ForeignKey(ConsultationForm, on_delete=models.PROTECT, related_name="consultations")
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    mode = models.CharField(max_length=8, choices=[(mode.value, mode.value) for mode in Mode])
    lead_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="led_consultations")
    departments = models.ManyToManyField(Organisation, blank=True, related_name="consultations")
    """Whom it is held with; their people are invited to sittings."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="created_consultations"
    )
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="consultation_by_creation")]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """The audience of the body that leads it."""
        return streams.office(self.lead_body_id)


class LinkedProposal(models.Model):
    """A proposal that the consultation is about, named by its number."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="proposals")
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="linked_proposal_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number
