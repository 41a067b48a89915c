"""A peer that speaks: packets of a tone, each at its time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, LightPeer, rtp_packet
from tests.unit.realtime_media import speech


def speak(peer: LightPeer, numbers: Iterable[int], *, began: float, keep: Callable[[], None] | None = None) -> None:
    """Send packets of a tone, each at its time; ``keep`` is called once a second: what is allowed wants renewing."""
    packets, renewed = speech.packets(), time.monotonic()
    for number in numbers:
        threading.Event().wait(max(0.0, began + number * 0.02 - time.monotonic()))
        peer.send(
            rtp_packet(
                payload_type=OPUS,
                sequence=number + 1,
                timestamp=number * speech.FRAME,
                ssrc=AUDIO_SSRC,
                payload=packets[number % len(packets)],
            )
        )
        if keep is not None and time.monotonic() - renewed > 1:
            keep()
            renewed = time.monotonic()
