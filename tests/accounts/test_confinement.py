"""A confined login reaches its own room and nothing else: asked of every address that the service has."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import URLResolver, get_resolver
from rest_framework.test import APIClient

from consultations.services import papers
from deliberation.accounts.models import LoginSession
from deliberation.core.ids import uuid7
from deliberation.events.papers import PaperPut
from tests.conftest import Cast, ClientFor
from tests.factories import FileFactory, Meeting, invite

METHODS = ("get", "post", "put", "patch", "delete")
OPEN = {
    "api/session",
    "api/text-codes",
    "api/qr-logins",
    "api/qr-logins/<uuid:qr_login_id>",
    "api/qr-logins/<uuid:qr_login_id>/claim",
    "api/schema/",
}
"""What everybody reaches; that nothing else is among it is the point of the test."""
ENDLESS = "api/rooms/<uuid:room_id>/stream"
"""It does not end when it is granted, and the answer to a stream is another test's."""


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Yield every route of the service below ``api/``, as Django names it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif route.startswith("api/"):
            yield route


ROUTES = sorted(set(routes()))
IN_A_ROOM = [route for route in ROUTES if route.startswith("api/rooms/<uuid:room_id>") and route != ENDLESS]
BEYOND = [route for route in ROUTES if route not in OPEN and not route.startswith("api/rooms/<uuid:room_id>")]


def filled(route: str, **named: object) -> str:
    """Return a path of the route: ids are new ones unless ``named``."""

    def value(match: re.Match[str]) -> str:
        kind, name = match[1] or "str", match[2]
        return str(named.get(name, uuid7() if kind == "uuid" else "x"))

    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", value, route)


def codes(client: APIClient, path: str) -> set[str]:
    """Return the codes with which the methods are refused; one that is granted, or not there, has an empty one."""
    answers = [getattr(client, method)(path, {}, format="json") for method in METHODS]
    # The description answers in YAML, everything else in JSON.
    found = [re.search(rb'^(?:.*")?code"?: ?"?([a-z_.]+)', answer.content, re.MULTILINE) for answer in answers]
    return {match[1].decode() if match else "" for match in found}


@pytest.fixture
def room_id(meeting: Meeting) -> UUID:
    return meeting.room.id


@pytest.fixture
def confined(cast: Cast, room_id: UUID, client_for: ClientFor) -> APIClient:
    """Return a browser that came to the room by name, and whose person an operator has recognised since."""
    client = client_for(cast.wei)
    LoginSession.objects.update(confined_to=room_id)
    return client


def test_the_walk_sees_the_whole_service() -> None:
    assert {"api/rooms", "api/account", "api/files", "api/sittings/<uuid:sitting_id>/papers"} <= set(BEYOND)
    assert {"api/rooms/<uuid:room_id>/messages", "api/rooms/<uuid:room_id>/ticket"} <= set(IN_A_ROOM)
    assert set(ROUTES) >= OPEN


def test_nothing_beyond_the_room_is_reached(confined: APIClient, room_id: UUID) -> None:
    refused = {route: codes(confined, filled(route)) for route in BEYOND}
    assert refused == {key: {"login.confined"} for key in BEYOND}


def test_the_id_of_the_room_in_anothers_place_opens_nothing(confined: APIClient, room_id: UUID) -> None:
    named = {route: dict.fromkeys(re.findall(r":(\w+)>", route), room_id) for route in BEYOND}
    refused = {route: codes(confined, filled(route, **names)) for route, names in named.items()}
    assert refused == {key: {"login.confined"} for key in BEYOND}


def test_another_room_is_not_reached(confined: APIClient) -> None:
    refused = {route: codes(confined, filled(route)) for route in IN_A_ROOM}
    assert refused == {key: {"login.confined"} for key in IN_A_ROOM}


def test_the_own_room_is(confined: APIClient, room_id: UUID) -> None:
    for route in IN_A_ROOM:
        assert "login.confined" not in codes(confined, filled(route, room_id=room_id)), route


def test_what_asks_nothing_of_an_account_is(confined: APIClient) -> None:
    for route in sorted(OPEN - {"api/session"}):
        assert "login.confined" not in codes(confined, filled(route)), route
    assert "login.confined" not in codes(confined, "/api/session")  # the last, because it signs out


@pytest.mark.parametrize("method", METHODS)
def test_streams_are_refused_before_they_begin(confined: APIClient, method: str) -> None:
    answer = getattr(confined, method)(filled(ENDLESS))
    assert (answer.status_code, answer.json()["code"]) == (403, "login.confined")


def test_a_paper_of_the_rooms_sitting_is_reached_and_no_other_file(
    cast: Cast, meeting: Meeting, confined: APIClient
) -> None:
    invite(cast._asdict(), meeting.room.sitting)
    own, foreign = FileFactory.create_batch(2, created_by=cast.qiao)
    papers.put(cast.qiao, PaperPut(sitting_id=meeting.room.sitting.id, file_id=own.id))
    assert "login.confined" not in codes(confined, f"/api/files/{own.id}")
    assert codes(confined, f"/api/files/{foreign.id}") == {"login.confined"}


def test_a_login_that_is_not_confined_is_not_held_up(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.wei).get("/api/rooms").status_code == 200


def test_before_somebody_has_recognised_the_person_the_room_itself_stays_closed(
    confined: APIClient, room_id: UUID
) -> None:
    LoginSession.objects.update(is_bound=False)
    answer = confined.get(f"/api/rooms/{room_id}/messages")
    assert (answer.status_code, answer.json()["code"]) == (403, "login.unbound")
