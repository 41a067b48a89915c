"""Every verb × the whole cast, over both doors: who may, who may not, and who may not even know."""

from contextlib import closing
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from deliberation.accounts.models import Account
from deliberation.core.threads import in_database
from deliberation.eventlog.verbs import VERBS, Verb
from deliberation.events.messages import MessagePost
from deliberation.events.notices import NoticeKind
from deliberation.notifications.models import Notice
from deliberation.notifications.services import notify
from realtime.models import Message, Participant
from realtime.services import attendances, messages
from tests.conftest import Cast, ClientFor
from tests.factories import AccountFactory, LoginSessionFactory, Meeting, open_meeting
from tests.integration.media.light_peer import LightPeer
from tests.integration.media.process import MediaProcess
from tests.realtime.sockets import entered

PEOPLE = (*Cast._fields, "stranger", "anonymous")
"""The cast, somebody with an account and nothing else, and somebody without."""

TABLE = """
                 lin     wei     gao     qiao    zhou    chen    admin   stranger anonymous
message.post     ok      ok      ok      ok      ok      no      room    room     login
message.edit     no      ok      no      no      no      no      room    room     login
message.hide     ok      no      no      ok      no      no      room    room     login
notice.dismiss   notice  ok      notice  notice  notice  notice  notice  notice   login
login.revoke     session ok      session session session session session session  login
call.publish     ok      ok      ok      ok      ok      no      room    room     login
call.unpublish   ok      ok      ok      ok      ok      ok      room    room     login
call.subscribe   ok      ok      ok      ok      ok      ok      room    room     login
call.answer      stale   stale   stale   stale   stale   stale   room    room     login
"""
"""Everything is tried on what is wei's: a message, a notice, a login session; in a room with these roles: lin is the
chair, qiao operator, wei attends, gao is a guest, zhou attends without a vote, chen observes. Taking back what one
never sent is nobody's offence; whoever may answer an offer is told that there is none any more."""

OK = "ok"
REFUSALS = {
    "login": (401, "login.required"),
    "room": (404, "room.not_found"),
    "notice": (404, "notice.not_found"),
    "session": (404, "login_session.not_found"),
    "stale": (409, "call.stale"),
}
SOCKET = frozenset({"message.post", "message.edit", "message.hide", "notice.dismiss"})
"""What goes by socket too."""


def _read(table: str) -> dict[str, dict[str, str]]:
    heading, *rows = (line.split() for line in table.strip().splitlines())
    return {name: dict(zip(heading, cells, strict=True)) for name, *cells in rows}


EXPECTED = _read(TABLE)


def refusal(verb: str, cell: str) -> tuple[int, str]:
    """Return status and code that a cell of the table stands for."""
    return (403, f"{verb.partition('.')[0]}.forbidden") if cell == "no" else REFUSALS[cell]


@dataclass(frozen=True)
class Scene:
    """What there is to act upon, and who may try."""

    meeting: Meeting
    accounts: dict[str, Account]
    message_id: UUID
    notice_id: UUID
    login_session_id: UUID
    sdp: str

    def request(self, verb: Verb) -> dict[str, Any]:
        """Return a request of ``verb`` without fault in itself."""
        values = {
            "room_id": self.meeting.room.id,
            "message_id": self.message_id,
            "notice_id": self.notice_id,
            "login_session_id": self.login_session_id,
            "device": "device01",
            "text": "一句话",
            "reason": "离题",
            "sdp": self.sdp,
            "version": 1,
            "restart": False,
        }
        return {name: str(values[name]) if name.endswith("_id") else values[name] for name in verb.command.model_fields}


@pytest.fixture
def scene(cast: Cast, meeting: Meeting) -> Scene:
    """Return a room in which wei has said something and been told something."""
    posted = messages.post(cast.wei, MessagePost(room_id=meeting.room.id, text="第一句"))
    notify([cast.wei.id], NoticeKind.MESSAGE_HIDDEN, {"reason": "离题"}, actor=None)
    for participant in Participant.objects.filter(room=meeting.room):  # a call wants a device that is connected
        login = LoginSessionFactory.create(account=participant.account)
        attendances.open_lease(participant, login_session_id=login.id, device="device01")
    with closing(LightPeer()) as peer:
        sdp = peer.offer()
    return Scene(
        meeting=meeting,
        accounts={**cast._asdict(), "stranger": AccountFactory.create(username="stranger")},
        message_id=posted.message_id,
        notice_id=Notice.objects.get().id,
        login_session_id=LoginSessionFactory.create(account=cast.wei).id,
        sdp=sdp,
    )


