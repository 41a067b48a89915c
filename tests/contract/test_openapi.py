"""The API's description: one file, made from the code, that clients are made from."""

import json
from typing import Any

import pytest
from django.conf import settings
from pydantic import create_model

from deliberation.eventlog.verbs import VERBS
from deliberation.events.base import EVENTS
from deliberation.schema import PydanticSchemas, SchemaError, generate


@pytest.fixture(scope="module")
def described() -> str:
    return generate()


def test_the_committed_file_is_up_to_date(described: str) -> None:
    committed = settings.BASE_DIR / "frontend" / "src" / "protocol" / "openapi.json"
    assert committed.read_text(encoding="utf-8") == described, "run `make schema`"


def test_every_verb_and_every_event_is_described(described: str) -> None:
    description: dict[str, Any] = json.loads(described)
    operations = {
        (path, method.upper(), operation["operationId"])
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    }
    expected = {("/api/" + verb.path, verb.method, verb.name.replace(".", "_")) for verb in VERBS.values()}
    assert expected <= operations
    events = {ref["$ref"].rpartition("/")[2] for ref in description["components"]["schemas"]["Event"]["oneOf"]}
    assert events == {f"{cls.__name__}Event" for cls in EVENTS.values()}


def test_two_classes_of_one_name_are_refused(described: str) -> None:
    models = [create_model("Namesake", __module__=module) for module in ("here", "elsewhere")]
    here, elsewhere = (PydanticSchemas(model) for model in models)  # type: ignore[no-untyped-call]  # spectacular's
    here.get_name(None, "response")
    with pytest.raises(SchemaError, match="Namesake"):
        elsewhere.get_name(None, "response")
