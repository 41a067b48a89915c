"""``docs/protocol.md``: the wire in words, made from the declarations themselves."""

import typing
from collections.abc import Iterable

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from deliberation.core import errors
from deliberation.eventlog.verbs import VERBS, Verb
from deliberation.events.base import EVENTS, Event
from realtime.consumers.room import ENTER_WITHIN, IN_FLIGHT
from realtime.heartbeats import BEAT, SILENCE
from realtime.hub import CloseCode

_HEAD = f"""# Protocol

Made by `make schema` from the verbs and events as they are declared; do not edit. The machine-readable twin is
`frontend/src/protocol/openapi.json`, also served at `/api/schema/`.

## The live connection

A client asks for a ticket (`POST /api/rooms/{{room_id}}/ticket`; valid 30 seconds, once, for this origin), opens
`/ws/rooms/{{room_id}}` and sends as its first frame, within {ENTER_WITHIN:.0f} seconds:

    {{"id": "1", "type": "room.enter", "data": {{"ticket": "…", "device": "…", "since": null}}}}

`since` is the map *stream → seq* that the client already has. The answer is a `reply`, then either `room.snapshot` with
everything, or just the events missed. From then on every event comes once and in order per stream:

    {{"type": "message.posted", "v": 1, "stream": "room.…", "seq": 13, "at": "…Z", "actor": "…", "data": {{…}}}}

- `seq` counts per stream without a gap. An event at `have + 1` is applied, an older one dropped; a newer one means that
  something is missing, and the client resumes with `since`.
- `data` is `null` where the content was erased.
- Commands carry an `id`, which is also their idempotency key: sent again after a reconnect they have no second effect.
  The reply carries it back as `ref`, with `data` or with a `problem` (RFC 9457). At most {IN_FLIGHT} may be waiting.
- Every {BEAT:.0f} seconds the server sends `{{"type": "beat", "streams": {{…}}}}` with the heads of the client's
  streams, and the client answers `{{"type": "beat"}}`. After {SILENCE:.0f} seconds of silence it is taken for gone.
- Where WebSockets are blocked, `GET /api/rooms/{{room_id}}/stream` gives the same frames as server-sent events, and the
  commands go by REST.

### Close codes
"""

_CLOSE = {
    CloseCode.RESTART: "A fault of the service, or its restart. Reconnect.",
    CloseCode.BAD_FRAME: "A frame was not understood. Not to be retried.",
    CloseCode.REVOKED: "The ticket was not accepted, or the login ended. Ask for a ticket; if refused, sign in.",
    CloseCode.FORBIDDEN: "The person was taken out of the room, or is no longer invited. Not to be retried.",
    CloseCode.NOT_FOUND: "There is no such room for this person.",
    CloseCode.SILENT: "Nothing was heard from the client. Reconnect.",
    CloseCode.COME_AGAIN: "Other streams are to be heard: let in, or in another role. Come in again at once.",
    CloseCode.TOO_MANY: "Too many commands at once. Not to be retried at once.",
}


def render() -> str:
    """Return the document."""
    parts = [
        _HEAD,
        _table(["code", "meaning"], [[str(int(code)), _CLOSE[code]] for code in CloseCode]),
        "\n## Verbs\n\nEach is one service behind a REST route; those marked go by the socket too.\n",
        *(_verb(verb) for _, verb in sorted(VERBS.items())),
        "\n## Events\n",
        *(_event(cls) for _, cls in sorted(EVENTS.items())),
        "\n## Error codes\n\nClients translate by the code, never by the text.\n\n",
        "\n".join(f"- `{code}`" for code in typing.get_args(errors.ErrorCode)),
        "\n",
    ]
    return "".join(parts)


def _verb(verb: Verb) -> str:
    doors = f"`{verb.method} /api/{verb.path}`" + (f" · socket `{verb.name}`" if verb.on_socket else "")
    head = f"\n### `{verb.name}`\n\n{verb.summary} {doors}\n\n"
    return head + _fields(verb.command) + _answer(verb.result)


def _answer(result: type[BaseModel]) -> str:
    if not result.model_fields:
        return "\nAnswers nothing more.\n"
    return f"\nAnswers {', '.join(f'`{name}`' for name in result.model_fields)}.\n"


def _event(cls: type[Event]) -> str:
    return f"\n### `{cls.type}` v{cls.version}\n\n{_sentence(cls)}\n\n{_fields(cls)}"


def _fields(model: type[BaseModel]) -> str:
    return _table(["field", "type"], [[f"`{name}`", _type(info)] for name, info in model.model_fields.items()])


def _type(info: FieldInfo) -> str:
    annotation = info.annotation
    if isinstance(annotation, type) and issubclass(annotation, str) and hasattr(annotation, "__members__"):
        return " · ".join(f"`{member.value}`" for member in annotation)  # type: ignore[attr-defined]  # an enum
    return str(getattr(annotation, "__name__", annotation)).replace("|", "or")


def _sentence(cls: type[object]) -> str:
    return " ".join((cls.__doc__ or "").split()).replace("``", "`")


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
