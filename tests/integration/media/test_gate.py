"""The forwarder's gate on the wire: what the services have not allowed reaches nobody, whatever a browser sends."""

import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from realtime.media.control import ControlError, Permissions, Right
from tests.integration.media.allowance import right
from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, LightPeer, rtp_packet
from tests.integration.media.process import MediaProcess
from tests.integration.media.test_wire import eventually

ROOM = "hall"


class Hall:
    """A speaker, a listener and an observer at one forwarder; `say` sends one packet of the speaker's voice."""

    def __init__(self, media: MediaProcess) -> None:
        self.media = media
        self.lin, self.wei, self.chen = LightPeer(), LightPeer(), LightPeer()
        uplink = media.control.publish(ROOM, "lin.desk", self.lin.offer())
        self.lin.connect(uplink["sdp"])
        self.wei.subscribe(media.control, ROOM, "wei.phone")
        self.chen.subscribe(media.control, ROOM, "chen.phone")
        self._sequence = 0

    def say(self) -> None:
        self._sequence += 1
        packet = rtp_packet(
            payload_type=OPUS,
            sequence=self._sequence,
            timestamp=self._sequence * 960,
            ssrc=AUDIO_SSRC,
            payload=b"voice",
        )
        self.lin.send(packet)

    def allow(
        self, version: int, *rights: Right, outside: tuple[str, ...] = (), present: list[str] | None = None
    ) -> None:
        permissions = Permissions(
            version=version, allowed=list(rights), outside=list(outside), record={}, present=present
        )
        self.media.control.permit(ROOM, permissions)

    def hears(self, peer: LightPeer, *, within: float = 5) -> bool:
        """Return whether what is said now reaches a peer."""
        list(peer.datagrams(within=0.05))
        self.say()
        return any(True for _ in peer.rtp(within=within))

    def is_deaf(self, peer: LightPeer) -> bool:
        """Return whether what is said now does not reach a peer; somebody who hears it shows at once."""
        return not self.hears(peer, within=0.3)

    def forwarded(self) -> int:
        peer = self.media.control.rooms()["rooms"][ROOM]["peers"]["lin.desk"]
        return peer["publications"][0]["packets_forwarded"]

    def close(self) -> None:
        for peer in (self.lin, self.wei, self.chen):
            peer.close()


@pytest.fixture
def hall(media: MediaProcess) -> Iterator[Hall]:
    hall = Hall(media)
    yield hall
    hall.close()


def test_whoever_has_not_been_given_the_floor_is_not_heard(hall: Hall) -> None:
    assert hall.is_deaf(hall.wei)
    assert hall.forwarded() == 0
    hall.allow(1, right("lin", "camera"))
    assert hall.is_deaf(hall.wei), "a camera is no microphone"
    hall.allow(2, right("lin", "microphone", device="other"))
    assert hall.is_deaf(hall.wei), "another device of theirs is not this one"
    hall.allow(3, right("lin", "microphone"))
    assert hall.hears(hall.wei)


def test_taken_back_it_stops_with_the_answer(hall: Hall) -> None:
    hall.allow(1, right("lin", "microphone"))
    assert hall.hears(hall.wei)
    hall.allow(2)
    before = hall.forwarded()
    for _ in range(20):
        hall.say()
    assert hall.is_deaf(hall.wei)
    assert hall.forwarded() == before


def test_a_right_ends_at_its_time_though_nobody_says_so(hall: Hall) -> None:
    ends = time.time() + 2
    hall.allow(1, right("lin", "microphone", until=ends))
    assert hall.hears(hall.wei)
    time.sleep(max(0.0, ends - time.time()))
    assert hall.is_deaf(hall.wei)


def test_what_is_inner_reaches_nobody_outside(hall: Hall) -> None:
    hall.allow(1, right("lin", "microphone", inner=True), outside=("chen",))
    assert hall.hears(hall.wei)
    assert hall.is_deaf(hall.chen)
    hall.allow(2, right("lin", "microphone"), outside=("chen",))
    assert hall.hears(hall.chen), "what is not inner is for all"


def test_who_is_not_present_is_sent_nothing_and_not_heard(hall: Hall) -> None:
    chair = right("lin", "microphone", standing=True)
    hall.allow(1, chair, present=["lin.desk", "wei.phone", "chen.phone"])
    assert hall.hears(hall.chen)
    hall.allow(2, chair, present=["lin.desk", "wei.phone"])
    assert not hall.hears(hall.chen)
    assert hall.hears(hall.wei)
    time.sleep(6.2)  # the services are silent: the chair goes on, and for nobody new
    assert not hall.hears(hall.chen)
    assert hall.hears(hall.wei)
    hall.allow(3, chair, present=["wei.phone", "chen.phone"])
    assert not hall.hears(hall.wei), "who is not here is not heard either"


def test_three_thousand_observers_fit_into_a_set(hall: Hall) -> None:
    observers = [str(uuid4()) for _ in range(3_000)]
    devices = [f"{observer}.0123456789abcdef" for observer in observers]
    began = time.monotonic()
    hall.allow(1, right("lin", "microphone", inner=True), outside=(*observers,), present=["lin.desk", *devices])
    assert time.monotonic() - began < 0.5
    hall.allow(2, right("lin", "microphone"), present=["lin.desk", "wei.phone", *devices])
    assert hall.hears(hall.wei)
    with pytest.raises(ControlError, match=r"too_large"):
        hall.media.control.publish(ROOM, "wei.phone", "v=0\r\n" * 50_000)


def test_an_older_set_changes_nothing(hall: Hall) -> None:
    hall.allow(5, right("lin", "microphone"))
    with pytest.raises(ControlError, match=r"permissions\.stale"):
        hall.allow(4)
    assert hall.hears(hall.wei)


def test_when_the_services_fall_silent_only_what_stands_goes_on(hall: Hall) -> None:
    hall.allow(1, right("lin", "microphone"))
    assert hall.hears(hall.wei)
    time.sleep(5)  # of silence; then it is seen at the second's work
    eventually(lambda: hall.is_deaf(hall.wei))
    hall.allow(1, right("lin", "microphone", standing=True))
    assert hall.hears(hall.wei)


def test_a_set_for_a_room_without_people_is_refused(media: MediaProcess) -> None:
    with pytest.raises(ControlError, match=r"room\.not_found"):
        media.control.permit("empty", Permissions(version=1, allowed=[], outside=[], record={}, present=None))
