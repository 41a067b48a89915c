"""What a reading route is asked by: a model of its query parameters, from which they are checked and described."""

from typing import Annotated, Any, TypeVar

from drf_spectacular.utils import OpenApiParameter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from rest_framework.request import Request

from deliberation.eventlog.verbs import parse
from deliberation.events.base import NO_NUL

Q = TypeVar("Q", bound="Query")

Search = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=NO_NUL)]


class Query(BaseModel):
    """Base of all queries: unknown parameters are refused. The sentence below a field describes its parameter."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PageQuery(Query):
    """One page of a list that may be long."""

    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """Leave out so many from the beginning."""
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    """At most so many."""


def asked(model: type[Q], request: Request) -> Q:
    """Return what the request asks for.

    Raises:
        Invalid: ``request.invalid``, naming the parameters that are wrong.
    """
    return parse(model, request.query_params.dict())


def parameters(model: type[Query]) -> list[OpenApiParameter]:
    """Return the parameters of ``model`` as the API's description has them."""
    schema = model.model_json_schema()
    return [
        OpenApiParameter(
            name,
            type=_plain(property_, schema.get("$defs", {})),
            description=property_.get("description", ""),
            required=name in schema.get("required", []),
        )
        for name, property_ in schema["properties"].items()
    ]


def _plain(property_: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter's value when there is one: an absent parameter is not a null."""
    if "anyOf" in property_:
        property_ = next(item for item in property_["anyOf"] if item.get("type") != "null")
    if "$ref" in property_:
        property_ = definitions[property_["$ref"].rpartition("/")[2]]
    return {key: value for key, value in property_.items() if key not in ("title", "description")}
