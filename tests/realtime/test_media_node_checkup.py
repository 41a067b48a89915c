"""Doctor and measures say how each of several media processes stands."""

from contextlib import closing
from datetime import timedelta
from socket import create_server

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from deliberation.core import clock
from deliberation.core.checkup import Level
from deliberation.operations import measures
from deliberation.operations.management.commands.doctor import examine
from realtime.models import MediaNode, Room
from realtime.selectors.media_nodes import DEAD_AFTER
from tests.factories import Meeting
from tests.integration.media.process import MediaProcess
from tests.integration.services import free_ports

pytestmark = pytest.mark.django_db


@pytest.fixture
def well(media: MediaProcess) -> str:
    return f"http://127.0.0.1:{media.control_port}"


@pytest.fixture
def dead() -> str:
    return f"http://127.0.0.1:{free_ports(1)[0]}"


@pytest.fixture(autouse=True)
def both(settings: Settings, well: str, dead: str) -> None:
    settings.ENV = settings.ENV.model_copy(update={"media_nodes": [well, dead]})
    MediaNode.objects.create(url=well, heard_at=clock.now())
    MediaNode.objects.create(url=dead, heard_at=clock.now() - timedelta(minutes=5))


def found() -> list[tuple[str, Level]]:
    return [(finding.code, finding.level) for finding in examine("media")]


def test_each_is_asked_and_one_that_is_silent_is_named() -> None:
    assert found() == [("media.node_answers", Level.OK), ("media.node_silent", Level.WARN)]


def test_that_none_answers_is_a_fault(settings: Settings, dead: str) -> None:
    settings.ENV = settings.ENV.model_copy(update={"media_nodes": [dead, f"http://127.0.0.1:{free_ports(1)[0]}"]})
    assert found()[0] == ("media.all_silent", Level.FAIL)


def test_one_that_hangs_is_silent_like_a_dead_one(settings: Settings, well: str) -> None:
    with closing(create_server(("127.0.0.1", 0))) as listening:
        hanging = f"http://127.0.0.1:{listening.getsockname()[1]}"
        settings.ENV = settings.ENV.model_copy(update={"media_nodes": [well, hanging]})
        assert found() == [("media.node_answers", Level.OK), ("media.node_silent", Level.WARN)]


def test_one_that_the_worker_does_not_hear_is_named(well: str) -> None:
    MediaNode.objects.filter(url=well).update(heard_at=clock.now() - DEAD_AFTER)
    assert found()[0] == ("media.node_unheard", Level.WARN)


def test_one_that_is_being_left_is_not_forgotten(well: str) -> None:
    call_command("media_nodes", "--drain", well)
    assert found()[0] == ("media.node_left", Level.WARN)


def test_the_measures_tell_silence_draining_and_rooms(meeting: Meeting, well: str, dead: str) -> None:
    Room.objects.filter(id=meeting.room.id).update(media_node=well)
    call_command("media_nodes", "--drain", dead)
    lines = dict(line.rsplit(" ", 1) for line in measures.exposition(sockets=0).decode().splitlines())
    assert float(lines[f'deliberation_media_node_rooms{{url="{well}"}}']) == 1
    assert float(lines[f'deliberation_media_node_draining{{url="{dead}"}}']) == 1
    assert float(lines[f'deliberation_media_node_silence_seconds{{url="{dead}"}}']) == pytest.approx(300, abs=30)
