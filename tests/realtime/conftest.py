"""What the tests of the meeting share: a room, and somebody speaking in it."""

from collections.abc import Callable

import pytest

from deliberation.events.messages import MessagePost
from realtime.models import Message, Participant
from realtime.services import messages

Say = Callable[[Participant, str], Message]


@pytest.fixture
def say(db: None) -> Say:
    """Return how a participant posts a message, by the service."""

    def post(participant: Participant, text: str) -> Message:
        command = MessagePost(room_id=participant.room_id, text=text)
        return Message.objects.get(id=messages.post(participant.account, command).message_id)

    return post
