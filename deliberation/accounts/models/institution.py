"""The institution and its terms."""

from django.db import models

from deliberation.core.ids import uuid7


class Institution(models.Model):
    """The committee that this deployment serves. There is one row at the most."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    """Always true; unique, so that the database itself refuses a second institution."""
    name = models.CharField(max_length=100)
    time_zone = models.CharField(max_length=64)
    """IANA name; times are stored in UTC, shown and counted in this zone."""

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="institution_only_one")]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A term of the committee (届)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_current = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=models.Q(is_current=True), name="term_one_current"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=models.F("starts_on")),
                name="term_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name
