"""Three hours of a meeting within seconds: what it needs at the end is what it needed after half an hour."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import itertools

import psutil
import pytest

from tests.unit.realtime_media.meetings import AUDIO, VIDEO, meeting

SECONDS = 3 * 3600
WARM_SECONDS = 1800
LISTENERS = ("gao", "qiao", "zhou")
AUDIO_PACKETS, VIDEO_PACKETS = 5, 10
"""A second. A tenth of what a browser sends, which is what three hours in a few seconds allow: the numbers of a packet
still turn over once, and everything that happens by the second happens 10,800 times."""

MOST_GROWTH = 4 << 20
"""Bytes. Python's allocator keeps some; one byte kept of each packet and listener would be 0.6 MB."""


def resident() -> tuple[int, int]:
    """Give the memory of this process, and how many objects Python follows."""
    gc.collect()
    with contextlib.suppress(AttributeError):  # glibc keeps what is free, more or less of it by what ran before
        ctypes.CDLL(None).malloc_trim(0)
    return psutil.Process().memory_info().rss, len(gc.get_objects())


@pytest.mark.asyncio
async def test_memory_stays_flat_over_three_hours() -> None:
    async with meeting() as hall:
        speakers = itertools.cycle(("lin", "wei"))
        hall.publish("chen")
        for name in LISTENERS:
            hall.subscribe(name)
        before = objects = 0
        for second in range(SECONDS):
            if second % 180 == 0:  # the floor goes to somebody else, whom everybody has to be offered
                for name in ("lin", "wei"):
                    hall.unpublish(name)
                hall.publish(next(speakers))
                for name in LISTENERS:
                    hall.subscribe(name)
            if second % 60 == 30:  # somebody reloads the page, somebody comes late and goes soon
                hall.subscribe("gao", restart=True)
                hall.subscribe("admin")
                hall.leave("admin")
            for speech in hall.speeches.values():
                for _ in range(AUDIO_PACKETS):
                    speech.send(AUDIO)
                for number in range(VIDEO_PACKETS):
                    speech.send(VIDEO, skip=number == 7)  # one is lost on the way up
            hall.second()
            if second == WARM_SECONDS:
                before, objects = resident()
        after, objects_after = resident()
        assert hall.server.counters.packets_out > SECONDS * (AUDIO_PACKETS + VIDEO_PACKETS) * len(LISTENERS)
    assert after - before < MOST_GROWTH
    assert objects_after - objects < 2000
