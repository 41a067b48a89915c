"""The golden files themselves: both reducers are held to them, so they must hold together."""

import json
import random
from collections import defaultdict
from functools import reduce
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from deliberation.events.base import EVENTS, Envelope
from realtime.room import reducer
from realtime.room.registry import STEPS
from realtime.room.state import RoomState
from tests.asserts import GOLDEN

FILES = sorted((GOLDEN / "room").glob("*.json"))


def load(path: Path) -> tuple[RoomState, list[Envelope], RoomState]:
    story: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert story["name"] == path.stem
    events = [Envelope.model_validate(event) for event in story["events"]]
    return RoomState.model_validate(story["initial"]), events, RoomState.model_validate(story["final"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_events_lead_from_the_first_state_to_the_last(path: Path) -> None:
    initial, events, final = load(path)
    assert events
    assert initial != final
    assert reduce(reducer.apply, events, initial) == final


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_how_streams_mix_does_not_matter(path: Path) -> None:
    initial, events, final = load(path)
    streams: dict[str, list[Envelope]] = defaultdict(list)
    for event in events:
        streams[event.stream].append(event)
    for order in permutations(streams):
        mixed = [event for name in order for event in streams[name]]
        assert reduce(reducer.apply, mixed, initial) == final
    # And one in which they take turns at random, the same at every run.
    turns = random.Random(path.stem)
    queues = {name: list(queue) for name, queue in streams.items()}
    mixed = []
    while queues:
        name = turns.choice(sorted(queues))
        mixed.append(queues[name].pop(0))
        queues = {key: queue for key, queue in queues.items() if queue}
    assert reduce(reducer.apply, mixed, initial) == final


def test_every_event_that_changes_the_room_stands_in_a_file() -> None:
    told = {event.type for path in FILES for event in load(path)[1]}
    # A room is opened before anybody can see it, and places are given before: no file can begin earlier. A standing
    # that changes leads to other streams, and so to a state that no events lead to.
    assert STEPS.keys() - told == {"room.opened", "participant.added", "standing.changed"}


def test_what_is_no_step_is_known_not_to_be_one() -> None:
    silent = {type_.partition(".")[0] for type_ in EVENTS.keys() - STEPS.keys()}
    assert silent == {
        "account",
        "consultation",
        "device",
        "entry",
        "film",
        "floor",
        "form",
        "invitation",
        "login",
        "membership",
        "organisation",
        "people",
        "poll",
        "recording",
        "rules",
        "sector",
        "sitting",
        "term",
    }


def test_no_file_says_who_anybody_is() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not any(name in text for name in ("林书琴", "魏建国", "高晓岚", "乔文静", "周振华", "陈思远"))
