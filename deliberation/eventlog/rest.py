"""The REST door of every verb, made from its declaration."""

import re
from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import BaseModel, ConfigDict, create_model
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.core.errors import Invalid
from deliberation.core.problem import Problem
from deliberation.eventlog.verbs import Verb, perform

_FIELD = re.compile(r"\{(\w+)\}")


def routes(*verbs: Verb) -> list[URLPattern]:
    """Return the URL patterns of ``verbs``; verbs with the same path share one view."""
    by_path: dict[str, list[Verb]] = {}
    for verb in verbs:
        by_path.setdefault(verb.path, []).append(verb)
    return [path(_django_path(verbs[0]), _view(verbs)) for verbs in by_path.values()]


def _django_path(verb: Verb) -> str:
    """Return the verb's path in Django's notation; the command's own type decides what a field may be."""
    return _FIELD.sub(lambda match: f"<str:{match[1]}>", verb.path)


def body_model(verb: Verb) -> type[BaseModel] | None:
    """Return the shape of the request body: the command without what stands in the path, ``None`` if nothing is left."""
    in_path = set(_FIELD.findall(verb.path))
    fields: dict[str, Any] = {
        name: (info.annotation, info)
        for name, info in verb.command.model_fields.items()
        if name not in in_path
    }
    if not fields:
        return None
    name = f"{verb.command.__name__}Body"
    return create_model(name, __config__=ConfigDict(extra="forbid"), __doc__=verb.command.__doc__, **fields)


def _view(verbs: list[Verb]) -> Any:
    """Return one view class instance that serves all verbs of a path by their methods."""
    methods = {verb.method.lower(): _method(verb) for verb in verbs}
    name = "".join(part.title() for part in re.split(r"\W+", verbs[0].name)) + "View"
    return type(name, (APIView,), methods).as_view()  # type: ignore[attr-defined]  # a view class made by type()


def _method(verb: Verb) -> Any:
    """Return the handler method of ``verb``, with its entry in the API's description."""

    def handle(self: APIView, request: Request, **captured: str) -> Response:
        body = request.data if request.data else {}
        if not isinstance(body, dict):
            raise Invalid("request.invalid", "the body must be an object")
        if captured.keys() & body.keys():
            raise Invalid("request.invalid", "the path already says this", fields=[])
        key = request.headers.get("Idempotency-Key")
        result = perform(verb, request.user, {**body, **captured}, key=key)
        return Response(result.model_dump(mode="json"), status=verb.status)

    parameters = []
    if verb.transactional:
        parameters.append(
            OpenApiParameter(
                "Idempotency-Key",
                str,
                OpenApiParameter.HEADER,
                description="Sent again with the same body, the request has no second effect.",
            )
        )
    return extend_schema(
        operation_id=verb.name.replace(".", "_"),
        summary=verb.summary,
        parameters=parameters,
        request=body_model(verb),
        responses={verb.status: verb.result, "default": Problem},
        tags=[verb.name.split(".")[0]],
    )(handle)
