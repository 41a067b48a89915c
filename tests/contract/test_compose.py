"""docker-compose.yml says what it means in the words of the Compose Specification."""

import json
import re
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml

from tests.integration.services import ROOT

OURS = {"upgrade", "web", "worker", "media"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert isinstance(parsed, dict)
    return parsed


def test_it_fits_the_specification(compose: dict[str, Any]) -> None:
    schema = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json").read_text())
    jsonschema.validators.validator_for(schema)(schema).validate(compose)


def test_the_specification_would_refuse_a_misspelt_key(compose: dict[str, Any]) -> None:
    schema = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json").read_text())
    broken = {**compose, "services": {"web": {**compose["services"]["web"], "healthchek": {}}}}
    with pytest.raises(jsonschema.ValidationError, match="healthchek"):
        jsonschema.validators.validator_for(schema)(schema).validate(broken)


def test_no_secret_has_a_default(compose: dict[str, Any]) -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    for name in ("SECRET_KEY", "MEDIA_SECRET", "POSTGRES_PASSWORD", "VALKEY_PASSWORD", "PUBLIC_URL"):
        uses = re.findall(rf"\$\{{{name}([^}}]*)\}}", text)
        assert uses, name
        assert all(use.startswith(":?") for use in uses), name
    assert compose["services"]["web"]["environment"]["MODE"] == "production"


def test_every_service_that_stays_is_watched(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert {name for name, service in services.items() if "healthcheck" not in service} == {"upgrade"}


def test_what_is_waited_for_can_come_about(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, service in services.items():
        for other, wanted in service.get("depends_on", {}).items():
            ends = services[other].get("restart") == "no"
            expected = "service_completed_successfully" if ends else "service_healthy"
            assert wanted == {"condition": expected}, f"{name} waits for {other}"


def test_only_web_and_media_are_seen_from_outside(compose: dict[str, Any]) -> None:
    published = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
    assert published.keys() == {"caddy", "media"}
    assert all("8802" not in port for port in published["media"])


def test_all_our_processes_come_from_one_image(compose: dict[str, Any]) -> None:
    assert {compose["services"][name]["image"] for name in OURS} == {"${IMAGE:-deliberation:latest}"}
    assert len({json.dumps(compose["services"][name]["environment"]) for name in OURS}) == 1
