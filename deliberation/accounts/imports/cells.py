"""From the texts of a row to values: one form for names, phones and choices, and the faults of what is none."""

import re
from typing import TypeVar

from deliberation.accounts import phones
from deliberation.accounts.imports.columns import Column, plain
from deliberation.accounts.imports.plans import CellFault, Fault

T = TypeVar("T")

YES = frozenset({"yes", "y", "true", "1", "是", "√", "✓", "常委"})
NO = frozenset({"no", "n", "false", "0", "否", "×", "-"})
_IDEOGRAPHS = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BETWEEN_IDEOGRAPHS = re.compile(rf"(?<={_IDEOGRAPHS})\s+(?={_IDEOGRAPHS})")
_SEPARATORS = re.compile(r"[、,，;；/]")


def name(text: str) -> str:
    """Return a name in one form: "张　三" and "张三" are the same, "Ana Maria" keeps its blank."""
    return _BETWEEN_IDEOGRAPHS.sub("", " ".join(text.split()))


def names(text: str) -> list[str]:
    """Return the names of a list, each once, in their order."""
    return list(dict.fromkeys(found for part in _SEPARATORS.split(text) if (found := name(part))))


def shape_faults(cells: dict[str, str], columns: tuple[Column, ...]) -> list[CellFault]:
    """Return what is missing in a row or too long in it."""
    faults = []
    for column in columns:
        text = cells.get(column.code, "")
        if column.is_required and not text:
            faults.append(CellFault(column=column.code, code=Fault.REQUIRED))
        if len(text) > column.max_length:
            faults.append(CellFault(column=column.code, code=Fault.TOO_LONG, params={"max": column.max_length}))
    return faults


def phone(cells: dict[str, str], column: str, faults: list[CellFault]) -> str:
    """Return a mobile number in the form that is kept, empty if there is none; one that is none is a fault."""
    try:
        return phones.normalised(cells.get(column, ""))
    except ValueError:
        faults.append(CellFault(column=column, code=Fault.PHONE_INVALID))
        return ""


def choice(cells: dict[str, str], column: str, choices: dict[str, T], faults: list[CellFault]) -> T | None:
    """Return what the cell chooses among ``choices``, ``None`` if it is empty; a word that is none is a fault."""
    text = cells.get(column, "")
    if not text:
        return None
    found = choices.get(plain(text))
    if found is None:
        faults.append(CellFault(column=column, code=Fault.CHOICE_UNKNOWN))
    return found


def yes_or_no() -> dict[str, bool]:
    """Return every way to say yes or no that is understood."""
    return {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}
