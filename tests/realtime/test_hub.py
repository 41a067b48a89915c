"""The whole way, on the database: whatever becomes of the nudges, everybody ends with the same room."""

import asyncio
import random
from typing import Any

import pytest

from deliberation.accounts.models import Account
from deliberation.core.threads import in_database
from deliberation.eventlog import nudges
from deliberation.events.base import Envelope
from deliberation.rules.services import override
from realtime import hub, selectors
from realtime.models import Participant
from realtime.representations import Snapshot
from realtime.room.reducer import apply
from realtime.room.state import RoomState
from tests.conftest import Cast
from tests.factories import Meeting
from tests.realtime.attending import arrive
from tests.realtime.conftest import Say
from tests.realtime.sockets import Socket, entered


class Client:
    """What a browser keeps between connections: the state, and how far it knows each stream."""

    def __init__(self, participant: Participant) -> None:
        self.participant = participant
        self.state: RoomState | None = None
        self.positions: dict[str, int] | None = None

    def take(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "room.snapshot":
            snapshot = Snapshot.model_validate(frame["data"])
            self.state, self.positions = snapshot.state, dict(snapshot.streams)
        elif "seq" in frame:
            event = Envelope.model_validate(frame)
            assert self.state is not None
            assert self.positions is not None
            assert event.seq == self.positions[event.stream] + 1, "told twice, or told with a gap"
            self.positions[event.stream] = event.seq
            self.state = apply(self.state, event)

    async def listen(self, account: Account, chance: random.Random, done: asyncio.Event) -> None:
        """Be connected, now and then break off, and come back with what is known; until done and all is known."""
        while True:
            async with entered(account, self.participant.room_id, since=self.positions) as socket:
                frames = chance.randrange(2, 9)
                if await self._hear(socket, frames, done):
                    return

    async def _hear(self, socket: Socket, frames: int, done: asyncio.Event) -> bool:
        while not done.is_set() and frames:
            await socket.send({"type": "beat"})  # so that there is always a frame to come
            frame = await socket.receive()
            assert isinstance(frame, dict)
            self.take(frame)
            frames -= 1
            await asyncio.sleep(0.002)
        while done.is_set():
            heads = (await in_database(selectors.snapshot, self.participant)).streams
            if self.positions is not None and all(self.positions[name] >= head for name, head in heads.items()):
                return True
            frame = await socket.receive()
            assert isinstance(frame, dict)
            self.take(frame)
        return False


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(3))
async def test_all_end_with_the_same_room_whatever_becomes_of_the_nudges(
    cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    told, kept = hub.Hub._nudged, list[nudges.Heads]()

    def unreliable(self: hub.Hub, heads: nudges.Heads) -> None:
        """Lose some, keep some for later, tell some twice."""
        kept.append(heads)
        for nudge in chance.choices(kept, k=chance.randrange(3)):
            told(self, nudge)

    monkeypatch.setattr(hub.Hub, "_nudged", unreliable)
    monkeypatch.setattr(hub, "COMPARE", 0.1)
    await in_database(override, {"message": {"rate_count": 1000, "rate_seconds": 1}})
    names = ("lin", "wei", "chen")
    clients = {name: Client(getattr(meeting, name)) for name in names}
    done = asyncio.Event()
    listening = [
        asyncio.create_task(client.listen(getattr(cast, name), random.Random(f"{seed}{name}"), done))
        for name, client in clients.items()
    ]
    async with (
        entered(cast.gao, meeting.room.id, device="device07") as gao,
        entered(cast.qiao, meeting.room.id) as qiao,
    ):
        for number in range(12):
            reply = await gao.command("message.post", {"text": str(number)})
            if chance.random() < 0.3:
                await qiao.command("message.hide", {**reply["data"], "reason": "离题"})
    done.set()
    async with asyncio.timeout(30):
        await asyncio.gather(*listening)
    for name, client in clients.items():
        assert client.state is not None
        fresh = (await in_database(selectors.snapshot, client.participant)).state
        assert client.state.messages == fresh.messages, name
        assert client.state.moderation == fresh.moderation, name
        assert [item.text for item in fresh.messages if not item.hidden]


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_who_comes_and_goes_gathers_until_something_else_is_said(
    cast: Cast, meeting: Meeting, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "PRESENCE_EVERY", 3600.0)
    async with entered(cast.chen, meeting.room.id) as socket:
        await in_database(arrive, meeting.wei)
        assert (await socket.frame("attendance.started"))["data"] == {"participant_id": str(meeting.wei.id)}
        for place in (meeting.gao, meeting.zhou):
            await in_database(arrive, place)
        assert await socket.is_quiet()
        await in_database(say, meeting.wei, "到齐了")
        await socket.frame("message.posted")
        assert [frame["type"] for frame in socket.events()[-3:]] == [
            "attendance.started",
            "attendance.started",
            "message.posted",
        ]


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_what_has_gathered_is_told_in_a_moment(
    cast: Cast, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "PRESENCE_EVERY", 0.1)
    async with entered(cast.chen, meeting.room.id) as socket:
        for place in (meeting.wei, meeting.gao, meeting.zhou):
            await in_database(arrive, place)
        for _ in range(3):
            await socket.frame("attendance.started")
