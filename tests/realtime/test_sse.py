"""Server-sent events: the same frames in the same order, where sockets are blocked."""

import json
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import AsyncClient
from rest_framework.test import APIClient

from deliberation.accounts.models import LoginSession
from deliberation.core import clock
from deliberation.core.threads import in_database
from deliberation.eventlog.units import unit_of_work
from deliberation.events.messages import MessagePost
from realtime import hub, selectors
from realtime.consumers import sse
from realtime.models import Attendance
from realtime.services import messages
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting
from tests.realtime.conftest import Say
from tests.realtime.event_streams import listening

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]


def _browser(client: APIClient) -> AsyncClient:
    browser = AsyncClient()
    browser.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return browser


async def test_first_comes_the_room_then_what_happens(
    cast: Cast, meeting: Meeting, client_for: ClientFor, say: Say
) -> None:
    client = await in_database(client_for, cast.wei)
    async with listening(client, meeting.room.id) as stream:
        snapshot = (await stream.frame())["data"]
        assert json.loads(stream.last_id or "") == snapshot["streams"]
        message = await in_database(say, meeting.gao, "一")
        event = await stream.frame()
        assert (event["type"], event["seq"]) == ("message.posted", message.seq)
        assert json.loads(stream.last_id or "") == {**snapshot["streams"], meeting.room.stream: message.seq}


async def test_the_browsers_own_last_event_id_resumes(
    cast: Cast, meeting: Meeting, client_for: ClientFor, say: Say
) -> None:
    client = await in_database(client_for, cast.wei)
    async with listening(client, meeting.room.id) as stream:
        await stream.frame("room.snapshot")
    for text in ("一", "二"):
        await in_database(say, meeting.gao, text)
    # The address still says an older `since`: what the browser remembers is newer and wins.
    async with listening(
        client, meeting.room.id, '&since={"old":1}', **{"Last-Event-ID": stream.last_id or ""}
    ) as again:
        texts = [(await again.frame("message.posted"))["data"]["text"] for _ in range(2)]
        assert texts == ["一", "二"]
        await in_database(say, meeting.gao, "三")
        assert (await again.frame("message.posted"))["data"]["text"] == "三"


async def test_since_in_the_address_resumes_too(cast: Cast, meeting: Meeting, client_for: ClientFor, say: Say) -> None:
    client = await in_database(client_for, cast.wei)
    since = (await in_database(selectors.snapshot, meeting.wei)).streams
    await in_database(say, meeting.gao, "一")
    async with listening(client, meeting.room.id, f"&since={quote(json.dumps(since))}") as stream:
        assert (await stream.frame())["type"] == "message.posted"


async def test_an_id_is_given_only_once_all_before_it_was_told(
    cast: Cast, meeting: Meeting, client_for: ClientFor, say: Say
) -> None:
    client = await in_database(client_for, cast.wei)
    since = (await in_database(selectors.snapshot, meeting.wei)).streams
    for text in ("一", "二", "三"):
        await in_database(say, meeting.gao, text)
    async with listening(client, meeting.room.id, f"&since={quote(json.dumps(since))}") as stream:
        known = since[meeting.room.stream]
        for _ in range(4):  # three messages and the reader's own arrival
            event = await stream.frame()
            assert event["seq"] == known + 1
            known = event["seq"]
            if stream.last_id is not None:
                assert json.loads(stream.last_id)[meeting.room.stream] <= known
        assert json.loads(stream.last_id or "")[meeting.room.stream] == known


async def test_leaving_closes_the_lease(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    client = await in_database(client_for, cast.wei)
    async with listening(client, meeting.room.id) as stream:
        await stream.frame("room.snapshot")
        assert (await in_database(Attendance.objects.get)).closed_at is None
    assert (await in_database(Attendance.objects.get)).closed_at is not None
    assert hub.Hub.current().listeners == 0


async def test_silence_is_filled_with_beats_that_tell_the_heads(
    cast: Cast, meeting: Meeting, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "BEAT", 0.05)
    client = await in_database(client_for, cast.wei)
    async with listening(client, meeting.room.id) as stream:
        snapshot = await stream.frame("room.snapshot")
        beat = await stream.frame("beat")
        assert beat["streams"] == snapshot["data"]["streams"]


async def test_revocation_ends_the_stream(
    cast: Cast, meeting: Meeting, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "COMPARE", 0.05)
    client = await in_database(client_for, cast.wei)
    async with listening(client, meeting.room.id) as stream:
        await stream.frame("room.snapshot")
        await in_database(LoginSession.objects.update, revoked_at=clock.now())
        await stream.ended()
    again = await _browser(client).get(f"/api/rooms/{meeting.room.id}/stream?device=device01")
    assert (again.status_code, again.json()["code"]) == (401, "login.required")


def _say_all(meeting: Meeting, texts: list[str]) -> None:
    with unit_of_work():
        for text in texts:
            messages.post(meeting.gao.account, MessagePost(room_id=meeting.room.id, text=text))


async def test_a_reader_that_does_not_keep_up_is_cut_off_and_resumes(
    cast: Cast, meeting: Meeting, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "QUEUE", 2)
    client = await in_database(client_for, cast.wei)
    async with listening(client, meeting.room.id) as stream:
        await stream.frame("room.snapshot")
        position = stream.last_id or ""
        # All at once, so that they come to the connection faster than it can write them.
        await in_database(_say_all, meeting, [str(number) for number in range(6)])
        await stream.ended()
    async with listening(client, meeting.room.id, **{"Last-Event-ID": position}) as again:
        texts = [(await again.frame("message.posted"))["data"]["text"] for _ in range(6)]
    assert texts == [str(number) for number in range(6)]


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("", 422, "request.invalid"),
        ("?device=UPPER", 422, "request.invalid"),
        ("?device=device01&since=[]", 422, "request.invalid"),
        ('?device=device01&since={"a":-1}', 422, "request.invalid"),
        ("?device=device01&since={", 422, "request.invalid"),
    ],
)
async def test_what_is_malformed_is_a_problem(
    cast: Cast, meeting: Meeting, client_for: ClientFor, query: str, status: int, code: str
) -> None:
    browser = _browser(await in_database(client_for, cast.wei))
    answer = await browser.get(f"/api/rooms/{meeting.room.id}/stream{query}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"


async def test_outsiders_hear_nothing(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    admin = _browser(await in_database(client_for, cast.admin))
    answers = [
        await admin.get(f"/api/rooms/{room_id}/stream?device=device01") for room_id in (meeting.room.id, uuid4())
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "room.not_found")] * 2
    stranger = await AsyncClient().get(f"/api/rooms/{meeting.room.id}/stream?device=device01")
    assert (stranger.status_code, stranger.json()["code"]) == (401, "login.required")
    assert not await in_database(Attendance.objects.exists)
