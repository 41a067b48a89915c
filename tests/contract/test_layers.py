"""No table points upwards: neither by a foreign key nor by a migration that waits for one above."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

LAYERS = ["operations", "realtime", "consultations", "notifications", "documents", "accounts", "rules", "eventlog"]
"""Our apps by label, from the highest to the lowest; frameworks lie below them all."""


def height(label: str) -> int:
    """Return how high an app lies: 0 for frameworks."""
    return len(LAYERS) - LAYERS.index(label) if label in LAYERS else 0


def references() -> Iterator[tuple[type[Model], str, type[Model]]]:
    """Yield every relation of our models by which one table points at another."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = field.related_model
            if not field.auto_created and field.is_relation and isinstance(target, type):
                yield model, field.name, target


def test_every_app_of_ours_has_its_layer() -> None:
    ours = {
        config.label
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in ("deliberation", "consultations", "realtime")
    }
    assert ours == set(LAYERS)


@pytest.mark.parametrize("label", LAYERS)
def test_no_row_points_at_a_row_above_it(label: str) -> None:
    upward = [
        f"{model._meta.label}.{name} → {target._meta.label}"
        for model, name, target in references()
        if model._meta.app_label == label and height(target._meta.app_label) > height(label)
    ]
    assert upward == []


def test_no_framework_table_points_at_one_of_ours() -> None:
    # Sessions are ours; a framework that points at accounts would pull them into its own migrations.
    pointing = {
        f"{model._meta.label}.{name}"
        for model, name, target in references()
        if not height(model._meta.app_label) and height(target._meta.app_label)
    }
    assert pointing == set()


def test_the_walk_sees_relations_at_all() -> None:
    seen = {(model._meta.label, name, target._meta.label) for model, name, target in references()}
    assert ("realtime.Participant", "account", "accounts.Account") in seen
    assert ("eventlog.Payload", "record", "eventlog.EventRecord") in seen


def test_no_migration_waits_for_one_above_it() -> None:
    graph = MigrationLoader(None).graph
    upward = [
        f"{key} → {parent.key}"
        for key, node in graph.node_map.items()
        for parent in node.parents
        if height(key[0]) and height(parent.key[0]) > height(key[0])
    ]
    assert upward == []
    assert {key[0] for key in graph.node_map} >= {"realtime", "accounts", "eventlog"}
