"""One synthetic speaker: VP8 640x360 at 30 frames a second and Opus, about 161 packets a second, paced."""

from __future__ import annotations

import random
import struct
import time
from collections.abc import Callable

from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, VIDEO_SSRC, VP8, rtp_packet

PACKETS_PER_SECOND = 161
STAMP = struct.Struct(">Q")
"""The end of each payload: the nanoseconds of its sending, by the wall clock. What stands before may be shortened."""

_FRAMES, _VOICE = 30, 50
_KEYFRAME = struct.pack("<BBB", 0x10, 0, 0) + b"\x9d\x01\x2a" + struct.pack("<HH", 640, 360)
"""How a VP8 keyframe begins (RFC 6386, 9.1)."""


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
            STAMP.pack_into(packet, len(packet) - STAMP.size, time.time_ns())
            send(bytes(packet))
        return len(due)

    def _packet(self, ssrc: int, payload_type: int, timestamp: int, payload: bytes, *, marker: bool) -> bytearray:
        self._sequences[ssrc] += 1
        return bytearray(
            rtp_packet(
                payload_type=payload_type,
                sequence=self._sequences[ssrc],
                timestamp=timestamp,
                ssrc=ssrc,
                payload=payload,
                marker=marker,
            )
        )

    def _video(self, seconds: float) -> list[tuple[float, bytearray]]:
        made = []
        for number in range(int(seconds * _FRAMES)):
            self._frame += 1
            # 3.7 packets a frame on average: full ones and a rest, spread as a browser's pacer spreads them.
            packets = 4 if self._random.random() < 0.7 else 3
            for part in range(packets):
                last = part == packets - 1
                size = self._random.randint(120, 900) if last else self._random.randint(1020, 1140)
                payload = self._descriptor(first=part == 0) + self._picture(key=number == 0 and part == 0, size=size)
                packet = self._packet(VIDEO_SSRC, VP8, self._frame * 3000, payload, marker=last)
                made.append((number / _FRAMES + part * 0.004, packet))
        return made

    def _descriptor(self, *, first: bool) -> bytes:
        """Describe the payload as RFC 7741, 4.2 wants it: a picture number, a temporal layer."""
        picture = self._frame & 0x7FFF
        return struct.pack(">BBHBB", 0x90 if first else 0x80, 0xE0, 0x8000 | picture, picture & 0xFF, 0x20)

    def _picture(self, *, key: bool, size: int) -> bytes:
        rest = self._random.randbytes(size - 6)
        return _KEYFRAME + rest[len(_KEYFRAME) :] if key else bytes([rest[0] | 1]) + rest[1:]

    def _audio(self, seconds: float) -> list[tuple[float, bytearray]]:
        made = []
        for number in range(int(seconds * _VOICE)):
            self._voice += 1
            payload = self._random.randbytes(self._random.randint(60, 120))
            made.append((number / _VOICE, self._packet(AUDIO_SSRC, OPUS, self._voice * 960, payload, marker=False)))
        return made
