"""What a preview shows: each row's verdict, what it would change, and what is wrong with which cell."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from deliberation.eventlog.chain import canonical


class Verdict(StrEnum):
    """What entering the row would do."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    ERROR = "error"


CHANGING = frozenset({Verdict.NEW, Verdict.UPDATED})


class Fault(StrEnum):
    """What may be wrong with a cell; a row with a fault is left out."""

    REQUIRED = "required"
    TOO_LONG = "too_long"
    PHONE_INVALID = "phone_invalid"
    CHOICE_UNKNOWN = "choice_unknown"
    """Neither yes nor no, or no kind of organisation."""
    SECTOR_UNKNOWN = "sector_unknown"
    COMMITTEE_UNKNOWN = "committee_unknown"
    """There is no such special committee; ``name`` in params says which."""
    REPEATED = "repeated"
    """An earlier ``row`` of the sheet lists the same already."""
    NAME_DIFFERS = "name_differs"
    """Phone or number belong to somebody of another ``name``: who it is, is for people to say."""
    PHONE_TAKEN = "phone_taken"
    """The phone belongs to an account that cannot be meant: a place, or another than the number's."""
    NUMBER_TAKEN = "number_taken"
    AMBIGUOUS = "ambiguous"
    """It may be one of several, or somebody whose phone is another now: give the card number or the phone kept."""
    INACTIVE = "inactive"
    """The account or the organisation has been deactivated."""
    PROTECTED = "protected"
    """The phone of an administrator, which only administrators change."""


class Planned(BaseModel):
    """Base of what is stored and shown."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)


class CellFault(Planned):
    """What is wrong with one cell."""

    column: str
    code: Fault
    params: dict[str, str | int] = {}


class CellChange(Planned):
    """What one cell would change."""

    column: str
    before: str
    after: str


class PlannedRow(Planned):
    """One row of the sheet: what stands in it and what would come of it."""

    row: int
    verdict: Verdict
    cells: dict[str, str]
    """Texts by the code of their column, as they stand in the sheet; empty ones are left out."""
    changes: list[CellChange]
    faults: list[CellFault]
    target_id: UUID | None
    """The account or organisation that it is; null if it would be a new one."""


class Counts(Planned):
    """How many rows there are of each verdict."""

    new: int
    updated: int
    unchanged: int
    error: int


def verdict(*, faults: list[CellFault], is_new: bool, changes: list[CellChange]) -> Verdict:
    """Return the verdict on a row."""
    if faults:
        return Verdict.ERROR
    if is_new:
        return Verdict.NEW
    return Verdict.UPDATED if changes else Verdict.UNCHANGED


def differences(said: Iterable[tuple[str, str, str]]) -> list[CellChange]:
    """Return what is otherwise, of columns with what is known and what the sheet says; an empty cell says nothing."""
    return [
        CellChange(column=column, before=before, after=after)
        for column, before, after in said
        if after not in ("", before)
    ]


def counts(rows: list[PlannedRow]) -> Counts:
    """Return how many rows there are of each verdict."""
    found = Counter(row.verdict for row in rows)
    return Counts(**{verdict.value: found[verdict] for verdict in Verdict})


def digest(rows: list[PlannedRow]) -> str:
    """Return the SHA-256 of a plan, hex: the same as long as the same would be done to the same."""
    text = canonical([row.model_dump(mode="json") for row in rows])
    return hashlib.sha256(text.encode()).hexdigest()
