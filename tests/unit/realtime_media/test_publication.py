"""What a publisher is asked for: keyframes within a limit, lost packets, and what it is told."""

from __future__ import annotations

import pytest

from realtime.media import rtcp
from realtime.media.layer import MOST_MISSING, NACK_INTERVAL, NACK_TRIES, Feedback, Layer, Level
from realtime.media.publication import Publication
from realtime.media.srtp import Buffer
from tests.unit.realtime_media.dummies import Clock, Stage, rtp

SSRC = 7
LEVEL = 3


class Publisher:
    """A publication and what its publisher hears."""

    def __init__(self, *, feedback: frozenset[str] = frozenset({"pli", "fir"}), nack: bool = True) -> None:
        self.clock = Clock()
        self.stage = Stage()
        self.heard: list[rtcp.Block] = []
        said = Feedback(
            keyframe=feedback,
            nack=nack,
            send=lambda packet: self.heard.extend(rtcp.blocks(memoryview(packet))),
            ssrc=1,
            interval=0.5,
            loop=self.clock.loop,
            counters=self.stage.counters,
        )
        self.layer = Layer(
            level=Level.HIGH, forwarder=self.stage.forwarder, feedback=said, clock_rate=90_000, ssrc=SSRC
        )
        self.publication = Publication(
            kind="video",
            source="camera",
            mid="1",
            payload_type=120,
            layers=[self.layer],
            loop=self.clock.loop,
            level_extension=LEVEL,
        )
        self._buffer = Buffer()

    def send(self, *sequences: int) -> None:
        for sequence in sequences:
            self.publication.on_rtp(self.layer, self._buffer, self._buffer.write(rtp(sequence)))

    @property
    def missed(self) -> list[list[int]]:
        return [found[1] for found in map(rtcp.nacked, self.heard) if found]

    @property
    def keyframes(self) -> int:
        return sum(len(rtcp.keyframe_wanted(block)) for block in self.heard)


def test_many_wishes_make_one_request_and_one_more_when_the_limit_allows() -> None:
    lin = Publisher()
    for _ in range(10):
        lin.layer.want_keyframe()
    assert lin.keyframes == 1
    lin.clock.advance(0.49)
    assert lin.keyframes == 1
    lin.clock.advance(0.02)
    assert lin.keyframes == 2
    lin.clock.advance(10)
    assert lin.keyframes == 2


def test_a_publisher_that_knows_no_pli_is_asked_by_fir_with_a_new_number() -> None:
    lin = Publisher(feedback=frozenset({"fir"}))
    lin.layer.want_keyframe()
    lin.clock.advance(1)
    lin.layer.want_keyframe()
    assert [block.format for block in lin.heard] == [rtcp.FIR, rtcp.FIR]
    assert lin.heard[0].body != lin.heard[1].body


def test_a_publisher_that_knows_neither_is_left_alone() -> None:
    lin = Publisher(feedback=frozenset())
    lin.layer.want_keyframe()
    assert lin.heard == []


@pytest.mark.parametrize("lost", [[3], [3, 4, 5], [2, 4, 6, 8]])
def test_what_is_missing_is_asked_for_at_once_and_no_more_when_it_has_come(lost: list[int]) -> None:
    lin = Publisher()
    lin.send(*(number for number in range(1, 11) if number not in lost))
    assert sorted(number for numbers in lin.missed for number in numbers) == lost
    lin.send(*lost)
    lin.heard.clear()
    lin.clock.advance(5)
    assert lin.missed == []


def test_it_asks_a_few_times_and_gives_up() -> None:
    lin = Publisher()
    lin.send(1, 3)
    lin.clock.advance(NACK_INTERVAL * 20)
    assert lin.missed == [[2]] * NACK_TRIES


def test_a_hole_too_large_to_mend_asks_for_a_keyframe_instead() -> None:
    lin = Publisher()
    lin.send(1, 3 + MOST_MISSING)
    assert lin.missed == []
    assert lin.keyframes == 1


def test_without_nack_nothing_is_asked_for_again() -> None:
    lin = Publisher(nack=False)
    lin.send(1, 3)
    lin.clock.advance(1)
    assert lin.heard == []


def test_a_closed_publication_asks_for_nothing() -> None:
    lin = Publisher()
    wei = lin.stage.subscriber()
    lin.send(1, 3)
    lin.layer.want_keyframe()
    lin.layer.want_keyframe()
    lin.heard.clear()
    lin.publication.close()
    lin.clock.advance(5)
    lin.layer.want_keyframe()
    assert lin.heard == []
    sent = len(wei.sealed)
    lin.send(4)
    assert len(wei.sealed) == sent


def test_the_clock_is_passed_on_in_each_subscribers_timestamps() -> None:
    lin = Publisher()
    wei, gao = lin.stage.subscriber(), lin.stage.subscriber()
    for subscriber in (wei, gao):
        lin.publication.attach(subscriber.track)
    lin.publication.set_open(True)
    lin.send(1, 2)
    lin.publication.on_sender_report(lin.layer, rtcp.SenderInfo(SSRC, 5 << 32, 9000))
    for subscriber in (wei, gao):
        [info] = [i for p in subscriber.rtcp for i in map(rtcp.sender_info, rtcp.blocks(memoryview(p))) if i]
        offset = subscriber.track.timestamp_offset
        assert info == (subscriber.track.ssrc, 5 << 32, (9000 + offset) & 0xFFFFFFFF)


def test_a_flood_of_reports_costs_subscribers_two_a_second_and_none_while_it_is_closed() -> None:
    lin = Publisher()
    wei = lin.stage.subscriber()
    lin.publication.attach(wei.track)
    lin.send(1)
    for _ in range(50):
        lin.publication.on_sender_report(lin.layer, rtcp.SenderInfo(SSRC, 5 << 32, 9000))
    assert wei.rtcp == []
    lin.publication.set_open(True)
    wei.rtcp.clear()
    for _ in range(100):
        lin.clock.advance(0.01)
        lin.publication.on_sender_report(lin.layer, rtcp.SenderInfo(SSRC, 5 << 32, 9000))
    assert len(wei.rtcp) == 2


def test_a_late_joiner_hears_the_clock_as_it_stands_now() -> None:
    lin = Publisher()
    lin.publication.on_sender_report(lin.layer, rtcp.SenderInfo(SSRC, 5 << 32, 9000))
    lin.clock.advance(2)
    wei = lin.stage.subscriber()
    lin.publication.attach(wei.track)
    lin.publication.report_to(wei.track, lin.clock.time())
    info = rtcp.sender_info(next(rtcp.blocks(memoryview(wei.rtcp[0]))))
    assert info is not None
    assert info.ntp == 7 << 32
    assert (info.timestamp - wei.track.timestamp_offset) & 0xFFFFFFFF == 9000 + 2 * 90_000


def test_a_voice_is_heard_by_the_level_on_each_packet_also_while_it_is_not_forwarded() -> None:
    lin, buffer = Publisher(), Buffer()
    lin.stage.forwarder.set_open(False)
    level = bytes([0xBE, 0xDE, 0, 1, LEVEL << 4, 0x80 | 20, 0, 0])
    for sequence in range(1, 60):
        plain = rtp(sequence)
        packet = bytes([plain[0] | 0x10]) + plain[1:12] + level + plain[12:]
        assert lin.publication.on_rtp(lin.layer, buffer, buffer.write(packet))
    assert lin.publication.voice.is_speaking(lin.clock.time())
    lin.clock.advance(2)
    assert not lin.publication.voice.is_speaking(lin.clock.time())
