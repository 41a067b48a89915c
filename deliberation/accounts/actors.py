"""Who asks, for doors that refuse strangers."""

from rest_framework.request import Request

from deliberation.accounts.models import Account


def actor(request: Request) -> Account:
    """Return who asks; the permission class has refused strangers already."""
    assert isinstance(request.user, Account)
    return request.user
