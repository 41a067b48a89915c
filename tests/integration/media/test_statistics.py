"""How everybody sends and receives, and what they want of it, as the control API says and takes it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from realtime.media import rtcp
from realtime.media.control import ControlError
from tests.integration.media.allowance import right
from tests.integration.media.light_peer import VIDEO_SSRC, VP8, LightPeer, rtp_packet
from tests.integration.media.process import MediaProcess
from tests.integration.media.test_chromium import OpenPage, publish, subscribe, until
from tests.integration.media.test_gate import ROOM, Hall


@pytest.fixture
def hall(media: MediaProcess) -> Iterator[Hall]:
    hall = Hall(media)
    hall.allow(1, right("lin", "microphone", "camera"))
    yield hall
    hall.close()


def show(peer: LightPeer, sequence: int) -> None:
    """Send one packet of a picture."""
    peer.send(
        rtp_packet(payload_type=VP8, sequence=sequence, timestamp=sequence * 3000, ssrc=VIDEO_SSRC, payload=b"picture")
    )


def types(peer: LightPeer, *, awaited: int) -> set[int]:
    """Give the payload types that reach a peer, when so many packets have come and no more follow."""
    packets = [*itertools.islice(peer.rtp(), awaited), *peer.rtp(within=0.3)]
    return {plain[1] & 0x7F for _, plain in packets}


def test_sound_alone_is_sent_to_whoever_wants_no_more(hall: Hall) -> None:
    hall.media.control.prefer(ROOM, "wei.phone", audio_only=True)
    hall.say()
    show(hall.lin, 1)
    assert types(hall.wei, awaited=1) == {111}
    assert types(hall.chen, awaited=2) == {111, 96}
    hall.media.control.prefer(ROOM, "wei.phone")
    show(hall.lin, 2)
    assert types(hall.wei, awaited=1) == {96}


def test_everybody_is_described(hall: Hall) -> None:
    hall.say()
    show(hall.lin, 1)
    assert types(hall.wei, awaited=2) == {111, 96}
    hall.wei.send_rtcp(rtcp.receiver_report(1, []) + rtcp.bitrate_estimate(1, 400_000, [1]))
    list(hall.wei.datagrams(within=0.3))
    statistics = hall.media.control.statistics(ROOM)
    lin, wei = statistics["peers"]["lin.desk"], statistics["peers"]["wei.phone"]
    assert lin["up"] is not None
    assert lin["up"]["path"] == "udp"
    assert lin["down"] is None
    assert [(it["source"], it["is_open"], it["packets_in"]) for it in lin["publications"]] == [
        ("microphone", True, 1),
        ("camera", True, 1),
    ]
    assert wei["up"] is None
    assert wei["down"] is not None
    assert (wei["down"]["path"], wei["down"]["estimate"], wei["down"]["is_video_paused"]) == ("udp", 400_000, False)
    assert statistics["speaking"] == []


def test_whoever_is_not_there_is_refused(hall: Hall) -> None:
    with pytest.raises(ControlError, match=r"peer\.not_found"):
        hall.media.control.prefer(ROOM, "gao.desk", audio_only=True)
    with pytest.raises(ControlError, match=r"room\.not_found"):
        hall.media.control.statistics("empty")


def stood_still(page: Page) -> dict[str, Any]:
    """Wait until what was on its way has been shown, and return what was received by then."""
    seen = [page.evaluate("received()")]

    def shows_no_more(now: dict[str, Any]) -> bool:
        if now["framesDecoded"] > seen[-1]["framesDecoded"]:
            seen.append(now)
        return bool(now["audioPackets"] > seen[-1]["audioPackets"] + 25)

    return until(page, "received()", shows_no_more)


def test_a_browser_that_wants_sound_alone_loses_nothing_by_it(media: MediaProcess, open_page: OpenPage) -> None:
    lin, wei = open_page(), open_page()
    publish(lin, media, "lin")
    subscribe(wei, media, "wei")
    until(wei, "received()", lambda now: now["framesDecoded"] > 15)
    media.control.prefer("hall", "wei", audio_only=True)
    before = stood_still(wei)
    after = until(wei, "received()", lambda now: now["audioPackets"] >= before["audioPackets"] + 75)
    assert after["framesDecoded"] == before["framesDecoded"]
    media.control.prefer("hall", "wei")
    seen = until(wei, "received()", lambda now: now["framesDecoded"] >= after["framesDecoded"] + 30)
    assert seen["packetsLost"] == before["packetsLost"]


def test_a_browser_is_heard_to_speak_and_says_how_it_receives(media: MediaProcess, open_page: OpenPage) -> None:
    lin, wei = open_page(), open_page()
    publish(lin, media, "lin")
    subscribe(wei, media, "wei")
    until(wei, "received()", lambda now: now["framesDecoded"] > 0)
    deadline = time.monotonic() + 15
    while True:
        statistics = media.control.statistics("hall")
        [sound, picture] = statistics["peers"]["lin"]["publications"]
        down = statistics["peers"]["wei"]["down"]
        assert down is not None
        measured = down["rtt_ms"] is not None and down["loss"] is not None and down["estimate"] is not None
        if measured and statistics["speaking"] == [sound["id"]] and picture["bitrate"] > 100_000:
            break
        assert time.monotonic() < deadline, statistics
        wei.wait_for_timeout(100)
    assert sound["is_speaking"]
    assert not picture["is_speaking"]
    assert (down["rtt_ms"] or 0) < 500
    assert down["loss"] == 0
    assert down["bitrate"] > 100_000
