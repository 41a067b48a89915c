"""Who may do what: one table per area, and the scene in which its verbs are tried.

A cell says what the person of its column is told: ``ok``; ``no`` for 403 ``<noun>.forbidden``; else a name from the
area's ``refusals``. Everything is tried on what the area's ``furnish`` has put there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.conftest import Cast
from tests.factories import Meeting

OK = "ok"
PEOPLE = (*Cast._fields, "stranger", "anonymous")
"""The cast, somebody with an account and nothing else, and somebody without. In the room of every scene lin is the
chair, qiao operator, wei attends, gao is a guest, zhou attends without a vote, chen observes."""

COMMON: Mapping[str, tuple[int, str]] = {
    "login": (401, "login.required"),
    "room": (404, "room.not_found"),
}
"""Refusals that every area knows."""

Values = Mapping[str, Any]
Furnish = Callable[[Cast, Meeting], Values]


@dataclass(frozen=True)
class Area:
    """One area's verbs: who may (``table``), which go by socket, and how a faultless request is made.

    ``furnish`` puts rows there and returns the values of the commands' fields; ``values[verb name]``, where it is a
    mapping, goes before the values that all verbs share.
    """

    table: str
    furnish: Furnish
    socket: frozenset[str] = frozenset()
    refusals: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    def expected(self) -> dict[str, dict[str, str]]:
        """Return verb → person → cell."""
        heading, *rows = (line.split() for line in self.table.strip().splitlines())
        return {name: dict(zip(heading, cells, strict=True)) for name, *cells in rows}

    def refusal(self, verb: str, cell: str) -> tuple[int, str]:
        """Return status and code that a cell stands for."""
        if cell == "no":
            return 403, f"{verb.partition('.')[0]}.forbidden"
        return self.refusals[cell] if cell in self.refusals else COMMON[cell]
