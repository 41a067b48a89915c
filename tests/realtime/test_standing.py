"""A standing that changes while one is connected: by either door, within a second, told or not."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import pytest

from deliberation.accounts.models import Account, LoginSession
from deliberation.core.threads import in_database
from deliberation.eventlog.verbs import VERBS
from deliberation.events.participants import Admission, ParticipantAdmit, ParticipantRemove, ParticipantTurnAway
from deliberation.events.rooms import ParticipantRole
from realtime import hub
from realtime.hub import CloseCode
from realtime.models import Attendance, Participant
from realtime.services import participants, places
from tests.conftest import Cast, ClientFor
from tests.factories import InvitationFactory, Meeting
from tests.realtime.event_streams import listening
from tests.realtime.lobby import Invited, admit_by_hand, invite_all
from tests.realtime.sockets import Socket, entered, ticket_for

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invited(cast: Cast) -> Invited:
    admit_by_hand()
    return invite_all(cast._asdict())


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no nudge arrive, as from a process that died before it told; heads are compared quickly instead."""
    monkeypatch.setattr(hub.Hub, "_nudged", lambda self, heads: None)
    monkeypatch.setattr(hub, "COMPARE", 0.05)


def admit(room: Invited | Meeting, place: Participant) -> None:
    participants.admit(room.qiao.account, ParticipantAdmit(room_id=room.room.id, participant_id=place.id))


def remove(room: Invited | Meeting, place: Participant) -> None:
    command = ParticipantRemove(room_id=room.room.id, participant_id=place.id, reason="扰乱秩序")
    participants.remove(room.qiao.account, command)


def change_role(meeting: Meeting, place: Participant, role: ParticipantRole) -> None:
    InvitationFactory.create(sitting=meeting.room.sitting, account=place.account, role=role)
    places.sync(None, meeting.room)


async def streams(socket: Socket) -> set[str]:
    return set((await socket.frame("room.snapshot"))["data"]["streams"])


async def test_who_waits_hears_the_lobby_and_is_asked_in(cast: Cast, invited: Invited) -> None:
    async with entered(cast.wei, invited.room.id) as socket:
        assert await streams(socket) == {invited.room.lobby_stream, cast.wei.stream}
        refused = await socket.command("message.post", {"text": "有人吗"})
        assert (refused["problem"]["status"], refused["problem"]["code"]) == (403, "room.waiting")
        admitted_at = time.monotonic()
        await in_database(admit, invited, invited.wei)
        assert await socket.closed() == CloseCode.COME_AGAIN
        assert time.monotonic() - admitted_at < 1.0
        assert socket.events()[-1]["type"] == "standing.changed"
    async with entered(cast.wei, invited.room.id) as socket:
        assert await streams(socket) == {invited.room.stream, invited.room.inner_stream, cast.wei.stream}


