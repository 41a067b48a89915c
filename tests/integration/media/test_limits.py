"""Who asks for too much of a running process is limited, and nobody else notices."""

from __future__ import annotations

import contextlib
import itertools
import socket
import time
from collections.abc import Callable, Iterator

import pytest

from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, LightPeer, rtp_packet
from tests.integration.media.process import MediaProcess, running
from tests.integration.media.test_wire import eventually, metric

VOICE_SECONDS = 2
VOICES_PER_SECOND = 50


@pytest.fixture
def peer() -> Iterator[Callable[[], LightPeer]]:
    """Make peers that are closed after the test."""
    with contextlib.ExitStack() as stack:

        def make() -> LightPeer:
            made = LightPeer()
            stack.callback(made.close)
            return made

        yield make


def voice(sequence: int) -> bytes:
    return rtp_packet(payload_type=OPUS, sequence=sequence, timestamp=sequence * 960, ssrc=AUDIO_SSRC, payload=b"voice")


@pytest.mark.alone
def test_a_flood_of_one_publisher_does_not_starve_another(peer: Callable[[], LightPeer]) -> None:
    with running(max_peer_packets=500) as media:
        lin, wei, gao = peer(), peer(), peer()
        flooding = gao.publish(media.control, "flood", "gao")
        speaking = lin.publish(media.control, "hall", "lin")
        subscriber = wei.subscribe(media.control, "hall", "wei")
        numbers = itertools.count()
        started = time.monotonic()
        for number in range(VOICE_SECONDS * VOICES_PER_SECOND):
            due = started + number / VOICES_PER_SECOND
            while time.monotonic() < due:  # as fast as it can
                for _ in range(20):
                    gao.send(voice(next(numbers)))
            lin.send(voice(number))
        heard = sum(1 for _ in itertools.islice(wei.rtp(within=1), VOICE_SECONDS * VOICES_PER_SECOND))
        seconds = time.monotonic() - started
        assert flooding
        assert speaking[0] in subscriber
        # The system drops what it cannot hand over in time, whoever sent it; that is all the flood may cost.
        assert heard >= 0.95 * VOICE_SECONDS * VOICES_PER_SECOND
        sent = next(numbers)
        assert sent > 500 * seconds, "this was no flood"
        assert metric(media, "media_packets_over_limit_total") > 0
        assert metric(media, "media_packets_in_total") <= heard + 500 * (seconds + 1)


def test_strangers_at_one_address_hold_few_tcp_connections_and_leave_room_for_peers() -> None:
    with running(max_unproved_tcp_per_address=4) as media, contextlib.ExitStack() as stack:
        held = [
            stack.enter_context(socket.create_connection(("127.0.0.1", media.tcp_port), timeout=5)) for _ in range(4)
        ]
        with socket.create_connection(("127.0.0.1", media.tcp_port), timeout=5) as refused:
            assert _is_closed(refused)
        assert metric(media, "media_tcp_refused_total") == 1
        held[0].close()
        eventually(lambda: _is_admitted(media))


def _is_closed(stream: socket.socket) -> bool:
    try:
        return stream.recv(1) == b""
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def _is_admitted(media: MediaProcess) -> bool:
    with socket.create_connection(("127.0.0.1", media.tcp_port), timeout=5) as stream:
        stream.settimeout(0.2)
        return not _is_closed(stream)
