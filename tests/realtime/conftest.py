"""What the tests of the meeting share: a room, and somebody speaking in it."""

from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from deliberation.events.messages import MessagePost
from realtime.models import Message, Participant
from realtime.services import messages
from tests.integration.media.process import SECRET, MediaProcess, running

Say = Callable[[Participant, str], Message]


@pytest.fixture
def say(db: None) -> Say:
    """Return how a participant posts a message, by the service."""

    def post(participant: Participant, text: str) -> Message:
        command = MessagePost(room_id=participant.room_id, text=text)
        return Message.objects.get(id=messages.post(participant.account, command).message_id)

    return post


@pytest.fixture(scope="session")
def _media_process() -> Iterator[MediaProcess]:
    """One media process for all tests: it knows rooms by their ids, and every test has its own."""
    with running() as process:
        yield process


@pytest.fixture
def media(_media_process: MediaProcess, settings: Settings) -> MediaProcess:
    """Return the media process that the services speak to in this test."""
    address = {
        "media_control_url": f"http://127.0.0.1:{_media_process.control_port}",
        "media_secret": SecretStr(SECRET),
    }
    settings.ENV = settings.ENV.model_copy(update=address)
    return _media_process
