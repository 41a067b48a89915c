"""Who may call the REST API at all: the permission class of every view that does not say otherwise."""

from typing import TYPE_CHECKING

from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

from deliberation.core.errors import Forbidden

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which reads the settings that name this module


class SignedIn(IsAuthenticated):
    """Admits whoever is signed in; from a browser that is not bound, only to views with ``admits_unbound``."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Return whether somebody is signed in.

        Raises:
            Forbidden: ``login.unbound``; nobody has seen yet that this is the person's own browser.
        """
        if not super().has_permission(request, view):
            return False
        login_session = getattr(request._request, "login_session", None)
        if login_session is not None and not login_session.is_bound and not getattr(view, "admits_unbound", False):
            raise Forbidden("login.unbound")
        return True
