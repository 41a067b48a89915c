"""Django's SQLite backend, whose writers take turns (``ENGINE``: this package)."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from deliberation.core.sqlite.turns import Turns

_WRITING = ("BEGIN IMMEDIATE", "INSERT", "UPDATE", "DELETE", "REPLACE")
"""How statements begin that need the write lock."""
_PATIENCE = 5.0
"""Seconds that SQLite waits by default."""

_turns = functools.cache(Turns)
"""One queue per file and process, whichever threads have connections."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it writes, and has it until its transaction ends."""

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._turn: Turns | None = None
        self.execute_wrappers.append(self._in_turn)

    def _in_turn(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run a statement; a transaction keeps the turn that a statement on its own gives back."""
        if self._turn is not None or self.is_in_memory_db() or not sql.startswith(_WRITING):
            return execute(sql, params, many, context)
        self._take_turn()
        is_alone = not sql.startswith("BEGIN")
        try:
            result = execute(sql, params, many, context)
        except BaseException:
            self._give_back()
            raise
        if is_alone:
            self._give_back()
        return result

    def _take_turn(self) -> None:
        turns = _turns(Path(self.settings_dict["NAME"]))
        if not turns.take(within=self.settings_dict["OPTIONS"].get("timeout", _PATIENCE)):
            raise OperationalError("database is locked")  # in SQLite's own words
        self._turn = turns

    def _give_back(self) -> None:
        turns, self._turn = self._turn, None
        if turns is not None:
            turns.give_back()

    def _commit(self) -> None:
        # Not where it fails: the turn is needed for rolling back.
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()
