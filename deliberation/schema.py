"""The API's description (OpenAPI 3.1): REST from the views and verbs, the live wire from the vocabulary."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar, Literal

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.contrib.pydantic import PydanticExtension
from drf_spectacular.drainage import GENERATOR_STATS, reset_generator_stats
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.settings import spectacular_settings
from drf_spectacular.validation import validate_schema
from pydantic import BaseModel, ConfigDict, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from deliberation.core.problem import Problem
from deliberation.eventlog.verbs import VERBS
from deliberation.events.base import EVENTS, Envelope
from realtime.consumers.frames import Beat, Enter
from realtime.representations import Snapshot

Direction = Literal["request", "response"]


class SchemaError(Exception):
    """The API cannot be described without guessing."""


_REFERENCE = "#/components/schemas/{model}"
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


class _PlainSchema(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes of field names: they would be a type each in TypeScript."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


class PydanticSchemas(PydanticExtension):  # type: ignore[no-untyped-call]  # spectacular's registration hook
    """Describes requests as they are read (defaults may be left out) and answers as they are written (all is there)."""

    priority = 1
    _homes: ClassVar[dict[str, str]] = {}
    """Name of a class → the module it was first met in."""

    def get_name(self, auto_schema: Any, direction: str) -> str:
        name: str = super().get_name(auto_schema, direction)  # type: ignore[no-untyped-call]
        home = self._homes.setdefault(name, self.target.__module__)
        if home != self.target.__module__:
            raise SchemaError(f"{home} and {self.target.__module__} both have a {name}: rename one")
        return name

    def map_serializer(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        mode: JsonSchemaMode = "validation" if direction == "request" else "serialization"
        schema = self.target.model_json_schema(ref_template=_REFERENCE, mode=mode, schema_generator=_PlainSchema)
        for name, definition in schema.pop("$defs", {}).items():
            component = ResolvedComponent(name, ResolvedComponent.SCHEMA, schema=definition, object=name)  # type: ignore[no-untyped-call]
            auto_schema.registry.register_on_missing(component)
        return dict(schema)


class SessionCookie(SessionScheme):  # type: ignore[no-untyped-call]  # spectacular's registration hook
    """Describes our stricter session authentication as what it is to a client: the session cookie."""

    name = "strictCookieAuth"
    target_class = "deliberation.accounts.api.views.sessions.StrictSessionAuthentication"


class Schema(AutoSchema):
    """Every operation may answer a problem."""

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        return {**bodies, "default": {"content": _PROBLEM, "description": "A problem, told by its code."}}


def add_vocabulary(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add the frames of the live doors, and the stream that is no REST view (spectacular's hook)."""
    models = {name: _event_model(cls) for name, cls in sorted(EVENTS.items())}
    commands = [_command_model(name) for name, verb in sorted(VERBS.items()) if verb.on_socket]
    frames: list[type[BaseModel]] = [_snapshot_frame(), _reply_frame(), _beat_frame()]
    written: list[type[BaseModel]] = [*models.values(), *frames, Problem, Envelope]
    read: list[type[BaseModel]] = [*commands, Enter, Beat]
    pairs: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        *((model, "serialization") for model in written),
        *((model, "validation") for model in read),
    ]
    _, definitions = models_json_schema(pairs, ref_template=_REFERENCE, schema_generator=_PlainSchema)
    schemas = result["components"]["schemas"]
    for name, schema in definitions["$defs"].items():
        schemas.setdefault(name, schema)
    schemas["Event"] = _union(models)
    schemas["ServerFrame"] = {"anyOf": [{"$ref": _ref("Event")}, *_refs(frames)]}
    schemas["ClientFrame"] = {"anyOf": _refs([Enter, Beat, *commands])}
    result["components"]["schemas"] = dict(sorted(schemas.items()))
    result["paths"]["/api/rooms/{room_id}/stream"] = _stream_path()
    result["paths"] = dict(sorted(result["paths"].items()))
    return result


def generate() -> str:
    """Return the description as the text that is committed.

    Raises:
        SchemaError: spectacular had to guess somewhere, or two classes go by one name.
    """
    reset_generator_stats()
    generator = spectacular_settings.DEFAULT_GENERATOR_CLASS()
    description = generator.get_schema(request=None, public=True)
    if GENERATOR_STATS:
        GENERATOR_STATS.emit_summary()
        raise SchemaError("the description has gaps")
    validate_schema(description)  # type: ignore[no-untyped-call]
    return json.dumps(description, ensure_ascii=False, indent=2) + "\n"


def _event_model(cls: type[Any]) -> type[BaseModel]:
    """Return the envelope of one event type, with its data in full."""
    fields: dict[str, Any] = {
        "type": Literal[cls.type],
        "v": Literal[cls.version],
        "data": cls | None,
    }
    return create_model(f"{cls.__name__}Event", __base__=Envelope, __doc__=cls.__doc__, **fields)


def _command_model(name: str) -> type[BaseModel]:
    """Return the frame of one command. The socket stands for its room, so the frame does not name it."""
    command = VERBS[name].command
    in_frame = {key: (info.annotation, info) for key, info in command.model_fields.items() if key != "room_id"}
    data: Any = create_model(
        f"{command.__name__}Data", __config__=ConfigDict(extra="forbid"), __doc__=command.__doc__, **in_frame
    )  # type: ignore[call-overload]  # fields are only known at run time
    fields: dict[str, Any] = {"id": str, "type": Literal[name], "data": data}
    return create_model(f"{command.__name__}Frame", __base__=BaseModel, **fields)


def _snapshot_frame() -> type[BaseModel]:
    return create_model("SnapshotFrame", type=Literal["room.snapshot"], v=Literal[1], data=Snapshot)


def _reply_frame() -> type[BaseModel]:
    return create_model(
        "ReplyFrame", type=Literal["reply"], ref=str, data=(dict[str, Any] | None, None), problem=(Problem | None, None)
    )


def _beat_frame() -> type[BaseModel]:
    return create_model("BeatFrame", type=Literal["beat"], streams=dict[str, int])


def _ref(name: str) -> str:
    return _REFERENCE.format(model=name)


def _refs(models: Iterable[type[BaseModel]]) -> list[dict[str, str]]:
    return [{"$ref": _ref(model.__name__)} for model in models]


def _union(models: dict[str, type[BaseModel]]) -> dict[str, Any]:
    mapping = {type_: _ref(model.__name__) for type_, model in models.items()}
    return {"oneOf": _refs(models.values()), "discriminator": {"propertyName": "type", "mapping": mapping}}


def _stream_path() -> dict[str, Any]:
    """Return the description of the server-sent events, which are an asynchronous view outside DRF."""

    def parameter(name: str, place: str, *, required: bool, description: str) -> dict[str, Any]:
        return {
            "name": name,
            "in": place,
            "required": required,
            "description": description,
            "schema": {"type": "string"},
        }

    return {
        "get": {
            "operationId": "room_stream",
            "tags": ["rooms"],
            "summary": "The room's frames as server-sent events, for networks that block WebSockets.",
            "parameters": [
                {
                    **parameter("room_id", "path", required=True, description=""),
                    "schema": {"type": "string", "format": "uuid"},
                },
                parameter("device", "query", required=True, description="This tab's id, 8–32 of a–z and 0–9."),
                parameter(
                    "since", "query", required=False, description="JSON object: stream name → seq already known."
                ),
            ],
            "responses": {
                "200": {
                    "description": "Each data line is a ServerFrame.",
                    "content": {"text/event-stream": {"schema": {"type": "string"}}},
                },
                "default": {"description": "A problem, told by its code.", "content": _PROBLEM},
            },
        }
    }