async def test_who_is_removed_is_out_within_a_second_and_stays_out(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as phone, entered(cast.wei, meeting.room.id, device="device02") as pc:
        removed_at = time.monotonic()
        await in_database(remove, meeting, meeting.wei)
        assert [await socket.closed() for socket in (phone, pc)] == [CloseCode.FORBIDDEN] * 2
        assert time.monotonic() - removed_at < 1.0
    assert not await in_database(Attendance.objects.filter(closed_at=None).exists)


async def test_a_ticket_from_before_does_not_bring_one_back(cast: Cast, meeting: Meeting) -> None:
    ticket = await in_database(ticket_for, cast.wei, meeting.room.id)
    await in_database(remove, meeting, meeting.wei)
    socket = Socket(meeting.room.id)
    await socket.open()
    reply = await socket.enter(ticket)
    assert reply["problem"]["code"] == "room.removed"
    assert await socket.closed() == CloseCode.FORBIDDEN
    await socket.leave()


@pytest.mark.parametrize("role", [ParticipantRole.OBSERVER, ParticipantRole.OPERATOR])
async def test_another_role_is_other_streams(cast: Cast, meeting: Meeting, role: ParticipantRole) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        await in_database(change_role, meeting, meeting.wei, role)
        assert await socket.closed() == CloseCode.COME_AGAIN
    async with entered(cast.wei, meeting.room.id) as socket:
        heard = await streams(socket)
    assert (meeting.room.inner_stream in heard) is (role == ParticipantRole.OPERATOR)
    assert (meeting.room.desk_stream in heard) is (role == ParticipantRole.OPERATOR)


async def test_another_role_with_the_same_rights_leaves_one_connected(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.wei, meeting.room.id) as socket:
        await in_database(change_role, meeting, meeting.wei, ParticipantRole.GUEST)
        await socket.frame("standing.changed")
        assert "data" in await socket.command("message.post", {"text": "我还在"})


@pytest.mark.usefixtures("deaf")
@pytest.mark.parametrize("change", ["removed", "withdrawn", "let in", "vouched for"])
async def test_what_nobody_told_is_found_by_comparing(cast: Cast, invited: Invited, change: str) -> None:
    values: dict[str, Admission] = {"removed": Admission.REMOVED, "withdrawn": Admission.WITHDRAWN}
    is_in = change != "let in"
    await in_database(_set_admission, invited.wei, Admission.ADMITTED if is_in else Admission.EXPECTED)
    async with _entered_as(cast.wei, invited, is_bound=change != "vouched for") as socket:
        if change == "vouched for":
            await in_database(LoginSession.objects.update, is_bound=True)
        else:
            await in_database(_set_admission, invited.wei, values.get(change, Admission.ADMITTED))
        expected = CloseCode.FORBIDDEN if change in values else CloseCode.COME_AGAIN
        assert await socket.closed() == expected


def _set_admission(place: Participant, admission: Admission) -> None:
    Participant.objects.filter(id=place.id).update(admission=admission)


@asynccontextmanager
async def _entered_as(
    account: Account, invited: Invited, *, is_bound: bool, confined_to: UUID | None = None
) -> AsyncIterator[Socket]:
    """Enter by a device that is known as theirs, or not."""
    ticket = await in_database(ticket_for, account, invited.room.id)
    await in_database(LoginSession.objects.update, is_bound=is_bound, confined_to=confined_to)
    socket = Socket(invited.room.id)
    await socket.open()
    await socket.enter(ticket)
    try:
        yield socket
    finally:
        await socket.leave()


async def test_a_device_not_known_as_theirs_asks_for_nothing_in_the_name_of_who_is_in(
    cast: Cast, invited: Invited
) -> None:
    await in_database(_set_admission, invited.wei, Admission.ADMITTED)
    async with _entered_as(cast.wei, invited, is_bound=False) as socket:
        assert await streams(socket) == {invited.room.lobby_stream}
        refused = await socket.command("message.post", {"text": "我是魏建国"})
        assert refused["problem"]["code"] == "room.waiting"


async def test_nor_by_rest(cast: Cast, invited: Invited, client_for: ClientFor) -> None:
    await in_database(_set_admission, invited.wei, Admission.ADMITTED)
    client = await in_database(client_for, cast.wei)
    await in_database(LoginSession.objects.update, is_bound=False)

    def ask() -> list[tuple[int, str]]:
        path = f"/api/rooms/{invited.room.id}"
        answers = [
            client.post(f"{path}/messages", {"text": "我是魏建国"}, format="json"),
            client.get(f"{path}/messages"),
            client.get(f"{path}/people"),
            client.get(f"{path}/call"),
        ]
        return [(answer.status_code, answer.json()["code"]) for answer in answers]

    assert await in_database(ask) == [(403, "login.unbound")] * 4
    snapshot = await in_database(client.get, f"/api/rooms/{invited.room.id}")
    assert set(snapshot.json()["streams"]) == {invited.room.lobby_stream}
    ticket = await in_database(client.post, f"/api/rooms/{invited.room.id}/ticket")
    assert ticket.status_code == 201


async def test_a_confined_login_speaks_of_its_room_and_of_nothing_else(cast: Cast, invited: Invited) -> None:
    await in_database(_set_admission, invited.wei, Admission.ADMITTED)
    async with _entered_as(cast.wei, invited, is_bound=True, confined_to=invited.room.id) as socket:
        beyond = [name for name, verb in VERBS.items() if verb.on_socket and "room_id" not in verb.command.model_fields]
        assert beyond
        for name in beyond:
            assert (await socket.command(name, {}))["problem"]["code"] == "login.confined", name
        assert "data" in await socket.command("message.post", {"text": "大家好"})


async def test_turned_away_it_is_signed_out(cast: Cast, invited: Invited) -> None:
    async with _entered_as(cast.wei, invited, is_bound=False) as socket:
        command = ParticipantTurnAway(room_id=invited.room.id, participant_id=invited.wei.id)
        await in_database(participants.turn_away, cast.qiao, command)
        assert await socket.closed() == CloseCode.REVOKED


@pytest.mark.parametrize(("act", "status"), [(admit, 200), (remove, 403)])
async def test_the_other_door_closes_too(
    cast: Cast,
    invited: Invited,
    client_for: ClientFor,
    act: Callable[[Invited, Participant], None],
    status: int,
) -> None:
    client = await in_database(client_for, cast.wei)
    async with listening(client, invited.room.id) as stream:
        snapshot = await stream.frame("room.snapshot")
        assert set(snapshot["data"]["streams"]) == {invited.room.lobby_stream, cast.wei.stream}
        changed_at = time.monotonic()
        await in_database(act, invited, invited.wei)
        await stream.ended()
        assert time.monotonic() - changed_at < 1.0
    events = await in_database(client.get, f"/api/rooms/{invited.room.id}/events?since=%7B%7D")
    assert events.status_code == status
