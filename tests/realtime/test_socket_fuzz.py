"""Whatever comes through the room's socket is answered or ends it."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deliberation.core.threads import in_database
from tests.conftest import Cast
from tests.factories import Meeting
from tests.realtime.sockets import Socket, ticket_for
from tests.unit.realtime_room.test_frames import FRAME


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_in", [False, True])
# The room is the same for all examples: each is a connection of its own.
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frames=st.lists(FRAME | st.binary(max_size=200), min_size=1, max_size=4))
async def test_whatever_is_sent_is_answered_or_ends_it(
    cast: Cast, meeting: Meeting, is_in: bool, frames: list[Any]
) -> None:
    socket = Socket(meeting.room.id)
    await socket.open()
    if is_in:
        await socket.enter(await in_database(ticket_for, cast.wei, meeting.room.id))
    for frame in frames:
        await socket.send(frame)
    await socket.send({"id": "last", "type": "nothing"})
    while isinstance(answer := await socket.receive(), dict):
        assert answer.get("problem", {}).get("status") != 500
        if answer.get("ref") == "last":
            assert answer["problem"]["code"] == "command.unknown"
            break
    else:
        assert 4400 <= answer < 4500
    async with asyncio.timeout(10):
        await socket.leave()
