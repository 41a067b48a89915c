"""A log of every release stays readable and checkable for ever.

``golden/log-<version>.json`` is written once, by the release it is named after, and never again. To write that of a new
release, run this file with ``UPDATE_GOLDEN=1`` after raising the version.
"""

import json
import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from deliberation.accounts.services import login_sessions
from deliberation.core import clock
from deliberation.eventlog import reading
from deliberation.eventlog.deliveries import deliver_due
from deliberation.eventlog.erasure import erase
from deliberation.eventlog.models import EventRecord, Payload, Stream
from deliberation.eventlog.verification import verify
from deliberation.events.base import EVENTS
from deliberation.events.calls import MediaKind, PublicationEnd
from deliberation.events.messages import MessageEdit, MessageHide, MessagePost
from deliberation.events.notices import NoticeDismiss
from deliberation.events.payloads import ErasureReason
from deliberation.notifications.models import Notice
from deliberation.notifications.services import dismiss
from deliberation.rules.services import override
from realtime.models import Message, Publication
from realtime.representations import PublicationItem
from realtime.room.reducer import apply
from realtime.room.state import RoomState
from realtime.services import attendances, calls, messages
from tests.asserts import GOLDEN, UPDATE
from tests.conftest import Cast
from tests.factories import LoginSessionFactory, Meeting, open_meeting

RELEASE = str(tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
LOGS = sorted(GOLDEN.glob("log-*.json"))


def _live(cast: Cast) -> Meeting:
    """Let everything happen that can happen, in a room of its own."""
    override({"message": {"rate_count": 20}})
    meeting = open_meeting(cast._asdict())
    room = meeting.room
    login = LoginSessionFactory.create(account=cast.wei)
    lease = attendances.open_lease(meeting.wei, login_session_id=login.id, device="device01")
    posted = [
        messages.post(cast.wei, MessagePost(room_id=room.id, text=text)).message_id
        for text in ("“你好”\n第二行", "二", "三")
    ]
    messages.edit(cast.wei, MessageEdit(room_id=room.id, message_id=posted[0], text="改过的话"))
    messages.hide(cast.lin, MessageHide(room_id=room.id, message_id=posted[1], reason="离题"))
    item = PublicationItem(publication_id="a-track", kind=MediaKind.VIDEO, mid="0")
    calls._enter(meeting.wei, "device01", [item])
    calls._end(Publication.objects.all(), PublicationEnd.UNPUBLISHED, actor=cast.wei)
    deliver_due()
    dismiss(cast.wei, NoticeDismiss(notice_id=Notice.objects.get().id))
    erase(None, stream=room.stream, seq=Message.objects.get(id=posted[2]).seq, reason=ErasureReason.PERSONAL_DATA)
    deliver_due()
    attendances.close_lease(lease)
    login_sessions.end(login, actor=cast.wei)
    return meeting


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


def test_this_release_has_its_log(cast: Cast) -> None:
    path = GOLDEN / f"log-{RELEASE}.json"
    if UPDATE and not path.exists():
        _live(cast)
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
    _live(cast)
    assert verify().is_sound
    assert {row["type"] for row in _dump()} == EVENTS.keys()
