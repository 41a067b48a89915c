"""The catalogue as data: what a form needs to know of each rule, and where its value comes from."""

import inspect
import typing
from collections.abc import Iterator
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from deliberation.rules.catalogue import RuleGroup, Rules
from deliberation.rules.selectors import overlaid, own_values

Value = bool | int | str


class RuleKind(StrEnum):
    """What sort of value a rule takes."""

    INT = "int"
    BOOL = "bool"
    CHOICE = "choice"
    TEXT = "text"


class RuleItem(BaseModel):
    """One rule and its values in one scope. Its name and explanation are translated by ``group`` and ``name``."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    group: str
    name: str
    kind: RuleKind
    minimum: int | None
    """The least value of a number."""
    maximum: int | None
    """The greatest value of a number, the most characters of a text."""
    choices: list[str]
    default: Value
    institution: Value | None
    """What the institution has set, ``None`` if it has not."""
    own: Value | None
    """What this scope has set itself, ``None`` if it has not; for the institution the same as ``institution``."""
    effective: Value
    """What holds."""


def rule_items(committee_id: UUID | None = None) -> list[RuleItem]:
    """Return every rule as it stands for the committee, or for the institution, in the order of the catalogue."""
    institution, committee = own_values(committee_id)
    own = institution if committee_id is None else committee
    in_force = Rules.model_validate(overlaid(institution, committee)).model_dump(mode="json")
    return [
        RuleItem(
            **description,
            institution=institution.get(description["group"], {}).get(description["name"]),
            own=own.get(description["group"], {}).get(description["name"]),
            effective=in_force[description["group"]][description["name"]],
        )
        for description in descriptions()
    ]


def descriptions() -> Iterator[dict[str, Any]]:
    """Yield of every rule what does not depend on a scope.

    Raises:
        TypeError: a rule takes values of a sort for which there is no kind.
    """
    for group, rules in Rules.model_fields.items():
        defaults = rules.get_default()
        assert isinstance(defaults, RuleGroup)
        plain = defaults.model_dump(mode="json")
        for name, info in type(defaults).model_fields.items():
            yield {"group": group, "name": name, "default": plain[name], **_sort(info)}


def _sort(info: FieldInfo) -> dict[str, Any]:
    """Return kind and bounds of a rule's values."""
    sort: dict[str, Any] = {"minimum": None, "maximum": None, "choices": []}
    annotation = info.annotation
    if annotation is bool:
        return {**sort, "kind": RuleKind.BOOL}
    if annotation is int:
        return {**sort, "kind": RuleKind.INT, "minimum": _bound(info, "ge"), "maximum": _bound(info, "le")}
    if annotation is str:
        return {**sort, "kind": RuleKind.TEXT, "maximum": _bound(info, "max_length")}
    if typing.get_origin(annotation) is typing.Literal:
        return {**sort, "kind": RuleKind.CHOICE, "choices": list(typing.get_args(annotation))}
    if inspect.isclass(annotation) and issubclass(annotation, StrEnum):
        return {**sort, "kind": RuleKind.CHOICE, "choices": [member.value for member in annotation]}
    raise TypeError(f"no kind of rule takes {annotation}")


def _bound(info: FieldInfo, name: str) -> int | None:
    found = (getattr(item, name, None) for item in info.metadata)
    return next((bound for bound in found if bound is not None), None)
