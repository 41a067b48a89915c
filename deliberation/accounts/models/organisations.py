"""Bodies: those of the committee, and the departments it consults with."""

from django.db import models

from deliberation.accounts.models.accounts import Account
from deliberation.core.ids import uuid7
from deliberation.events import streams
from deliberation.events.organisations import OrganisationKind, RoleInOrganisation


class Organisation(models.Model):
    """A body that prepares consultations, takes part in them, or passes proposals on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in OrganisationKind])
    name = models.CharField(max_length=100)
    """The official name, as documents print it."""
    short_name = models.CharField(max_length=40, blank=True)
    """What it is called where room is scarce, e.g. 市住建局."""
    liaison = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="liaison_of")
    """Who of its people is called first (联络员); always one with a role in it."""
    phone = models.CharField(max_length=40, blank=True)
    """Its telephone, as it is printed; often a landline with an extension."""
    address = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    """Dissolved or renamed bodies stay, because old consultations name them."""
    position = models.PositiveSmallIntegerField(default=0)
    """Place in lists: bodies have a customary order."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="organisation_name_once_per_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name to show: the short one where there is one."""
        return self.short_name or self.name

    @property
    def stream(self) -> str:
        """The audience of the people who work in it."""
        return streams.office(self.id)


class OrganisationRole(models.Model):
    """What an account is in an organisation: at the most one thing in each."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="roles")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="organisation_roles")
    role = models.CharField(max_length=8, choices=[(role.value, role.value) for role in RoleInOrganisation])
    post = models.CharField(max_length=100, blank=True)
    """Its title there (职务), as lists and minutes print it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account"], name="organisation_role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} as {self.role} of {self.organisation_id}"
