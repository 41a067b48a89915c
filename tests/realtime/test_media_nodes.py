"""Several media processes: a room stands on one, and is moved when that dies or is to be left."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from deliberation.core import clock
from deliberation.events.calls import CallSubscribe, CallUnpublish
from realtime import selectors
from realtime.models import MediaNode, Room
from realtime.selectors.media_nodes import DEAD_AFTER, node_of
from realtime.services import calls, media_nodes
from realtime.services.call_reconciler import Reconciler
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.integration.media.process import SECRET, MediaProcess, running
from tests.realtime.speaking import speaking
from tests.realtime.test_calls import DEVICE, connect, publish

RECOVERED_WITHIN = 15.0
"""Seconds from the death of a media process until its room stands on another that forwards."""


@pytest.fixture
def nodes(db: None, settings: Settings) -> Iterator[dict[str, MediaProcess]]:
    """Two media processes by their addresses, both just heard."""
    with ExitStack() as stack:
        processes = [stack.enter_context(running()) for _ in range(2)]
        found = {f"http://127.0.0.1:{process.control_port}": process for process in processes}
        settings.ENV = settings.ENV.model_copy(update={"media_nodes": list(found), "media_secret": SecretStr(SECRET)})
        Reconciler().run()
        yield found


def where(meeting: Meeting) -> str:
    url = node_of(meeting.room.id)
    assert url is not None
    return url


def test_rooms_are_spread_and_stay_where_they_are(cast: Cast, meeting: Meeting, nodes: dict[str, MediaProcess]) -> None:
    other = open_meeting(cast._asdict(), title="另一个会")
    publish(meeting.wei)
    publish(other.wei, "device02")
    assert {where(meeting), where(other)} == set(nodes)
    before = where(meeting)
    connect(meeting.gao, "device09")
    offered = calls.subscribe(meeting.gao.account, CallSubscribe(room_id=meeting.room.id, device="device09"))
    assert where(meeting) == before
    assert len(offered.tracks) == 2, "who listens is where the speaker is"
    assert {str(meeting.room.id)} == set(nodes[before].control.rooms()["rooms"])


def test_a_killed_ones_rooms_are_moved_and_forward_again(meeting: Meeting, nodes: dict[str, MediaProcess]) -> None:
    publish(meeting.wei)
    speaking(meeting.lin, meeting.wei)
    before = where(meeting)
    reconciler = Reconciler()
    os.kill(nodes[before].pid, signal.SIGKILL)
    began = time.monotonic()
    while selectors.snapshot(meeting.lin).state.publications:  # until then the browser waits, and then sends again
        reconciler.run()
        time.sleep(0.25)
        assert time.monotonic() - began < RECOVERED_WITHIN
    publish(meeting.wei)
    reconciler.run()
    after = where(meeting)
    assert after != before
    room = nodes[after].control.rooms()["rooms"][str(meeting.room.id)]
    assert all(track["is_open"] for track in room["peers"][f"{meeting.wei.id}.{DEVICE}"]["publications"])
    assert time.monotonic() - began < RECOVERED_WITHIN


def test_a_silent_one_is_waited_for_a_moment(meeting: Meeting, nodes: dict[str, MediaProcess]) -> None:
    publish(meeting.wei)
    os.kill(nodes[where(meeting)].pid, signal.SIGSTOP)
    try:
        Reconciler().run()
        assert selectors.snapshot(meeting.lin).state.publications
    finally:
        os.kill(nodes[where(meeting)].pid, signal.SIGCONT)


def test_one_that_is_drained_is_left_when_nobody_sends(
    cast: Cast, meeting: Meeting, nodes: dict[str, MediaProcess]
) -> None:
    publish(meeting.wei)
    left = where(meeting)
    call_command("media_nodes", "--drain", left)
    other = open_meeting(cast._asdict(), title="另一个会")
    publish(other.wei, "device02")
    assert where(other) != left, "no new rooms"
    Reconciler().run()
    assert where(meeting) == left, "somebody sends"
    calls.unpublish(meeting.wei.account, CallUnpublish(room_id=meeting.room.id, device=DEVICE))
    publish(meeting.wei)
    assert where(meeting) != left, "even at once"
    calls.unpublish(meeting.wei.account, CallUnpublish(room_id=meeting.room.id, device=DEVICE))
    Room.objects.filter(id=meeting.room.id).update(media_node=left)
    Reconciler().run()
    assert Room.objects.get(id=meeting.room.id).media_node is None
    call_command("media_nodes", "--resume", left)
    assert not MediaNode.objects.filter(is_draining=True).exists()


def test_at_once_means_at_once(meeting: Meeting, nodes: dict[str, MediaProcess]) -> None:
    publish(meeting.wei)
    left = where(meeting)
    call_command("media_nodes", "--drain", left, "--now")
    assert selectors.snapshot(meeting.lin).state.publications == []
    publish(meeting.wei)
    assert where(meeting) != left
    Reconciler().run()
    rooms = nodes[left].control.rooms()["rooms"]
    assert not any(room["peers"] for room in rooms.values()), "what stood there is taken away"


def test_what_nobody_has_heard_of_is_not_drained(nodes: dict[str, MediaProcess]) -> None:
    with pytest.raises(CommandError, match="MEDIA_NODES"):
        call_command("media_nodes", "--drain", "http://elsewhere:8802")


def test_without_any_that_lives_the_first_is_asked(meeting: Meeting, nodes: dict[str, MediaProcess]) -> None:
    MediaNode.objects.update(heard_at=clock.now() - DEAD_AFTER - timedelta(seconds=1))
    assert media_nodes.place(meeting.room.id) == next(iter(nodes))


def test_where_there_is_one_nobody_keeps_a_row_of_it(meeting: Meeting, media: MediaProcess) -> None:
    publish(meeting.wei)
    Reconciler().run()
    assert not MediaNode.objects.exists()
    assert Room.objects.get(id=meeting.room.id).media_node is None
