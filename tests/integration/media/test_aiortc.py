"""aiortc, whole, as the client: another implementation of everything the forwarder speaks."""

from __future__ import annotations

import asyncio

import pytest
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamTrack, VideoStreamTrack
from av import AudioFrame, VideoFrame

from realtime.media.control import ControlClient
from tests.integration.media.allowance import CAST, allow
from tests.integration.media.process import MediaProcess


async def publish(control: ControlClient, peer: str) -> RTCPeerConnection:
    connection = RTCPeerConnection()
    for track in (AudioStreamTrack(), VideoStreamTrack()):
        connection.addTransceiver(track, direction="sendonly")
    await connection.setLocalDescription(await connection.createOffer())
    answer = await asyncio.to_thread(control.publish, "hall", peer, connection.localDescription.sdp)
    await asyncio.to_thread(allow, control, "hall", *CAST)
    await connection.setRemoteDescription(RTCSessionDescription(sdp=answer["sdp"], type="answer"))
    return connection


async def subscribe(control: ControlClient, peer: str) -> tuple[RTCPeerConnection, dict[str, MediaStreamTrack]]:
    connection = RTCPeerConnection()
    tracks: dict[str, MediaStreamTrack] = {}
    connection.on("track", lambda track: tracks.update({track.kind: track}))
    offer = await asyncio.to_thread(control.subscribe, "hall", peer)
    await connection.setRemoteDescription(RTCSessionDescription(sdp=offer["sdp"], type="offer"))
    await connection.setLocalDescription(await connection.createAnswer())
    sdp = connection.localDescription.sdp
    await asyncio.to_thread(control.accept, "hall", peer, sdp, offer["version"])
    return connection, tracks


@pytest.mark.asyncio
async def test_it_carries_decodable_sound_and_picture(media: MediaProcess) -> None:
    up = await publish(media.control, "lin")
    down, tracks = await subscribe(media.control, "wei")
    try:
        async with asyncio.timeout(20):
            pictures = [await tracks["video"].recv() for _ in range(10)]
            sounds = [await tracks["audio"].recv() for _ in range(10)]
        for frames in (pictures, sounds):
            first, last = frames[0], frames[-1]
            assert isinstance(first, AudioFrame | VideoFrame)
            assert isinstance(last, AudioFrame | VideoFrame)
            assert (last.time or 0) > (first.time or 0)
    finally:
        await up.close()
        await down.close()
