"""A browser session counts only with a living login session."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse

from deliberation.accounts.confinement import reaches
from deliberation.accounts.models import LoginSession
from deliberation.accounts.selectors import login_session_of
from deliberation.accounts.services.devices import give_secret
from deliberation.core import clock
from deliberation.core.errors import Forbidden
from deliberation.core.problem import problem

SEEN_EVERY = timedelta(minutes=1)
"""How exact ``last_seen_at`` is: a write per request would cost more than it tells."""


class LoginSessionMiddleware:
    """Set ``request.login_session``; whoever is signed in without one that is alive is signed out.

    The session's row is deleted when its login session ends. This is the second lock on the same door: it
    also holds for expired sessions, and for any that did not come about by ``services.sign_in``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        login_session: LoginSession | None = None
        if request.user.is_authenticated:
            login_session = login_session_of(request.session.session_key)
            if login_session is None or login_session.account_id != request.user.id:
                login_session = None
                logout(request)
            else:
                _touch(login_session)
        request.login_session = login_session  # type: ignore[attr-defined]  # the doors' name for it
        response = self.get_response(request)
        give_secret(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], arguments: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse a confined login whatever lies beyond its room, before any view is called."""
        login_session: LoginSession | None = request.login_session  # type: ignore[attr-defined]  # set above
        match = request.resolver_match
        if login_session is None or match is None or reaches(login_session, match.route, arguments):
            return None
        refusal = problem(Forbidden("login.confined"))
        return JsonResponse(
            refusal.model_dump(mode="json"), status=refusal.status, content_type="application/problem+json"
        )


def _touch(login_session: LoginSession) -> None:
    now = clock.now()
    if now - login_session.last_seen_at >= SEEN_EVERY:
        LoginSession.objects.filter(id=login_session.id).update(last_seen_at=now)
        login_session.last_seen_at = now
