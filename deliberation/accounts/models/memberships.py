"""Who is a member of the committee, in which term and for which sector."""

from django.db import models

from deliberation.accounts.models.accounts import Account
from deliberation.accounts.models.institution import Term
from deliberation.core.ids import uuid7


class Sector(models.Model):
    """One of the circles of society that members come from (界别)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    """Place in lists: sectors have a customary order."""

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An account's membership of the committee in one term (委员身份)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="memberships")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="memberships")
    number = models.CharField(max_length=20, blank=True)
    """Number of the member's card (委员证号)."""
    post = models.CharField(max_length=100, blank=True)
    """What the member is elsewhere (单位及职务), as lists and minutes print it."""
    is_standing = models.BooleanField(default=False)
    """Sits on the standing committee (常委)."""
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    """First day on which it no longer holds; ``None`` while it runs with its term."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "term"], name="membership_once_per_term"),
            models.UniqueConstraint(
                fields=["term", "number"], condition=~models.Q(number=""), name="membership_number_once_per_term"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=models.F("starts_on")),
                name="membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.term_id}"
