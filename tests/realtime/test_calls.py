"""call.*: what is sent is known to all, as events; a real media process answers."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr
from pytest_django.fixtures import Settings

from deliberation.accounts.models import LoginSession
from deliberation.accounts.services import login_sessions
from deliberation.core import clock
from deliberation.core.errors import Conflict, Forbidden, Unavailable
from deliberation.events.calls import CallAnswer, CallPublish, CallSubscribe, CallUnpublish, MediaKind, MediaSource
from realtime import selectors
from realtime.models import Participant, Publication
from realtime.selectors.call_devices import LEAVING
from realtime.services import attendances, calls
from realtime.services.call_reconciler import UNKNOWN, Reconciler
from tests.asserts import verify
from tests.factories import LoginSessionFactory, Meeting
from tests.integration.media.light_peer import LightPeer
from tests.integration.media.process import MediaProcess

DEVICE = "device01"


class OwnClock:
    """A stopped clock for the services alone: to the media process, signed requests must be of this very moment."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def shift(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


@pytest.fixture
def own_clock(monkeypatch: pytest.MonkeyPatch) -> OwnClock:
    stopped = OwnClock()
    monkeypatch.setattr(clock, "now", stopped.now)
    return stopped


def offer() -> str:
    with closing(LightPeer()) as peer:
        return peer.offer()


def publish(
    participant: Participant, device: str = DEVICE, *, sources: dict[str, MediaSource] | None = None
) -> calls.Published:
    """Publish from a device, which is connected first if it is not."""
    if not participant.attendances.filter(device=device).exists():
        connect(participant, device)
    command = CallPublish(room_id=participant.room_id, device=device, sdp=offer(), sources=sources or {})
    return calls.publish(participant.account, command)


def unpublish(participant: Participant, device: str = DEVICE) -> None:
    calls.unpublish(participant.account, CallUnpublish(room_id=participant.room_id, device=device))


def connect(participant: Participant, device: str = DEVICE) -> None:
    login = LoginSessionFactory.create(account=participant.account)
    attendances.open_lease(participant, login_session_id=login.id, device=device)


def peers(media: MediaProcess, meeting: Meeting) -> set[str]:
    room = media.control.rooms()["rooms"].get(str(meeting.room.id))
    return {name for name, peer in room["peers"].items() if peer["publications"]} if room else set()


def test_what_somebody_sends_is_known_to_all(meeting: Meeting, media: MediaProcess, own_clock: OwnClock) -> None:
    connect(meeting.wei)
    events = verify(meeting.gao, lambda: publish(meeting.wei), golden="publications-started")
    assert [event.type for event in events] == ["publication.started"] * 2
    state = selectors.snapshot(meeting.gao).state
    carried = {(item.kind, item.source) for item in state.publications}
    assert carried == {(MediaKind.AUDIO, MediaSource.MICROPHONE), (MediaKind.VIDEO, MediaSource.CAMERA)}
    assert {item.participant_id for item in state.publications} == {meeting.wei.id}
    assert peers(media, meeting) == {f"{meeting.wei.id}.{DEVICE}"}


def test_a_shared_screen_is_told_from_a_camera(meeting: Meeting, media: MediaProcess) -> None:
    connect(meeting.wei)
    sent = publish(meeting.wei, sources={"1": MediaSource.SCREEN}).publications
    assert {item.mid: item.source for item in sent} == {"0": MediaSource.MICROPHONE, "1": MediaSource.SCREEN}
    connect(meeting.gao, "device09")
    offered = calls.subscribe(meeting.gao.account, CallSubscribe(room_id=meeting.room.id, device="device09"))
    assert {track.source for track in offered.tracks} == {MediaSource.MICROPHONE, MediaSource.SCREEN}


def test_a_microphone_has_no_picture(meeting: Meeting, media: MediaProcess) -> None:
    with pytest.raises(Conflict, match=r"call\.refused"):
        publish(meeting.wei, sources={"1": MediaSource.MICROPHONE})


