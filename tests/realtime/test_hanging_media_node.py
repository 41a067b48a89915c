"""A media process that takes connections and never answers: it keeps the rooms of the others from nothing."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from deliberation.core import clock
from deliberation.core.errors import Unavailable
from deliberation.events.calls import CallMute, MediaSource
from realtime.media import control
from realtime.models import MediaNode, Publication, Room
from realtime.selectors.media_nodes import node_of
from realtime.services import call_mutes, call_reconciler, media_lines
from realtime.services.call_reconciler import BRIEFLY, Reconciler
from realtime.services.media_lines import Lines
from realtime.services.media_rights import Teller
from tests.conftest import Cast
from tests.factories import Meeting, open_meeting
from tests.integration.media.process import SECRET, MediaProcess
from tests.realtime.speaking import speaking
from tests.realtime.test_calls import publish
from tests.realtime.test_media_rights import is_open

PATIENCE = 3.0
"""Seconds that one which hangs is given here: more than in earnest, so that who waits is told from who is only busy."""
AT_ONCE = 2.5
"""Seconds that something may take that waits for nobody."""


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (media_lines, call_reconciler):
        monkeypatch.setattr(module, "PATIENCE", PATIENCE)


@pytest.fixture
def hanging() -> Iterator[str]:
    """The address of something that takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def well(media: MediaProcess) -> str:
    """The address of one that is well."""
    return f"http://127.0.0.1:{media.control_port}"


@pytest.fixture
def both(settings: Settings, well: str, hanging: str) -> None:
    """Both belong to the deployment; the one that hangs was heard last a moment ago."""
    nodes = {"media_nodes": [hanging, well], "media_secret": SecretStr(SECRET)}
    settings.ENV = settings.ENV.model_copy(update=nodes)
    for url in (hanging, well):
        MediaNode.objects.create(url=url, heard_at=clock.now(), is_draining=url == hanging)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


@pytest.mark.django_db
@pytest.mark.usefixtures("both")
def test_who_is_well_is_told_before_the_one_that_hangs_is_given_up(
    meeting: Meeting, media: MediaProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(meeting.wei)
    speaking(meeting.lin, meeting.wei)
    told_after: list[float] = []
    began = time.monotonic()
    permit = control.ControlClient.permit

    def noted(client: control.ControlClient, room: str, permissions: control.Permissions) -> int:
        version = permit(client, room, permissions)
        told_after.append(time.monotonic() - began)
        return version

    monkeypatch.setattr(control.ControlClient, "permit", noted)
    Reconciler().run()
    assert is_open(media, meeting.wei) == {True}
    assert told_after[0] < AT_ONCE


@pytest.mark.django_db
@pytest.mark.usefixtures("both")
def test_after_its_first_silence_no_round_waits_for_it(meeting: Meeting, media: MediaProcess) -> None:
    publish(meeting.wei)
    reconciler = Reconciler()
    assert PATIENCE <= seconds(reconciler.run) < PATIENCE + AT_ONCE
    for _ in range(3):
        assert seconds(reconciler.run) < BRIEFLY + AT_ONCE
    assert len(reconciler._lines._threads._threads) <= 2, "a thread for each process, however often it is asked"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("both")
def test_whoever_commits_has_it_told_though_another_room_stands_where_nothing_answers(
    cast: Cast, meeting: Meeting, media: MediaProcess, hanging: str, well: str
) -> None:
    stuck = open_meeting(cast._asdict(), title="另一个会")
    publish(meeting.wei)
    publish(stuck.wei, "device02")
    Room.objects.filter(id=stuck.room.id).update(media_node=hanging)
    assert (node_of(meeting.room.id), node_of(stuck.room.id)) == (well, hanging)
    with closing(Teller()):
        for there in (stuck, meeting):
            speaking(there.lin, there.wei)
        began = time.monotonic()
        while is_open(media, meeting.wei) != {True}:
            assert time.monotonic() - began < AT_ONCE
            threading.Event().wait(0.01)
        muting = CallMute(room_id=meeting.room.id, participant_id=meeting.wei.id, source=MediaSource.MICROPHONE)
        call_mutes.mute(meeting.lin.account, muting)
        began = time.monotonic()
        while is_open(media, meeting.wei) != {True, False}:
            assert time.monotonic() - began < AT_ONCE
            threading.Event().wait(0.01)
    assert Publication.objects.filter(participant__room=stuck.room, ended_at=None).exists()


@pytest.mark.usefixtures("settings")
def test_what_waits_for_one_that_does_not_answer_is_asked_no_more(hanging: str) -> None:
    with closing(Lines()) as lines:
        began = time.monotonic()
        first = lines.ask(hanging, control.ControlClient.rooms, about="first")
        others = [lines.ask(hanging, control.ControlClient.rooms, about=f"room {number}") for number in range(20)]
        for answer in (first, *others):
            assert isinstance(answer.exception(timeout=PATIENCE + AT_ONCE), Unavailable)
        assert time.monotonic() - began < PATIENCE + AT_ONCE, "given up once for all of it, not for each"


def test_of_two_questions_about_the_same_the_newer_is_asked(hanging: str) -> None:
    with closing(Lines()) as lines:
        lines.ask(hanging, control.ControlClient.rooms, about="first")
        older = lines.ask(hanging, control.ControlClient.rooms, about="a room")
        newer = lines.ask(hanging, control.ControlClient.rooms, about="a room")
        assert older.cancelled()
        assert not newer.cancelled()
