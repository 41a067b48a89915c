"""The obvious way, for comparison: aiortc's `MediaRelay`, which decodes once and encodes for each subscriber.

`python -m tests.benchmarks.media.relay server` answers offers, `… peers` makes them and counts what it receives.
Lines of JSON in both directions; the benchmark carries the descriptions between the two.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from typing import Any

from aiortc import RTCPeerConnection, RTCRtpReceiver, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from aiortc.mediastreams import AudioStreamTrack, MediaStreamTrack, VideoStreamTrack
from av import VideoFrame

_WIDTH, _HEIGHT = 640, 360
_PICTURES = 8


class Scene(VideoStreamTrack):
    """A restless picture, so that the encoder has something to spend its bitrate on."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._noise = [random.randbytes(_WIDTH * _HEIGHT) for _ in range(_PICTURES)]

    async def recv(self) -> VideoFrame:
        """Give the next picture when it is due."""
        frame = VideoFrame(_WIDTH, _HEIGHT, "yuv420p")
        noise = self._noise[self._number % _PICTURES]
        for plane in frame.planes:
            plane.update(noise[: plane.buffer_size])
        frame.pts, frame.time_base = await self.next_timestamp()
        self._number += 1
        return frame


class Server:
    """Takes one publisher's tracks and relays them to everybody else."""

    def __init__(self) -> None:
        self._relay = MediaRelay()
        self._tracks: list[MediaStreamTrack] = []
        self._connections: list[RTCPeerConnection] = []

    async def obey(self, question: dict[str, Any]) -> Any:
        """Answer an offer."""
        connection = RTCPeerConnection()
        self._connections.append(connection)
        connection.on("track", self._tracks.append)
        for track in self._tracks:
            connection.addTrack(self._relay.subscribe(track))
        await connection.setRemoteDescription(RTCSessionDescription(sdp=question["sdp"], type="offer"))
        await connection.setLocalDescription(await connection.createAnswer())
        return {"sdp": connection.localDescription.sdp}


class Peers:
    """The publisher and its subscribers."""

    def __init__(self) -> None:
        self._connections: list[RTCPeerConnection] = []
        self._receivers: list[RTCRtpReceiver] = []

    async def obey(self, question: dict[str, Any]) -> Any:
        """Make an offer, take the answer to it, or count the packets received since the beginning."""
        if "offer" in question:
            return {"sdp": await self._offer(publishes=question["offer"] == "publisher")}
        if "answer" in question:
            answer = RTCSessionDescription(sdp=question["answer"], type="answer")
            await self._connections[-1].setRemoteDescription(answer)
            return True
        reports = [await receiver.getStats() for receiver in self._receivers]
        return sum(row.packetsReceived for report in reports for row in report.values() if row.type == "inbound-rtp")

    async def _offer(self, *, publishes: bool) -> str:
        connection = RTCPeerConnection()
        self._connections.append(connection)
        if publishes:
            for track in (AudioStreamTrack(), Scene()):
                connection.addTransceiver(track, direction="sendonly")
        else:
            for kind in ("audio", "video"):
                self._receivers.append(connection.addTransceiver(kind, direction="recvonly").receiver)
        await connection.setLocalDescription(await connection.createOffer())
        return connection.localDescription.sdp


async def _main() -> None:
    party: Server | Peers = Server() if sys.argv[1] == "server" else Peers()
    while line := await asyncio.to_thread(sys.stdin.readline):
        sys.stdout.write(json.dumps(await party.obey(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_main())