def test_what_is_taken_back_is_gone(meeting: Meeting, media: MediaProcess, own_clock: OwnClock) -> None:
    publish(meeting.wei)
    publish(meeting.gao)
    verify(meeting.lin, lambda: unpublish(meeting.wei), golden="publications-ended")
    assert peers(media, meeting) == {f"{meeting.gao.id}.{DEVICE}"}
    assert verify(meeting.lin, lambda: unpublish(meeting.wei)) == []


def test_publishing_again_replaces_what_the_device_sent_before(meeting: Meeting, media: MediaProcess) -> None:
    before = {item.publication_id for item in publish(meeting.wei).publications}
    other = {item.publication_id for item in publish(meeting.wei, "device02").publications}
    events = verify(meeting.lin, lambda: publish(meeting.wei))
    assert [event.type for event in events] == ["publication.ended"] * 2 + ["publication.started"] * 2
    assert {event.data["reason"] for event in events[:2] if event.data} == {"replaced"}
    live = {item.publication_id for item in selectors.snapshot(meeting.lin).state.publications}
    assert len(live) == 4
    assert other < live
    assert not before & live


def test_an_observer_may_not_send(meeting: Meeting, media: MediaProcess) -> None:
    with pytest.raises(Forbidden, match=r"call\.forbidden"):
        publish(meeting.chen)
    assert peers(media, meeting) == set()


def test_subscribing_offers_what_the_others_send_and_takes_the_answer_once(
    meeting: Meeting, media: MediaProcess
) -> None:
    sent = {item.publication_id for item in publish(meeting.wei).publications}
    connect(meeting.chen, "device09")
    offered = calls.subscribe(meeting.chen.account, CallSubscribe(room_id=meeting.room.id, device="device09"))
    assert {track.publication_id for track in offered.tracks} == sent
    assert {track.participant_id for track in offered.tracks} == {meeting.wei.id}
    with closing(LightPeer()) as viewer:
        sdp = viewer.answer(offered.sdp)
    answer = CallAnswer(room_id=meeting.room.id, device="device09", version=offered.version, sdp=sdp)
    calls.answer(meeting.chen.account, answer)
    stale = answer.model_copy(update={"version": offered.version + 7})
    with pytest.raises(Conflict, match=r"call\.stale"):
        calls.answer(meeting.chen.account, stale)


def test_a_media_process_that_is_down_is_said_so_and_tracks_are_withdrawn_all_the_same(
    meeting: Meeting, media: MediaProcess, settings: Settings
) -> None:
    publish(meeting.wei)
    settings.ENV = settings.ENV.model_copy(update={"media_control_url": "http://127.0.0.1:9"})
    with pytest.raises(Unavailable, match=r"call\.unavailable") as refused:
        publish(meeting.gao)
    assert refused.value.status == 503
    with pytest.raises(Unavailable):
        unpublish(meeting.wei)
    assert selectors.snapshot(meeting.lin).state.publications == []


def test_a_process_with_another_secret_is_not_believed(
    meeting: Meeting, media: MediaProcess, settings: Settings
) -> None:
    settings.ENV = settings.ENV.model_copy(update={"media_secret": SecretStr("not the secret of the other side")})
    with pytest.raises(Conflict, match=r"call\.refused"):
        publish(meeting.wei)


def test_a_device_that_reconnects_in_time_keeps_its_camera(
    meeting: Meeting, media: MediaProcess, own_clock: OwnClock
) -> None:
    connect(meeting.wei)
    publish(meeting.wei)
    own_clock.shift(60)
    attendances.beat(list(meeting.wei.attendances.values_list("id", flat=True)))
    lease = meeting.wei.attendances.get()
    attendances.close_lease(lease.id)
    own_clock.shift(LEAVING.total_seconds() - 1)
    assert verify(meeting.lin, Reconciler().run) == []
    connect(meeting.wei)
    own_clock.shift(60)
    assert verify(meeting.lin, Reconciler().run) == []


