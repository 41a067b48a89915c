"""The single-page application's door, and the answer where there is nothing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie

from deliberation.accounts.pages import unfit
from deliberation.core.browsers import is_unfit
from deliberation.core.errors import NotFound
from deliberation.core.problem import problem


@never_cache
@ensure_csrf_cookie
def app(request: HttpRequest) -> HttpResponse:
    """Return the application's page; its router knows the rest of the address. Old browsers are told that they are."""
    if is_unfit(request.headers.get("User-Agent", "")):
        return unfit(request)
    try:
        return HttpResponse(render_to_string("index.html"))
    except TemplateDoesNotExist:
        return HttpResponse("The frontend is not built: run `make build`.", status=503, content_type="text/plain")


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that is not there."""
    answer = problem(NotFound("request.not_found"))
    return JsonResponse(answer.model_dump(mode="json"), status=404, content_type="application/problem+json")
