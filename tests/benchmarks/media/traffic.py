"""One synthetic speaker: VP8 640x360 at 30 frames a second and Opus, about 161 packets a second, paced."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, VIDEO_SSRC, VP8, rtp_packet

PACKETS_PER_SECOND = 161
_FRAMES, _VOICE = 30, 50


class Speaker:
    """Makes the packets of one speaker in the order and at the times of a real one."""

    def __init__(self) -> None:
        self._random = random.Random(20)
        self._sequences = {AUDIO_SSRC: 1000, VIDEO_SSRC: 2000}
        self._frame = 0
        self._voice = 0

    def speak(self, seconds: float, send: Callable[[bytes], object]) -> int:
        """Send for so long, each packet when it is due; gives how many were sent."""
        due = sorted(self._video(seconds) + self._audio(seconds), key=lambda item: item[0])
        start = time.perf_counter()
        for at, packet in due:
            ahead = start + at - time.perf_counter()
            if ahead > 0:
                time.sleep(ahead)
            send(packet)
        return len(due)

    def _packet(self, ssrc: int, payload_type: int, timestamp: int, size: int, *, marker: bool) -> bytes:
        self._sequences[ssrc] += 1
        return rtp_packet(
            payload_type=payload_type,
            sequence=self._sequences[ssrc],
            timestamp=timestamp,
            ssrc=ssrc,
            payload=self._random.randbytes(size),
            marker=marker,
        )

    def _video(self, seconds: float) -> list[tuple[float, bytes]]:
        made = []
        for number in range(int(seconds * _FRAMES)):
            self._frame += 1
            # 3.7 packets a frame on average: full ones and a rest, spread as a browser's pacer spreads them.
            packets = 4 if self._random.random() < 0.7 else 3
            for part in range(packets):
                last = part == packets - 1
                size = self._random.randint(120, 900) if last else self._random.randint(1020, 1140)
                packet = self._packet(VIDEO_SSRC, VP8, self._frame * 3000, size, marker=last)
                made.append((number / _FRAMES + part * 0.004, packet))
        return made

    def _audio(self, seconds: float) -> list[tuple[float, bytes]]:
        made = []
        for number in range(int(seconds * _VOICE)):
            self._voice += 1
            size = self._random.randint(60, 120)
            made.append((number / _VOICE, self._packet(AUDIO_SSRC, OPUS, self._voice * 960, size, marker=False)))
        return made
