"""What a subscriber with a narrow link gets of a whole room: chosen before it is sent, and anew on another network."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from realtime.media import rtcp
from realtime.media.downlink import Downlink
from realtime.media.layer import Level
from tests.unit.realtime_media.meetings import VIDEO, Meeting, meeting

PACKETS = (2, 5, 20)
"""A second, of each size: some 1, 3 and 12 kbit/s."""


@pytest_asyncio.fixture
async def hall() -> AsyncIterator[Meeting]:
    """Lin and Wei send their pictures in three sizes, of which Lin's are seen, and Gao watches."""
    async with meeting() as hall:
        for name in ("lin", "wei"):
            hall.publish(name, layered=True)
        hall.permit("lin")
        hall.subscribe("gao")
        for _ in range(3):
            send(hall)
        yield hall


def send(hall: Meeting) -> None:
    """Let a second pass and its pictures come."""
    hall.second()
    for speech in hall.speeches.values():
        for place, packets in enumerate(PACKETS):
            for _ in range(packets):
                speech.send(VIDEO, place=place)


def link(hall: Meeting) -> Downlink:
    found = hall.downlink("gao")
    assert found is not None
    return found


def report(hall: Meeting, *, lost: int, seconds: int) -> None:
    """Let Gao report so much of each stream lost, in 1/256."""
    for second in range(seconds):
        reports = [rtcp.Report(ssrc, lost, 0, 100 * (second + 1), 0, 0, 0) for ssrc in link(hall)._by_ssrc]
        link(hall).on_rtcp(memoryview(rtcp.receiver_report(1, reports)))
        send(hall)


def levels(hall: Meeting) -> dict[str, Level]:
    """Give how large each picture is that Gao gets, by whose it is."""
    owners = {it.id: name for name, speech in hall.speeches.items() for it in speech.uplink.publications}
    return {owners[name]: level for name, level in link(hall)._given.items()}


@pytest.mark.asyncio
async def test_a_picture_that_opens_is_chosen_by_what_it_takes_before_anything_of_it_is_sent(hall: Meeting) -> None:
    assert levels(hall) == {"lin": Level.HIGH}
    report(hall, lost=200, seconds=4)
    assert levels(hall) == {"lin": Level.LOW}
    hall.permit("lin", "wei")
    assert levels(hall)["lin"] is Level.LOW
    assert levels(hall).get("wei") in (None, Level.LOW)


@pytest.mark.asyncio
async def test_what_one_network_carried_says_nothing_of_the_next(hall: Meeting) -> None:
    report(hall, lost=200, seconds=4)
    hall.move("gao")
    send(hall)
    assert levels(hall) == {"lin": Level.LOW}, "the address is the same"
    hall.move("gao", port=9)
    send(hall)
    assert levels(hall) == {"lin": Level.HIGH}


@pytest.mark.asyncio
async def test_a_transport_made_anew_says_so(hall: Meeting) -> None:
    room = hall.server.room(hall.name)
    assert not room.subscribe("gao")["is_new"]
    hall.leave("gao")
    assert room.subscribe("gao")["is_new"]
    assert room.subscribe("gao", restart=True)["is_new"]
