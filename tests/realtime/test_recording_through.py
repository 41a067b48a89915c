"""From the switch to the player: a speech through services, media process and worker, as people live it."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from deliberation.events.calls import CallPublish
from deliberation.events.recordings import RecordingStart, RecordingState
from realtime.models import Participant, Recording
from realtime.services import attendances, calls, recording_transfers, recordings
from tests.conftest import ClientFor
from tests.documents.conftest import body
from tests.factories import LoginSessionFactory, Meeting
from tests.integration.media.light_peer import LightPeer
from tests.integration.media.process import SECRET, running
from tests.integration.media.speaking import speak
from tests.realtime.speaking import item_of, release, speaking
from tests.realtime.telling import tell
from tests.unit.realtime_media import speech

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def recorder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Let a media process record, and return where."""
    with running(recordings=str(tmp_path)) as media:
        address = {
            "media_control_url": f"http://127.0.0.1:{media.control_port}",
            "media_secret": SecretStr(SECRET),
        }
        settings.ENV = settings.ENV.model_copy(update=address)
        yield tmp_path


def connect(participant: Participant, peer: LightPeer) -> None:
    """Let somebody's device come, and send its microphone."""
    login = LoginSessionFactory.create(account=participant.account)
    attendances.open_lease(participant, login_session_id=login.id, device="device01")
    command = CallPublish(room_id=participant.room_id, device="device01", sdp=peer.offer())
    peer.connect(calls.publish(participant.account, command).sdp)


def bring_home() -> Recording:
    """Let the worker come round until the recording is home."""
    for _ in range(50):
        recording_transfers.run()
        row = Recording.objects.get()
        if row.state == RecordingState.KEPT:
            return row
        threading.Event().wait(0.1)
    raise AssertionError(f"the recording is {row.state} after five seconds")


def test_a_speech_is_recorded_and_listened_to(
    meeting: Meeting, recorder: Path, client_for: ClientFor, tmp_path: Path
) -> None:
    recordings.start(meeting.qiao.account, RecordingStart(room_id=meeting.room.id))
    item_of(meeting, title="委员发言")
    with closing(LightPeer()) as peer:
        connect(meeting.wei, peer)
        turn = speaking(meeting.lin, meeting.wei)
        tell(meeting.room.id)
        began = time.monotonic()
        speak(peer, range(150), began=began, keep=lambda: tell(meeting.room.id))
        release(meeting.wei, turn)
        tell(meeting.room.id)
        speak(peer, range(150, 200), began=began)
    row = bring_home()
    assert row.is_complete
    assert row.milliseconds == pytest.approx(3000, abs=100), "what is said after the turn is not recorded"
    assert not list(recorder.glob("*.ogg")), "nothing is left where it was recorded"
    answer = client_for(meeting.wei.account).get(f"/api/rooms/{meeting.room.id}/recordings/{row.id}")
    path = tmp_path / "listened.ogg"
    path.write_bytes(body(answer))
    assert speech.seconds(path) == pytest.approx(3.0, abs=0.3)


def test_a_confidential_speech_leaves_nothing_anywhere(meeting: Meeting, recorder: Path) -> None:
    recordings.start(meeting.qiao.account, RecordingStart(room_id=meeting.room.id))
    item_of(meeting, is_confidential=True)
    with closing(LightPeer()) as peer:
        connect(meeting.wei, peer)
        turn = speaking(meeting.lin, meeting.wei)
        tell(meeting.room.id)
        speak(peer, range(75), began=time.monotonic(), keep=lambda: tell(meeting.room.id))
        release(meeting.wei, turn)
    recording_transfers.run()
    assert not Recording.objects.exists()
    assert not list(recorder.iterdir())
