"""Reading the parameters of a request, and writing an answer."""

from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from deliberation.core.errors import Invalid

T = TypeVar("T")


def query(request: Request, name: str, adapter: TypeAdapter[T]) -> T | None:
    """Return a query parameter, ``None`` if it is absent.

    Raises:
        Invalid: ``request.invalid``, naming the parameter.
    """
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return adapter.validate_strings(text)
    except ValidationError as error:
        reason = str(error.errors()[0]["type"])
        raise Invalid("request.invalid", fields=[{"field": name, "reason": reason}]) from None


def answer(body: BaseModel, status: int = 200) -> Response:
    """Return ``body`` as JSON."""
    return Response(body.model_dump(mode="json"), status=status)
