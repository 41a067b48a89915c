"""Errors as RFC 9457 problem details: over REST as the body, over the socket inside a reply."""

import logging
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from pydantic import BaseModel, ConfigDict
from rest_framework import exceptions as drf
from rest_framework.response import Response

from deliberation.core.errors import DomainError, ErrorCode, RangeNotSatisfiable

logger = logging.getLogger(__name__)


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    field: str
    """Dotted path of the field, empty for the whole body."""
    reason: str
    """The validator's code, e.g. ``string_too_long``."""


class Problem(BaseModel):
    """A refusal: RFC 9457, with our code in place of a type URI's page."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    type: str = "about:blank"
    title: str
    status: int
    code: ErrorCode
    detail: str = ""
    params: dict[str, str | int] = {}
    fields: list[FieldProblem] = []
    trace_id: str | None = None


def problem(error: Exception) -> Problem:
    """Return the problem that tells a person of ``error``; an unknown error is logged and told by trace id only."""
    if isinstance(error, DomainError):
        return Problem(
            title=error.code,
            status=error.status,
            code=error.code,
            detail=error.detail,
            params=error.params,
            fields=[FieldProblem.model_validate(field) for field in error.fields],
        )
    if (known := _framework_code(error)) is not None:
        status, code = known
        return Problem(title=code, status=status, code=code, detail=str(error))
    trace_id = uuid4().hex
    logger.error("internal error", exc_info=error, extra={"trace_id": trace_id})
    return Problem(title="internal", status=500, code="internal", trace_id=trace_id)


def _framework_code(error: Exception) -> tuple[int, ErrorCode] | None:
    """Return status and code of the errors that Django and DRF raise themselves."""
    match error:
        case Http404():
            return 404, "request.not_found"
        case PermissionDenied():
            return 403, "request.forbidden"
        case RequestDataTooBig():
            return 413, "request.invalid"
        case drf.NotAuthenticated() | drf.AuthenticationFailed():
            return 401, "login.required"
        case drf.PermissionDenied():
            return 403, "request.csrf" if "CSRF" in str(error) else "request.forbidden"
        case drf.MethodNotAllowed():
            return 405, "request.method"
        case drf.UnsupportedMediaType() | drf.NotAcceptable():
            return error.status_code, "request.unsupported_type"
        case drf.Throttled():
            return 429, "request.too_many"
        case drf.APIException() if error.status_code < 500:
            return error.status_code, "request.invalid"
    return None


def problem_response(error: Exception) -> Response:
    """Return ``error`` as an ``application/problem+json`` response."""
    body = problem(error)
    response = Response(body.model_dump(mode="json"), status=body.status, content_type="application/problem+json")
    if "retry_after" in body.params:
        response["Retry-After"] = str(body.params["retry_after"])
    if isinstance(error, RangeNotSatisfiable):
        response["Content-Range"] = f"bytes */{error.params['size']}"
    return response


def exception_handler(error: Exception, context: dict[str, Any]) -> Response:
    """Turn whatever a REST view raised into a problem (DRF's hook)."""
    return problem_response(error)
