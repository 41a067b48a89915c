"""Assertions that more than one app needs."""

import json
import os
import re
from collections.abc import Callable, Iterable
from functools import reduce
from pathlib import Path
from typing import Any

from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from realtime import selectors
from realtime.models import Participant
from realtime.room.reducer import apply
from realtime.room.state import RoomState

GOLDEN = Path(__file__).parent / "contract" / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_MESSAGE = re.compile(r'(?<="message_id": ")[^"]+')
_PUBLICATION = re.compile(r'(?<="publication_id": ")[^"]+')
_DIGEST = re.compile(r'(?<="digest": ")[0-9a-f]{64}')
"""Of ballots: it covers ids, so that it is another one at every run."""


def verify(reader: Participant, act: Callable[[], object], *, golden: str | None = None) -> list[Envelope]:
    """Assert that the events of ``act`` take what ``reader`` saw before to what ``reader`` sees when asking anew.

    Returns those events, stream by stream. Under a ``golden`` name, initial state, events and final state are held
    to the committed file that the browser's reducer replays too; ``UPDATE_GOLDEN=1`` writes the file instead. The
    clock must stand still then.
    """
    before = selectors.snapshot(afresh(reader))
    act()
    after = selectors.snapshot(afresh(reader))
    assert set(after.streams) == set(before.streams)
    ranges = {name: reading.since(name, seq) for name, seq in before.streams.items()}
    assert {name: before.streams[name] + len(events) for name, events in ranges.items()} == after.streams
    events = [event for name in sorted(ranges) for event in ranges[name]]
    assert reduce(apply, events, before.state) == after.state
    # Streams are read side by side: in what order their events come to a reader must not matter.
    backwards = [event for name in sorted(ranges, reverse=True) for event in ranges[name]]
    assert reduce(apply, backwards, before.state) == after.state
    if golden is not None:
        hold_to_golden(golden, before.state, events, after.state)
    return events


def afresh(participant: Participant) -> Participant:
    """Return the participant as a door would fetch them now, whatever the test's own objects remember."""
    return selectors.access_place(participant.account, participant.room_id)


def hold_to_golden(name: str, initial: RoomState, events: Iterable[Envelope], final: RoomState) -> None:
    """Assert that the golden file ``name`` says just this, ids apart."""
    story: dict[str, Any] = {
        "name": name,
        "initial": initial.model_dump(mode="json"),
        "events": [event.model_dump(mode="json") for event in events],
        "final": final.model_dump(mode="json"),
    }
    text = _with_stable_ids(json.dumps(story, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"
    path = GOLDEN / "room" / f"{name}.json"
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no golden file {name}: run again with UPDATE_GOLDEN=1 and commit it"
    assert text == path.read_text(encoding="utf-8"), f"golden file {name} says otherwise; UPDATE_GOLDEN=1 rewrites it"


def _with_stable_ids(text: str) -> str:
    """Return ``text`` with its ids numbered in order of appearance, so that a second run writes the same file.

    Messages stand in the order of their ids: among each other, theirs are numbered in that order.
    """
    uuids = {found: f"00000000-0000-7000-8000-{number:012x}" for found, number in _numbered(text).items()}
    publications: dict[str, str] = {}
    digests: dict[str, str] = {}

    def publication(match: re.Match[str]) -> str:
        return publications.setdefault(match[0], f"publication-{len(publications) + 1}")

    def digest(match: re.Match[str]) -> str:
        return digests.setdefault(match[0], f"{len(digests) + 1:064x}")

    return _UUID.sub(lambda match: uuids[match[0]], _PUBLICATION.sub(publication, _DIGEST.sub(digest, text)))


def _numbered(text: str) -> dict[str, int]:
    """Return each id in ``text`` → its number, from 1."""
    found = dict.fromkeys(_UUID.findall(text))
    numbers = {name: number for number, name in enumerate(found, start=1)}
    messages = set(_MESSAGE.findall(text))
    places = sorted(numbers[name] for name in messages)
    return {**numbers, **dict(zip(sorted(messages), places, strict=True))}
