"""call.prefer and the quality of a call: what a device wants, and how everybody sends and receives."""

from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from deliberation.core.errors import Conflict, Forbidden, Unavailable
from deliberation.events.calls import CallPrefer, CallSubscribe, VideoPreference
from realtime.models import Participant
from realtime.services import call_quality, calls
from tests.conftest import ClientFor
from tests.factories import Meeting
from tests.integration.media.process import MediaProcess
from tests.realtime.test_calls import DEVICE, connect, publish


def prefer(participant: Participant, **wish: object) -> None:
    command = CallPrefer.model_validate({"room_id": participant.room_id, "device": DEVICE, **wish})
    calls.prefer(participant.account, command)


def test_a_device_in_the_call_says_what_it_wants(meeting: Meeting, media: MediaProcess) -> None:
    sent = publish(meeting.wei).publications
    connect(meeting.gao)
    calls.subscribe(meeting.gao.account, CallSubscribe(room_id=meeting.room.id, device=DEVICE))
    prefer(meeting.gao, audio_only=True)
    prefer(meeting.gao, video={sent[1].publication_id: VideoPreference.OFF}, most_videos=2)
    prefer(meeting.gao, video={uuid4().hex: VideoPreference.LOW})


def test_a_device_in_no_call_is_told_to_join_first(meeting: Meeting, media: MediaProcess) -> None:
    with pytest.raises(Conflict, match=r"call\.stale"):
        prefer(meeting.gao, audio_only=True)


def test_those_who_preside_see_how_everybody_fares(meeting: Meeting, media: MediaProcess) -> None:
    assert call_quality.read(meeting.qiao.account, meeting.room.id).devices == []
    sent = {item.publication_id for item in publish(meeting.wei).publications}
    connect(meeting.gao)
    calls.subscribe(meeting.gao.account, CallSubscribe(room_id=meeting.room.id, device=DEVICE))
    quality = call_quality.read(meeting.lin.account, meeting.room.id)
    wei, gao = sorted(quality.devices, key=lambda it: it.participant_id != meeting.wei.id)
    assert (wei.participant_id, wei.device) == (meeting.wei.id, DEVICE)
    assert {track.publication_id for track in wei.tracks} == sent
    assert wei.sending is not None
    assert wei.receiving is None
    assert (gao.participant_id, gao.sending, gao.tracks) == (meeting.gao.id, None, [])
    assert gao.receiving is not None
    assert not gao.receiving.is_video_paused
    assert quality.speaking == []


@pytest.mark.parametrize("name", ["wei", "zhou", "chen"])
def test_nobody_else_does(meeting: Meeting, name: str) -> None:
    with pytest.raises(Forbidden, match=r"quality\.forbidden"):
        call_quality.read(getattr(meeting, name).account, meeting.room.id)


def test_a_media_process_that_is_down_is_said_so(meeting: Meeting, media: MediaProcess, settings: Settings) -> None:
    settings.ENV = settings.ENV.model_copy(update={"media_control_url": "http://127.0.0.1:9"})
    with pytest.raises(Unavailable, match=r"call\.unavailable"):
        call_quality.read(meeting.qiao.account, meeting.room.id)
    with pytest.raises(Unavailable, match=r"call\.unavailable"):
        prefer(meeting.gao, audio_only=True)


def test_it_is_read_over_rest(meeting: Meeting, media: MediaProcess, client_for: ClientFor) -> None:
    answer = client_for(meeting.qiao.account).get(f"/api/rooms/{meeting.room.id}/quality")
    assert (answer.status_code, answer.json()) == (200, {"devices": [], "speaking": []})
