"""A log of every release stays readable and checkable for ever.

``golden/log-<version>.json`` is written once, by the release it is named after, and never again. A version in the
making (``….dev0``) has none yet. To write that of a new release, run this file with ``UPDATE_GOLDEN=1`` after raising
the version. What happens in it is told by ``stories``, a file for each part of the product.
"""

import json
import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from deliberation.core import clock
from deliberation.eventlog import reading
from deliberation.eventlog.models import EventRecord, Payload, Stream
from deliberation.eventlog.verification import verify
from deliberation.events.base import EVENTS
from realtime.room.reducer import apply
from realtime.room.state import RoomState
from tests.asserts import GOLDEN, UPDATE
from tests.conftest import Cast
from tests.contract.stories import live

RELEASE = str(tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
LOGS = sorted(GOLDEN.glob("log-*.json"))


def _dump() -> list[dict[str, Any]]:
    """Return the log as it stands in the database, with what has been erased."""
    return [
        {
            "stream": record.stream_id,
            "seq": record.seq,
            "type": record.type,
            "version": record.version,
            "at": clock.iso(record.at),
            "actor_id": str(record.actor_id) if record.actor_id else None,
            "payload_digest": record.payload_digest,
            "hash": record.hash,
            "payload": {"salt": payload.salt, "text": payload.text} if (payload := _payload(record)) else None,
        }
        for record in EventRecord.objects.select_related("payload").order_by("stream_id", "seq")
    ]


def _payload(record: EventRecord) -> Payload | None:
    return getattr(record, "payload", None)


def _load(rows: list[dict[str, Any]]) -> None:
    """Put a dumped log into the empty database."""
    for row in rows:
        payload = row.pop("payload")
        stream, _ = Stream.objects.get_or_create(name=row.pop("stream"))
        record = EventRecord.objects.create(stream=stream, **row)
        if payload is not None:
            Payload.objects.create(record=record, **payload)
        stream.head, stream.head_hash = record.seq, record.hash
        stream.save()


def rows_of(path: Path) -> list[dict[str, Any]]:
    story: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert story["release"] == path.stem.removeprefix("log-")
    records: list[dict[str, Any]] = story["records"]
    return records


@pytest.mark.skipif(".dev" in RELEASE, reason="a version in the making has no log yet")
def test_this_release_has_its_log(cast: Cast) -> None:
    path = GOLDEN / f"log-{RELEASE}.json"
    if UPDATE and not path.exists():
        live(cast)
        story = {"release": RELEASE, "records": _dump()}
        path.write_text(json.dumps(story, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert path.exists(), "raise of the version: run again with UPDATE_GOLDEN=1 and commit the log"
    newest = {(row["type"], row["version"]) for row in rows_of(path)}
    assert newest == {(cls.type, cls.version) for cls in EVENTS.values()}


@pytest.mark.django_db
@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_a_log_of_old_is_still_sound(path: Path) -> None:
    _load(rows_of(path))
    report = verify()
    assert report.is_sound
    assert report.erased


@pytest.mark.django_db
@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_every_event_of_old_is_read_as_todays(path: Path) -> None:
    _load(rows_of(path))
    for name in Stream.objects.values_list("name", flat=True):
        for event in reading.since(name, 0):
            cls = EVENTS[event.type]
            if event.data is not None:
                assert event.v == cls.version
                cls.model_validate(event.data)


@pytest.mark.django_db
@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_a_room_of_old_can_still_be_reduced(path: Path) -> None:
    _load(rows_of(path))
    state = RoomState(room_id=UUID(int=0), title="")
    for name in Stream.objects.order_by("-name").values_list("name", flat=True):
        for event in reading.since(name, 0):
            state = apply(state, event)
    assert state.title
    assert len(state.participants) == 6
    assert [item.hidden for item in state.messages] == [False, True]
    assert not state.publications
    assert not state.notices


def test_what_can_happen_leaves_a_sound_log(cast: Cast) -> None:
    live(cast)
    assert verify().is_sound
    assert {row["type"] for row in _dump()} == EVENTS.keys()
