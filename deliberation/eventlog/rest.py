"""The REST door of every verb, made from its declaration."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import BaseModel, ConfigDict, create_model
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.core.errors import Invalid
from deliberation.core.problem import Problem
from deliberation.eventlog.units import Actor
from deliberation.eventlog.verbs import Verb, perform

_FIELD = re.compile(r"\{(\w+)\}")


def routes(verbs: Iterable[Verb], reads: Mapping[str, type[APIView]] | None = None) -> list[URLPattern]:
    """Return the URL patterns of ``verbs`` and of the reading views in ``reads`` (path → view class).

    Whatever shares a path shares one view: a verb's method joins the reading view's ``get``.
    """
    by_path: dict[str, list[Verb]] = {path_: [] for path_ in reads or {}}
    for verb in verbs:
        by_path.setdefault(verb.path, []).append(verb)
    return [
        path(_django_path(path_, group), _view(path_, group, (reads or {}).get(path_, APIView)).as_view())
        for path_, group in by_path.items()
    ]


def _django_path(path_: str, verbs: list[Verb]) -> str:
    """Return a path in Django's notation: ids are UUIDs unless a command says otherwise."""

    def converter(match: re.Match[str]) -> str:
        types = [verb.command.model_fields[match[1]].annotation for verb in verbs]
        is_text = any(isinstance(type_, type) and issubclass(type_, str) for type_ in types)
        return f"<{'str' if is_text else 'uuid'}:{match[1]}>"

    return _FIELD.sub(converter, path_)


def body_model(verb: Verb) -> type[BaseModel] | None:
    """Return the shape of the body: the command without what stands in the path, ``None`` if nothing is left."""
    in_path = set(_FIELD.findall(verb.path))
    fields: dict[str, Any] = {
        name: (info.annotation, info) for name, info in verb.command.model_fields.items() if name not in in_path
    }
    if not fields:
        return None
    name = f"{verb.command.__name__}Body"
    return create_model(name, __config__=ConfigDict(extra="forbid"), __doc__=verb.command.__doc__, **fields)


def _view(path_: str, verbs: list[Verb], base: type[APIView]) -> type[APIView]:
    """Return a view class that serves all verbs of a path by their methods, and what ``base`` reads."""
    name = "".join(part.title() for part in re.split(r"\W+", path_)) + "View"
    return type(name, (base,), {verb.method.lower(): _method(verb) for verb in verbs})


def _method(verb: Verb) -> Any:
    """Return the handler method of ``verb``, with its entry in the API's description."""

    def handle(self: APIView, request: Request, **captured: UUID | str) -> Response:
        body = request.data if request.data else {}
        if not isinstance(body, dict):
            raise Invalid("request.invalid", "the body must be an object")
        if captured.keys() & body.keys():
            raise Invalid("request.invalid", "the path already says this", fields=[])
        key = request.headers.get("Idempotency-Key")
        result = perform(verb, cast(Actor, request.user), {**body, **captured}, key=key)
        return Response(result.model_dump(mode="json"), status=verb.status)

    parameters = []
    if verb.transactional and verb.keeps_receipts:
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