def test_the_table_says_something_of_every_verb_and_everybody() -> None:
    assert EXPECTED.keys() == VERBS.keys()
    assert {name for name, verb in VERBS.items() if verb.on_socket} == SOCKET
    for name, row in EXPECTED.items():
        assert row.keys() == set(PEOPLE), name
        assert row["anonymous"] == "login", name


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", EXPECTED)
def test_over_rest(name: str, person: str, scene: Scene, client_for: ClientFor, media: MediaProcess) -> None:
    verb = VERBS[name]
    client = APIClient() if person == "anonymous" else client_for(scene.accounts[person])
    request = scene.request(verb)
    in_path = {field for field in request if f"{{{field}}}" in verb.path}
    path = "/api/" + verb.path.format(**{field: request[field] for field in in_path})
    body = {field: value for field, value in request.items() if field not in in_path}
    answer = getattr(client, verb.method.lower())(path, body, format="json")
    cell = EXPECTED[name][person]
    if cell == OK:
        assert answer.status_code == verb.status, answer.content
        verb.result.model_validate(answer.json())
    else:
        assert (answer.status_code, answer.json()["code"]) == refusal(name, cell)


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("person", [person for person in PEOPLE if person not in ("admin", "stranger", "anonymous")])
@pytest.mark.parametrize("name", EXPECTED)
async def test_over_the_socket(name: str, person: str, scene: Scene) -> None:
    verb = VERBS[name]
    request = scene.request(verb)
    request.pop("room_id", None)  # the socket stands for its room
    async with entered(scene.accounts[person], scene.meeting.room.id) as socket:
        reply = await socket.command(name, request)
    cell = EXPECTED[name][person]
    if name not in SOCKET:
        assert reply["problem"]["code"] == "command.unknown"
    elif cell == OK:
        verb.result.model_validate(reply["data"])
    else:
        assert (reply["problem"]["status"], reply["problem"]["code"]) == refusal(name, cell)


@pytest.mark.parametrize(
    ("person", "status", "code"),
    [("admin", 404, "room.not_found"), ("stranger", 404, "room.not_found"), ("anonymous", 401, "login.required")],
)
def test_outsiders_get_no_ticket_to_the_socket(
    person: str, status: int, code: str, scene: Scene, client_for: ClientFor
) -> None:
    client = APIClient() if person == "anonymous" else client_for(scene.accounts[person])
    answer = client.post(f"/api/rooms/{scene.meeting.room.id}/ticket")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_a_socket_speaks_for_its_own_room_only(cast: Cast, scene: Scene) -> None:
    elsewhere = await in_database(open_meeting, cast._asdict(), title="另一个会")
    async with entered(cast.wei, scene.meeting.room.id) as socket:
        await socket.command("message.post", {"room_id": str(elsewhere.room.id), "text": "一句话"})
        await socket.until(lambda: "message.posted" in {event["type"] for event in socket.events()})
    posted = [event for event in socket.events() if event["type"] == "message.posted"]
    assert [event["stream"] for event in posted] == [scene.meeting.room.stream]


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_the_same_request_over_both_doors_has_one_effect(cast: Cast, scene: Scene, client_for: ClientFor) -> None:
    client = await in_database(client_for, cast.wei)
    path = f"/api/rooms/{scene.meeting.room.id}/messages"

    def post() -> Any:
        return client.post(path, {"text": "一句话"}, format="json", headers={"Idempotency-Key": "k"}).json()

    async with entered(cast.wei, scene.meeting.room.id) as socket:
        reply = await socket.command("message.post", {"text": "一句话"}, id_="k")
        assert await in_database(post) == reply["data"]
        assert await in_database(Message.objects.count) == 2
