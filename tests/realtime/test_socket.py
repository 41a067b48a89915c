"""The room's socket: entering, hearing, commanding, and every way in which it ends."""

import time
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import pytest
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.services import login_sessions
from deliberation.core import clock
from deliberation.core.threads import in_database
from deliberation.eventlog import reading
from deliberation.events.base import Envelope
from realtime import hub, selectors
from realtime.consumers import room as consumer
from realtime.consumers.frames import MAX_FRAME
from realtime.consumers.routing import websocket_urlpatterns
from realtime.hub import CloseCode
from realtime.models import Attendance
from realtime.room.reducer import apply
from realtime.room.state import RoomState
from realtime.selectors import snapshots
from tests.conftest import Cast
from tests.factories import Meeting
from tests.realtime.conftest import Say
from tests.realtime.sockets import Socket, entered, ticket_for

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def fast_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server beat every second instead of every ten."""
    monkeypatch.setattr(consumer, "BEAT", 1.0)


def _texts(socket: Socket) -> list[str]:
    return [event["data"]["text"] for event in socket.events() if event["type"] == "message.posted"]


async def test_first_comes_the_reply_then_the_room(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        frame = await socket.receive()
        assert isinstance(frame, dict)
    assert [item["type"] for item in socket.told] == ["reply", "room.snapshot"]
    assert frame["data"]["me"]["participant_id"] == str(meeting.wei.id)
    assert set(frame["data"]["streams"]) == {meeting.room.stream, meeting.room.inner_stream, cast.wei.stream}
    assert RoomState.model_validate(frame["data"]["state"]).participants[1].present


async def test_what_happens_is_told_once_and_in_order(cast: Cast, meeting: Meeting, say: Say) -> None:
    async with entered(cast.wei, meeting.room.id) as wei, entered(cast.chen, meeting.room.id) as chen:
        for number in range(6):
            await in_database(say, meeting.gao, str(number))
        for socket in (wei, chen):
            await socket.until(lambda socket=socket: len(_texts(socket)) == 6)  # type: ignore[misc]  # bound at once
            assert _texts(socket) == [str(number) for number in range(6)]
            seqs = [event["seq"] for event in socket.events() if event["stream"] == meeting.room.stream]
            assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


async def test_the_one_who_acts_learns_of_it_by_the_same_event(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        reply = await socket.command("message.post", {"text": "同意。"})
        await socket.until(lambda: bool(_texts(socket)))
    posted = next(event for event in socket.events() if event["type"] == "message.posted")
    assert posted["data"]["message_id"] == reply["data"]["message_id"]


async def test_what_was_missed_is_told_on_return(cast: Cast, meeting: Meeting, say: Say) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        snapshot = (await socket.frame("room.snapshot"))["data"]
    missed = [await in_database(say, meeting.gao, text) for text in ("一", "二")]
    async with entered(cast.wei, meeting.room.id, since=snapshot["streams"]) as socket:
        await socket.until(lambda: _texts(socket) == ["一", "二"])
        assert "room.snapshot" not in {frame["type"] for frame in socket.told}
        await in_database(say, meeting.gao, "三")
        await socket.until(lambda: _texts(socket) == ["一", "二", "三"])
    assert len(missed) == 2
    state = RoomState.model_validate(snapshot["state"])
    for event in socket.events():
        state = apply(state, Envelope.model_validate(event))
    fresh = (await in_database(selectors.snapshot, meeting.wei)).state
    assert state.messages == fresh.messages


@pytest.mark.parametrize("claim", ["ahead of the log", "too far behind", "other streams", "fewer streams"])
async def test_a_position_that_cannot_be_resumed_is_answered_by_a_snapshot(
    cast: Cast, meeting: Meeting, say: Say, monkeypatch: pytest.MonkeyPatch, claim: str
) -> None:
    await in_database(say, meeting.gao, "一")
    heads = (await in_database(selectors.snapshot, meeting.wei)).streams
    monkeypatch.setattr(snapshots, "REPLAY_LIMIT", 3)
    since = {
        "ahead of the log": {name: head + 100 for name, head in heads.items()},
        "too far behind": dict.fromkeys(heads, 0),
        "other streams": {**heads, meeting.room.desk_stream: 0},
        "fewer streams": {meeting.room.stream: heads[meeting.room.stream]},
    }[claim]
    async with entered(cast.wei, meeting.room.id, since=since) as socket:
        frame = await socket.frame("room.snapshot")
    assert set(frame["data"]["streams"]) == set(heads)


async def test_a_command_sent_again_after_a_reconnect_has_one_effect(cast: Cast, meeting: Meeting) -> None:
    replies = []
    for _ in range(2):
        async with entered(cast.wei, meeting.room.id) as socket:
            replies.append(await socket.command("message.post", {"text": "同意。"}, id_="resent"))
    assert replies[0] == replies[1]
    page = await in_database(selectors.message_page, meeting.wei)
    assert len(page.items) == 1


@pytest.mark.usefixtures("fast_beats")
async def test_a_refusal_is_a_problem_and_the_connection_goes_on(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.chen, meeting.room.id) as socket:
        refused = await socket.command("message.post", {"text": "一"})
        assert (refused["problem"]["status"], refused["problem"]["code"]) == (403, "message.forbidden")
        malformed = await socket.command("message.post", {"text": 7})
        assert malformed["problem"]["code"] == "request.invalid"
        assert malformed["problem"]["fields"] == [{"field": "text", "reason": "string_type"}]
        unknown = await socket.command("room.destroy", {})
        assert (unknown["problem"]["status"], unknown["problem"]["code"]) == (404, "command.unknown")
        assert await socket.beat()


async def test_a_fault_of_ours_is_told_by_its_trace_id_only(
    cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError("a secret detail")

    async with entered(cast.wei, meeting.room.id) as socket:
        monkeypatch.setattr(consumer, "perform", fail)
        reply = await socket.command("message.post", {"text": "一"})
    assert (reply["problem"]["status"], reply["problem"]["code"]) == (500, "internal")
    assert "secret" not in str(reply)
    assert [getattr(record, "trace_id", None) for record in caplog.records if record.exc_info] == [
        reply["problem"]["trace_id"]
    ]


@pytest.mark.usefixtures("fast_beats")
async def test_the_server_beats_with_the_heads(cast: Cast, meeting: Meeting, say: Say) -> None:
    async with entered(cast.lin, meeting.room.id) as socket:
        await socket.frame("room.snapshot")
        message = await in_database(say, meeting.gao, "一")
        await socket.until(lambda: bool(_texts(socket)))
        assert await socket.beat() == {
            meeting.room.stream: message.seq,
            meeting.room.inner_stream: 0,
            meeting.room.desk_stream: 0,
            cast.lin.stream: 0,
        }


async def test_leaving_closes_the_lease(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id):
        lease = await in_database(Attendance.objects.get)
        assert lease.closed_at is None
    lease = await in_database(Attendance.objects.get)
    assert lease.closed_at is not None


async def test_presence_is_told_to_those_who_are_there(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.lin, meeting.room.id) as lin:
        async with entered(cast.wei, meeting.room.id):
            await lin.until(lambda: any(event["type"] == "attendance.started" for event in lin.events()))
        await lin.until(lambda: any(event["type"] == "attendance.ended" for event in lin.events()))
    about = [event["data"]["participant_id"] for event in lin.events()]
    assert about == [str(meeting.wei.id)] * 2


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "hello",
        "[]",
        "null",
        b"\x00\x01",
        {"type": "beat"},
        {"id": "1", "type": "message.post", "data": {}},
        {"id": "1", "type": "room.enter", "data": {"ticket": "x", "device": "UPPER CASE"}},
        {"id": "1", "type": "room.enter", "data": {"ticket": "x", "device": "device01", "since": {"a": -1}}},
        {"id": "1", "type": "room.enter", "data": {"ticket": "x" * 201, "device": "device01"}},
        {"id": "1", "type": "room.enter", "data": {"ticket": "x", "device": "device01"}, "more": 1},
        " " * (MAX_FRAME + 1),
    ],
    ids=str,
)
async def test_a_first_frame_that_is_none_ends_it(meeting: Meeting, frame: Any) -> None:
    socket = Socket(meeting.room.id)
    await socket.open()
    await socket.send(frame)
    assert await socket.closed() == CloseCode.BAD_FRAME
    await socket.leave()


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "hello",
        "[]",
        b"\x00\x01",
        {"type": "message.post", "data": {}},
        {"id": "", "type": "x"},
        {"type": "beat", "x": 1},
    ],
    ids=str,
)
async def test_a_later_frame_that_is_none_ends_it(cast: Cast, meeting: Meeting, frame: Any) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        await socket.send(frame)
        assert await socket.closed() == CloseCode.BAD_FRAME


async def test_nothing_counts_any_more_after_a_bad_frame(cast: Cast, meeting: Meeting) -> None:
    ticket = await in_database(ticket_for, cast.wei, meeting.room.id)
    socket = Socket(meeting.room.id)
    await socket.open()
    await socket.send("hello")
    await socket.send({"id": "1", "type": "room.enter", "data": {"ticket": ticket, "device": "device01"}})
    assert await socket.closed() == CloseCode.BAD_FRAME
    await socket.leave()
    assert not await in_database(Attendance.objects.exists)
    async with entered(cast.wei, meeting.room.id) as later:
        await later.send("hello")
        await later.send({"id": "1", "type": "message.post", "data": {"text": "一"}})
        assert await later.closed() == CloseCode.BAD_FRAME
        assert await later.is_quiet()
    assert (await in_database(selectors.message_page, meeting.wei)).items == []


@pytest.mark.parametrize("fault", ["guessed", "used", "other room", "other origin", "revoked"])
async def test_without_a_good_ticket_nobody_enters(cast: Cast, meeting: Meeting, fault: str) -> None:
    ticket = await in_database(ticket_for, cast.wei, meeting.room.id)
    socket = Socket(
        uuid4() if fault == "other room" else meeting.room.id,
        origin="https://evil.example" if fault == "other origin" else "https://zx.example.cn",
    )
    if fault == "used":
        other = Socket(meeting.room.id)
        await other.open()
        await other.enter(ticket)
        await other.leave()
    if fault == "revoked":
        await in_database(LoginSession.objects.update, revoked_at=clock.now())
    await socket.open()
    reply = await socket.enter("guessed" if fault == "guessed" else ticket)
    assert reply["problem"]["code"] == "ticket.invalid"
    assert await socket.closed() == CloseCode.REVOKED
    await socket.leave()


async def test_an_address_that_is_not_there_is_refused() -> None:
    for path in ("/ws/rooms/not-a-uuid", "/ws/nothing", "/elsewhere", f"/ws/rooms/{uuid4()}/more"):
        communicator = WebsocketCommunicator(URLRouter(websocket_urlpatterns), path)
        assert await communicator.connect() == (False, CloseCode.NOT_FOUND)


async def test_a_client_that_never_enters_is_ended(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumer, "ENTER_WITHIN", 0.0)
    socket = Socket(meeting.room.id)
    await socket.open()
    assert await socket.closed() == CloseCode.SILENT
    await socket.leave()


async def test_a_client_that_answers_beats_is_kept_and_one_that_does_not_is_ended(
    cast: Cast, meeting: Meeting, fast_beats: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumer, "SILENCE", 1.5)
    async with entered(cast.wei, meeting.room.id) as socket:
        for _ in range(3):  # seconds, each beaten and answered
            await socket.beat()
        assert await socket.closed() == CloseCode.SILENT


async def test_a_connection_whose_lease_was_swept_must_come_in_anew(
    cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "BEAT", 0.05)
    async with entered(cast.wei, meeting.room.id) as socket:
        await in_database(Attendance.objects.update, closed_at=clock.now())
        assert await socket.closed() == CloseCode.RESTART


async def test_a_client_that_falls_silent_is_ended(
    cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumer, "SILENCE", 0.5)
    async with entered(cast.wei, meeting.room.id) as socket:
        assert await socket.closed() == CloseCode.SILENT
        # It no longer hears anything, and what it still says is no fault.
        await socket.send({"type": "beat"})
        assert await socket.is_quiet()


async def test_a_client_that_floods_is_ended(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        for number in range(consumer.IN_FLIGHT * 3):
            await socket.send({"id": str(number), "type": "message.post", "data": {"text": "一"}})
        assert await socket.closed() == CloseCode.TOO_MANY


async def test_commands_are_done_in_the_order_they_were_sent(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        for number in range(8):
            await socket.send({"id": str(number), "type": "message.post", "data": {"text": str(number)}})
        await socket.until(lambda: len(_texts(socket)) == 8)
    assert _texts(socket) == [str(number) for number in range(8)]


def _end_login(login_session_id: UUID) -> None:
    login = LoginSession.objects.select_related("account").get(id=login_session_id)
    login_sessions.end(login, actor=login.account)


@pytest.mark.usefixtures("fast_beats")
async def test_revocation_closes_the_connections_of_that_login_within_a_second(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as lost:
        login = await in_database(LoginSession.objects.get)
        async with entered(cast.wei, meeting.room.id, device="device02") as kept:
            revoked_at = time.monotonic()
            await in_database(_end_login, login.id)
            assert await lost.closed() == CloseCode.REVOKED
            assert time.monotonic() - revoked_at < 1.0
            assert await kept.beat()


@pytest.mark.parametrize("cause", ["revoked", "expired", "account closed"])
async def test_a_login_that_ends_without_a_word_closes_its_connections_too(
    cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch, cause: str
) -> None:
    monkeypatch.setattr(hub, "COMPARE", 0.05)
    async with entered(cast.wei, meeting.room.id) as socket:
        if cause == "revoked":
            await in_database(LoginSession.objects.update, revoked_at=clock.now())
        elif cause == "expired":
            await in_database(LoginSession.objects.update, expires_at=clock.now())
        else:
            await in_database(Account.objects.filter(id=cast.wei.id).update, is_active=False)
        assert await socket.closed() == CloseCode.REVOKED


async def test_a_nudge_that_never_comes_costs_a_comparison(
    cast: Cast, meeting: Meeting, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub.Hub, "_nudged", lambda self, heads: None)
    monkeypatch.setattr(hub, "COMPARE", 0.05)
    async with entered(cast.wei, meeting.room.id) as socket:
        await in_database(say, meeting.gao, "一")
        await socket.until(lambda: _texts(socket) == ["一"])


async def test_a_comparison_that_fails_is_followed_by_others(
    cast: Cast, meeting: Meeting, say: Say, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    compare, failures = reading.heads, [OSError("no"), ValueError("what"), ZeroDivisionError()]

    def heads(names: Iterable[str]) -> dict[str, int]:
        if failures:
            raise failures.pop()
        return compare(names)

    monkeypatch.setattr(hub.Hub, "_nudged", lambda self, heads: None)
    monkeypatch.setattr(hub, "COMPARE", 0.05)
    async with entered(cast.wei, meeting.room.id) as socket:
        await socket.frame("room.snapshot")
        monkeypatch.setattr(reading, "heads", heads)
        await in_database(say, meeting.gao, "一")
        await socket.until(lambda: _texts(socket) == ["一"])
        monkeypatch.setattr(reading, "heads", compare)
    assert not failures
