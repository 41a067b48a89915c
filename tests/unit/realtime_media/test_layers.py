"""A picture in layers: who gets which, and how one goes on after another."""

from __future__ import annotations

import itertools

from realtime.media import rtcp
from realtime.media.counters import Counters
from realtime.media.forwarder import Forwarder
from realtime.media.layer import ALIVE, Feedback, Layer, Level
from realtime.media.publication import Publication
from realtime.media.rtp import fixed
from realtime.media.srtp import Buffer
from tests.unit.realtime_media.dummies import Clock, Stage, Subscriber, WirePort

STEP = 3000
"""Timestamps between two pictures."""
REPAIR_TYPE = 97
DESCRIPTOR = b"\x90\xe0\x81\x02\x03\x40"
"""With everything in it that a browser may write there, numbers of pictures above all."""


class LayeredStage(Stage):
    """One publication in three layers, each with numbers and times of its own."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.counters = Counters()
        self.port = WirePort(self.counters)
        self.asked: list[int] = []
        """The SSRCs of which a keyframe was asked for."""
        feedback = Feedback(
            keyframe=frozenset({"pli"}),
            nack=False,
            send=self._hear,
            ssrc=1,
            interval=0.5,
            loop=self.clock.loop,
            counters=self.counters,
        )
        self.layers = [
            Layer(
                level=level,
                rid=level.name,
                ssrc=100 + level,
                clock_rate=90_000,
                feedback=feedback,
                forwarder=Forwarder(
                    video=True, payload_type=96, repair_type=REPAIR_TYPE, port=self.port, counters=self.counters
                ),
            )
            for level in Level
        ]
        self.publication = Publication(
            kind="video",
            source="camera",
            mid="1",
            payload_type=96,
            layers=self.layers,
            loop=self.clock.loop,
        )
        self.publication.set_open(True)
        self.clock.advance(1)
        self.asked.clear()
        self._numbers = [65_500, 7, 40_000]
        self._starts = [0xFFFF_0000, 12_345, 0x7000_0000]
        self._buffer = Buffer()
        self._subscribers = 0

    def _hear(self, packet: bytes) -> None:
        for block in rtcp.blocks(memoryview(packet)):
            self.asked += rtcp.keyframe_wanted(block)

    @property
    def forwarder(self) -> Forwarder:  # type: ignore[override]  # where a subscriber's packets come from now
        raise NotImplementedError

    def watch(self, level: Level = Level.HIGH) -> Subscriber:
        """Let somebody subscribe."""
        self._subscribers += 1
        wei = Subscriber(self, self._subscribers)
        self.publication.attach(wei.track, level)
        self.publication.route(wei.track, wei.outbound, wei.path)
        return wei

    def choose(self, wei: Subscriber, level: Level) -> None:
        self.publication.choose(wei.track, self.publication.suitable(level)[-1])

    def send(self, *levels: Level, keyframe: bool = False) -> None:
        """Let the next picture come, in these layers."""
        self.clock.advance(STEP / 90_000)
        elapsed = round((self.clock.now - 1001) * 90_000)
        for level in levels or tuple(Level):
            self._numbers[level] += 1
            header = bytes([0x80, 96]) + (self._numbers[level] & 0xFFFF).to_bytes(2, "big")
            header += ((self._starts[level] + elapsed) & 0xFFFFFFFF).to_bytes(4, "big")
            packet = header + (100 + level).to_bytes(4, "big") + DESCRIPTOR + bytes([0 if keyframe else 1, level])
            self.publication.on_rtp(self.layers[level], self._buffer, self._buffer.write(packet))

    def report(self) -> None:
        """Let the publisher tell its clock, for each layer."""
        elapsed = round((self.clock.now - 1001) * 90_000)
        ntp = int(self.clock.now * 2**32)
        for level in Level:
            info = rtcp.SenderInfo(100 + level, ntp, (self._starts[level] + elapsed) & 0xFFFFFFFF)
            self.publication.on_sender_report(self.layers[level], info)


def seen(wei: Subscriber) -> list[int]:
    """Give the layers of the packets that came."""
    return [packet[-1] for packet in wei.opened()]


def assert_one_stream(wei: Subscriber) -> None:
    """See one SSRC, numbers without a gap, and a time that goes forward by a picture each; one may come twice."""
    heads = [fixed(memoryview(packet)) for packet in wei.opened()]
    assert {head[4] for head in heads} == {wei.track.ssrc}
    assert [(b[2] - a[2]) & 0xFFFF for a, b in itertools.pairwise(heads)] == [1] * (len(heads) - 1)
    steps = [(b[3] - a[3]) & 0xFFFFFFFF for a, b in itertools.pairwise(heads)]
    assert all(0 < step < 1.5 * STEP for step in steps), steps


def test_a_change_of_layers_waits_for_a_keyframe_and_looks_like_one_stream() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    stage.report()
    wei = stage.watch(Level.LOW)
    stage.send()
    stage.choose(wei, Level.HIGH)
    assert stage.asked == [102]
    stage.send()
    stage.send(keyframe=True)
    stage.send()
    stage.choose(wei, Level.MEDIUM)
    stage.send(Level.MEDIUM, Level.HIGH, Level.LOW, keyframe=True)
    stage.send()
    assert seen(wei) == [0, 0, 0, 2, 2, 1, 1]
    assert_one_stream(wei)
    assert stage.counters.layer_switches == 2


def test_without_reports_the_arrival_tells_where_time_goes_on() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.send()
    stage.choose(wei, Level.LOW)
    stage.send(keyframe=True)
    stage.send()
    assert seen(wei) == [2, 0, 0]
    assert_one_stream(wei)


def test_reports_that_contradict_what_is_seen_move_nothing() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    stage.report()
    lie = rtcp.SenderInfo(100, int(stage.clock.now * 2**32), 77)
    stage.publication.on_sender_report(stage.layers[0], lie)
    wei = stage.watch(Level.HIGH)
    stage.send()
    stage.choose(wei, Level.LOW)
    stage.send(keyframe=True)
    assert_one_stream(wei)


def test_what_is_said_of_pictures_numbers_is_left_out() -> None:
    stage = LayeredStage()
    wei = stage.watch(Level.LOW)
    stage.send(keyframe=True)
    assert wei.opened()[0][12:] == b"\x10\x00\x00"


def test_a_late_packet_of_the_old_layer_and_one_from_before_the_keyframe_are_for_nobody() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.send()
    stage._numbers[Level.LOW] += 1  # one that is late
    stage.choose(wei, Level.LOW)
    stage.send(Level.LOW, keyframe=True)
    before = len(wei.sealed)
    stage._numbers[Level.LOW] -= 2
    stage.send(Level.LOW)
    stage._numbers[Level.HIGH] -= 3
    stage.send(Level.HIGH)
    assert len(wei.sealed) == before


def test_what_was_sent_of_another_layer_is_not_repeated() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.send()
    stage.send()
    stage.choose(wei, Level.LOW)
    stage.send(keyframe=True)
    numbers = [fixed(memoryview(packet))[2] for packet in wei.opened()]
    stage.publication.resend(wei.track, numbers, stage.clock.now)
    *before, newest, again = wei.sealed
    assert len(before) == 2
    assert again == newest


def test_resends_apart_say_which_packet_they_are() -> None:
    stage = LayeredStage()
    wei = stage.watch(Level.LOW)
    wei.track.repairs, wei.track.repair_ssrc = True, 4711
    stage.send(keyframe=True)
    stage.send()
    first, second = wei.opened()
    number = fixed(memoryview(first))[2]
    for _ in range(2):
        stage.publication.resend(wei.track, [number], stage.clock.now)
    assert wei.sealed[2] != wei.sealed[3]
    once, twice = wei.opened()[2:]
    for again in (once, twice):
        _, marker_and_type, _, timestamp, ssrc = fixed(memoryview(again))
        assert (marker_and_type & 0x7F, ssrc) == (REPAIR_TYPE, 4711)
        assert timestamp == fixed(memoryview(first))[3]
        assert again[12:14] == number.to_bytes(2, "big")
        assert again[14:] == first[12:]
    assert fixed(memoryview(twice))[2] == fixed(memoryview(once))[2] + 1
    assert second[2:4] != first[2:4]


def test_a_layer_that_stops_is_left_for_one_that_comes() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.send()
    for _ in range(int(ALIVE * 30) + 1):
        stage.send(Level.LOW, Level.MEDIUM)
    assert [layer.level for layer in stage.publication.suitable(Level.HIGH)] == [Level.LOW, Level.MEDIUM]
    stage.choose(wei, Level.HIGH)
    stage.send(Level.LOW, Level.MEDIUM, keyframe=True)
    assert seen(wei) == [2, 1]


def test_a_recording_takes_the_largest_layer_and_changes_only_at_a_keyframe() -> None:
    stage = LayeredStage()
    taken: list[int] = []
    times: list[int] = []

    def tap(payload: memoryview, timestamp: int, *_: object) -> None:
        taken.append(payload[-1])
        times.append(timestamp)

    stage.publication.tap = tap
    stage.send(Level.LOW, keyframe=True)
    stage.send(Level.LOW, Level.HIGH)
    stage.send(keyframe=True)
    stage.send()
    for _ in range(int(ALIVE * 30) + 1):
        stage.send(Level.LOW)
    stage.send(Level.LOW, keyframe=True)
    assert taken == [0, 0, 0, 2, 2, 0]
    assert all(0 < (b - a) % 2**32 < 1.5 * STEP for a, b in itertools.pairwise(times[:-1]))


def test_those_who_wait_for_a_layer_and_leave_are_forgotten() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.choose(wei, Level.LOW)
    stage.publication.detach(wei.track)
    stage.send(keyframe=True)
    assert wei.sealed == []
    assert stage.layers[0].expected == set()


def test_whoever_is_held_back_goes_on_with_the_other_layer_without_a_gap() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.send()
    stage.publication.hold(wei.track, True)
    stage.send()
    stage.choose(wei, Level.LOW)
    stage.send(keyframe=True)
    stage.publication.hold(wei.track, False)
    stage.send()
    assert seen(wei) == [2, 0]
    numbers = [fixed(memoryview(packet))[2] for packet in wei.opened()]
    assert numbers[1] - numbers[0] == 1
    assert stage.publication.sent(wei.track) == (2, 6)


def test_a_missed_request_for_a_keyframe_is_made_again() -> None:
    stage = LayeredStage()
    stage.send(keyframe=True)
    wei = stage.watch(Level.HIGH)
    stage.choose(wei, Level.LOW)
    stage.clock.advance(1)
    stage.send()
    stage.choose(wei, Level.LOW)
    assert stage.asked == [100, 100]
