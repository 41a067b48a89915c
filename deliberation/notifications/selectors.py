"""Which notices a person has before them."""

from uuid import UUID

from django.db.models import QuerySet

from deliberation.notifications.models import Notice


def open_notices(account_id: UUID) -> QuerySet[Notice]:
    """Return the notices the person has not dismissed, oldest first."""
    return Notice.objects.filter(account_id=account_id, dismissed_at=None).order_by("seq")


def notices_about(key: str, value: str) -> QuerySet[Notice]:
    """Return everybody's notices whose subject says ``value`` under ``key``, dismissed ones included."""
    return Notice.objects.filter(**{f"subject__{key}": value})
