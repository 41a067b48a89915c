"""What all reading views of this app do."""

from django.utils.cache import patch_cache_control
from pydantic import BaseModel
from rest_framework.request import Request
from rest_framework.response import Response

from deliberation.accounts.models import Account
from deliberation.core.errors import Unauthenticated


def account_of(request: Request) -> Account:
    """Return who asks.

    Raises:
        Unauthenticated: ``login.required``.
    """
    if not isinstance(request.user, Account):
        raise Unauthenticated("login.required")
    return request.user


def answer(body: BaseModel, *, status: int = 200) -> Response:
    """Return ``body``, which is personal: nobody may keep a copy of it."""
    response = Response(body.model_dump(mode="json"), status=status)
    patch_cache_control(response, no_store=True)
    return response
