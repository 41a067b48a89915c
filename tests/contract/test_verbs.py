"""Every verb × the whole cast, over both doors: who may, who may not, and who may not even know."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from rest_framework.test import APIClient

from deliberation.accounts.models import Account
from deliberation.core.threads import in_database
from deliberation.eventlog.verbs import VERBS, Verb
from realtime.models import Message, Participant
from tests.conftest import Answer, Cast, ClientFor
from tests.contract.scenes import (
    OK,
    PEOPLE,
    Area,
    Values,
    agendas,
    calls,
    consultations,
    entries,
    films,
    floors,
    invitations,
    logins,
    messages,
    notices,
    papers,
    participants,
    people,
    polls,
    recordings,
    rules,
    sittings,
)
from tests.factories import AccountFactory, Meeting, open_meeting
from tests.integration.media.process import MediaProcess
from tests.realtime.sockets import entered

AREAS = [
    consultations.AREA,
    agendas.AREA,
    invitations.AREA,
    sittings.AREA,
    messages.AREA,
    calls.AREA,
    floors.AREA,
    participants.AREA,
    polls.AREA,
    recordings.AREA,
    films.AREA,
    notices.AREA,
    logins.AREA,
    people.AREA,
    rules.AREA,
    papers.AREA,
    entries.AREA,
]
EXPECTED = {name: row for area in AREAS for name, row in area.expected().items()}
AREA_OF = {name: area for area in AREAS for name in area.expected()}
IN_THE_ROOM = [person for person in PEOPLE if person not in ("admin", "stranger", "anonymous")]


@dataclass(frozen=True)
class Scene:
    """What there is to act upon, and who may try."""

    area: Area
    meeting: Meeting
    accounts: dict[str, Account]
    values: Values

    def request(self, verb: Verb) -> dict[str, Any]:
        """Return a request of ``verb`` without fault in itself."""
        own = self.values.get(verb.name, {})
        given = {**self.values, **own}
        return {
            name: str(given[name]) if name.endswith("_id") and given[name] is not None else given[name]
            for name, info in verb.command.model_fields.items()
            if name in given or info.is_required()
        }


@pytest.fixture
def scene_of(cast: Cast, meeting: Meeting) -> Callable[[str], Scene]:
    """Return how to get the scene in which a verb is tried."""

    def furnish(name: str) -> Scene:
        accounts = {**cast._asdict(), "stranger": AccountFactory.create(username="stranger")}
        area = AREA_OF[name]
        return Scene(area, meeting, accounts, area.furnish(cast, meeting))

    return furnish


def test_the_tables_say_something_of_every_verb_and_everybody() -> None:
    assert EXPECTED.keys() == VERBS.keys()
    assert sum(len(area.expected()) for area in AREAS) == len(EXPECTED), "a verb stands in two tables"
    by_socket = {name for area in AREAS for name in area.socket}
    assert {name for name, verb in VERBS.items() if verb.on_socket} == by_socket
    for name, row in EXPECTED.items():
        assert row.keys() == set(PEOPLE), name
        assert row["anonymous"] == "login", name


def ask(client: APIClient, verb: Verb, request: dict[str, Any]) -> Answer:
    """Send a request of ``verb`` to its REST route."""
    in_path = {field for field in request if f"{{{field}}}" in verb.path}
    path = "/api/" + verb.path.format(**{field: request[field] for field in in_path})
    body = {field: value for field, value in request.items() if field not in in_path}
    answer: Answer = getattr(client, verb.method.lower())(path, body, format="json")
    return answer


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", EXPECTED)
def test_over_rest(
    name: str, person: str, scene_of: Callable[[str], Scene], client_for: ClientFor, media: MediaProcess
) -> None:
    verb, scene = VERBS[name], scene_of(name)
    client = APIClient() if person == "anonymous" else client_for(scene.accounts[person])
    answer = ask(client, verb, scene.request(verb))
    cell = EXPECTED[name][person]
    if cell == OK:
        assert answer.status_code == verb.status, answer.content
        verb.result.model_validate(answer.json())
    else:
        assert (answer.status_code, answer.json()["code"]) == scene.area.refusal(name, cell)


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("person", IN_THE_ROOM)
@pytest.mark.parametrize("name", sorted(name for area in AREAS for name in area.socket))
async def test_over_the_socket(name: str, person: str, scene_of: Callable[[str], Scene]) -> None:
    verb, scene = VERBS[name], await in_database(scene_of, name)
    request = scene.request(verb)
    request.pop("room_id", None)  # the socket stands for its room
    async with entered(scene.accounts[person], scene.meeting.room.id) as socket:
        reply = await socket.command(name, request)
    cell = EXPECTED[name][person]
    if cell == OK:
        verb.result.model_validate(reply["data"])
    else:
        assert (reply["problem"]["status"], reply["problem"]["code"]) == scene.area.refusal(name, cell)


@pytest.mark.parametrize(
    ("admission", "code"), [("expected", "room.waiting"), ("removed", "room.removed"), ("withdrawn", "room.not_found")]
)
@pytest.mark.parametrize("name", [name for name in EXPECTED if "room_id" in VERBS[name].command.model_fields])
def test_whoever_is_not_in_the_room_does_nothing_there(
    name: str, admission: str, code: str, scene_of: Callable[[str], Scene], client_for: ClientFor, media: MediaProcess
) -> None:
    scene, verb = scene_of(name), VERBS[name]
    Participant.objects.filter(room=scene.meeting.room).update(admission=admission)
    for person in ("qiao", "wei"):
        answer = ask(client_for(scene.accounts[person]), verb, scene.request(verb))
        assert (answer.status_code, answer.json()["code"]) == (404 if code == "room.not_found" else 403, code), person


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_what_does_not_go_by_socket_is_unknown_there(cast: Cast, meeting: Meeting) -> None:
    async with entered(cast.lin, meeting.room.id) as socket:
        for name in sorted(EXPECTED.keys() - {name for area in AREAS for name in area.socket}):
            reply = await socket.command(name, {})
            assert reply["problem"]["code"] == "command.unknown", name


@pytest.mark.parametrize(
    ("person", "status", "code"),
    [("admin", 404, "room.not_found"), ("stranger", 404, "room.not_found"), ("anonymous", 401, "login.required")],
)
def test_outsiders_get_no_ticket_to_the_socket(
    person: str, status: int, code: str, cast: Cast, meeting: Meeting, client_for: ClientFor
) -> None:
    accounts = {**cast._asdict(), "stranger": AccountFactory.create(username="stranger")}
    client = APIClient() if person == "anonymous" else client_for(accounts[person])
    answer = client.post(f"/api/rooms/{meeting.room.id}/ticket")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_a_socket_speaks_for_its_own_room_only(cast: Cast, meeting: Meeting) -> None:
    elsewhere = await in_database(open_meeting, cast._asdict(), title="另一个会")
    async with entered(cast.wei, meeting.room.id) as socket:
        await socket.command("message.post", {"room_id": str(elsewhere.room.id), "text": "一句话"})
        await socket.until(lambda: "message.posted" in {event["type"] for event in socket.events()})
    posted = [event for event in socket.events() if event["type"] == "message.posted"]
    assert [event["stream"] for event in posted] == [meeting.room.stream]


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
async def test_the_same_request_over_both_doors_has_one_effect(
    cast: Cast, meeting: Meeting, client_for: ClientFor
) -> None:
    client = await in_database(client_for, cast.wei)
    path = f"/api/rooms/{meeting.room.id}/messages"

    def post() -> Any:
        return client.post(path, {"text": "一句话"}, format="json", headers={"Idempotency-Key": "k"}).json()

    async with entered(cast.wei, meeting.room.id) as socket:
        reply = await socket.command("message.post", {"text": "一句话"}, id_="k")
        assert await in_database(post) == reply["data"]
        assert await in_database(Message.objects.count) == 1
