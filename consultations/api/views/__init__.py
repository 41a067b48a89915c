"""Reading consultations over REST."""

from rest_framework.request import Request

from deliberation.accounts.models import Account


def actor_of(request: Request) -> Account:
    """Return who asks; the permission class has refused strangers already."""
    assert isinstance(request.user, Account)
    return request.user