def test_a_device_that_has_left_sends_no_more(meeting: Meeting, media: MediaProcess, own_clock: OwnClock) -> None:
    connect(meeting.wei)
    publish(meeting.wei)
    attendances.close_lease(meeting.wei.attendances.get().id)
    own_clock.shift(LEAVING.total_seconds() + 1)
    events = verify(meeting.lin, Reconciler().run, golden="publications-left")
    assert [event.data and event.data["reason"] for event in events] == ["left", "left"]
    assert peers(media, meeting) == set()


def test_a_device_whose_login_was_revoked_neither_sends_nor_hears(meeting: Meeting, media: MediaProcess) -> None:
    publish(meeting.gao)
    connect(meeting.wei)
    calls.subscribe(meeting.wei.account, CallSubscribe(room_id=meeting.room.id, device=DEVICE))
    publish(meeting.wei)
    login = LoginSession.objects.select_related("account").get(account=meeting.wei.account)
    login_sessions.end(login, actor=meeting.wei.account)
    Reconciler().run()
    assert set(media.control.rooms()["rooms"][str(meeting.room.id)]["peers"]) == {f"{meeting.gao.id}.{DEVICE}"}
    assert {item.participant_id for item in selectors.snapshot(meeting.lin).state.publications} == {meeting.gao.id}


def test_a_device_that_is_not_connected_has_no_call(meeting: Meeting, media: MediaProcess) -> None:
    with pytest.raises(Conflict, match=r"call\.not_connected"):
        calls.publish(meeting.wei.account, CallPublish(room_id=meeting.room.id, device=DEVICE, sdp=offer()))
    with pytest.raises(Conflict, match=r"call\.not_connected"):
        calls.subscribe(meeting.wei.account, CallSubscribe(room_id=meeting.room.id, device=DEVICE))
    assert str(meeting.room.id) not in media.control.rooms()["rooms"]


def test_what_the_media_process_lost_is_told(meeting: Meeting, media: MediaProcess, own_clock: OwnClock) -> None:
    connect(meeting.wei)
    publish(meeting.wei)
    media.control.unpublish(str(meeting.room.id), f"{meeting.wei.id}.{DEVICE}")
    events = verify(meeting.lin, Reconciler().run)
    assert {event.data["reason"] for event in events if event.data} == {"media_lost"}
    assert not Publication.objects.filter(ended_at=None).exists()


def test_a_peer_that_no_row_explains_is_removed_after_a_while(
    meeting: Meeting, media: MediaProcess, own_clock: OwnClock
) -> None:
    # As if the web process had been killed between the media process's answer and its own entry.
    connect(meeting.wei)
    peer = f"{meeting.wei.id}.{DEVICE}"
    media.control.publish(str(meeting.room.id), peer, offer())
    reconciler = Reconciler()
    reconciler.run()
    own_clock.shift(UNKNOWN.total_seconds() - 1)
    reconciler.run()
    assert peers(media, meeting) == {peer}
    own_clock.shift(1)
    reconciler.run()
    assert peers(media, meeting) == set()


def test_a_silent_media_process_ends_nothing(meeting: Meeting, media: MediaProcess, settings: Settings) -> None:
    connect(meeting.wei)
    publish(meeting.wei)
    settings.ENV = settings.ENV.model_copy(update={"media_control_url": "http://127.0.0.1:9"})
    assert verify(meeting.lin, Reconciler().run) == []


def test_turn_credentials_expire_and_name_nobody(meeting: Meeting, settings: Settings) -> None:
    assert calls.setup(meeting.wei).ice_servers == []
    settings.ENV = settings.ENV.model_copy(
        update={"media_turn_urls": ["turn:zx.example.cn"], "media_turn_secret": SecretStr("shared with coturn")}
    )
    server = calls.setup(meeting.wei).ice_servers[0]
    expiry, _, who = server.username.partition(":")
    assert who == str(meeting.wei.id)
    assert int(expiry) > 0
    assert calls.setup(meeting.gao).ice_servers[0].credential != server.credential
