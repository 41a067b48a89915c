"""Pictures put together from packets: in order whatever the order of arrival, and never one that lacks a part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media.frames import HOLD, MOST_REFUSED, Frame, Frames, Packet
from tests.unit.realtime_media.picture import A_SECOND, STEP, packets, payloads, pictures

COUNT = 20
AT = 1000.0


def sent(**having: int) -> list[Packet]:
    return packets(pictures(COUNT), at=AT, **having)  # type: ignore[arg-type]  # numbers, by their names


def put(frames: Frames, stream: list[Packet]) -> list[Frame]:
    given_out = [frame for packet in stream for frame in frames.put(packet)]
    return given_out + frames.rest()


def test_what_was_sent_comes_out() -> None:
    out = put(Frames(), sent())
    assert tuple(frame.data for frame in out) == pictures(COUNT)
    assert [frame.size for frame in out] == [(320, 240)] + [None] * (COUNT - 1)
    assert [frame.arrival for frame in out] == pytest.approx([AT + place / A_SECOND for place in range(COUNT)])


@pytest.mark.parametrize("number", [0, 0xFFFF - 5, 0xFFFF])
@pytest.mark.parametrize("timestamp", [0, 0xFFFFFFFF - STEP])
def test_numbers_and_timestamps_begin_anew_at_their_end(number: int, timestamp: int) -> None:
    out = put(Frames(), sent(number=number, timestamp=timestamp))
    assert tuple(frame.data for frame in out) == pictures(COUNT)


@given(st.data())
def test_late_and_doubled_packets_find_their_place(data: st.DataObject) -> None:
    """Each packet comes up to eight places late, and some come twice."""
    stream = sent()
    delays = data.draw(st.lists(st.integers(0, 8), min_size=len(stream), max_size=len(stream)))
    doubled = data.draw(st.sets(st.integers(0, len(stream) - 1), max_size=10))
    order = [(place + (delay if place else 0), place) for place, delay in enumerate(delays)]
    order += [(place + 9, place) for place in doubled]
    out = put(Frames(), [stream[place] for _, place in sorted(order)])
    assert tuple(frame.data for frame in out) == pictures(COUNT)


@given(st.sets(st.integers(0, 200), max_size=20))
def test_behind_a_hole_nothing_is_given_before_the_next_keyframe(lost: set[int]) -> None:
    first, second = (
        sent(),
        packets(pictures(COUNT), at=AT + 60, number=9 + len(sent()), timestamp=7 + 60 * A_SECOND * STEP),
    )
    out = put(Frames(), [packet for place, packet in enumerate(first) if place not in lost] + second)
    before = [frame.data for frame in out if frame.arrival < AT + 60]
    assert before == list(pictures(COUNT)[: len(before)]), "an unbroken beginning, or nothing"
    assert tuple(frame.data for frame in out if frame.arrival >= AT + 60) == pictures(COUNT)


def test_a_missing_packet_is_waited_for_and_no_longer() -> None:
    stream, frames = sent(), Frames()
    late = stream.pop(len(payloads(pictures(COUNT)[0])))
    on_time = [packet for packet in stream if packet.arrival < AT + HOLD]
    out = [frame for packet in on_time for frame in frames.put(packet)]
    assert len(out) == 1, "what follows is held back"
    out += [frame for packet in stream if packet.arrival >= AT + HOLD for frame in frames.put(packet)]
    assert len(out) == 1
    assert frames.needs_keyframe
    assert frames.put(late) == []


def test_it_begins_with_a_keyframe() -> None:
    frames = Frames()
    stream = packets(pictures(COUNT)[1:], at=AT)
    assert put(frames, stream) == []
    assert frames.needs_keyframe


def test_padding_alone_breaks_nothing() -> None:
    stream = sent()
    probes = [stream[0]._replace(number=number) for number in range(9 + len(stream), 9 + len(stream) + 3)]
    probes = [probe._replace(payload=b"", arrival=AT + 1, timestamp=stream[-1].timestamp) for probe in probes]
    more = packets(pictures(COUNT)[1:2], at=AT + 1, number=9 + len(stream) + 3, timestamp=stream[-1].timestamp + STEP)
    assert len(put(Frames(), stream + probes + more)) == COUNT + 1


@pytest.mark.parametrize("number", [40_000, 5], ids=["ahead", "behind"])
def test_another_layer_goes_on_with_its_keyframe(number: int) -> None:
    """Its numbers are others; its timestamps go on, since the publication sees to that."""
    larger = pictures(COUNT, width=640, height=480)
    more = packets(larger, at=AT + 1, number=number, timestamp=7 + A_SECOND * STEP)
    out = put(Frames(), sent() + more)
    assert tuple(frame.data for frame in out) == pictures(COUNT) + larger


def test_a_stream_whose_clock_went_back_is_followed_after_a_while() -> None:
    frames, before = Frames(), packets(pictures(COUNT), at=AT, number=30_000, timestamp=1 << 30)
    put(frames, before)
    again = [
        packet
        for round_ in range(12)
        for packet in packets(pictures(COUNT), at=AT + 1 + round_, timestamp=round_ * 25 * STEP)
    ]
    assert len(again) > MOST_REFUSED
    stream = [packet._replace(number=place) for place, packet in enumerate(again)]
    assert put(frames, stream)


@given(st.lists(st.tuples(st.binary(max_size=40), st.integers(0, 0xFFFFFFFF), st.integers(0, 0xFFFF), st.booleans())))
def test_rubbish_is_borne(rubbish: list[tuple[bytes, int, int, bool]]) -> None:
    frames = Frames()
    stream = [
        Packet("x.y", payload, timestamp, AT + place, number, marker)
        for place, (payload, timestamp, number, marker) in enumerate(rubbish)
    ]
    for frame in put(frames, stream):
        assert frame.data


def test_a_picture_without_an_end_is_bounded() -> None:
    frames = Frames()
    first = bytes([0x10]) + pictures(1)[0][:1000]
    stream = [Packet("x.y", first, 1, AT, 0)]
    stream += [Packet("x.y", bytes([0x00]) + bytes(1400), 1, AT, number) for number in range(1, 6000)]
    assert put(frames, stream) == []
    assert frames._length < 5 << 20
