"""A camera in three sizes, in a real browser: each subscriber gets the one that suits, and sees no seam."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from realtime.media.control import ControlError
from tests.integration.media.allowance import CAST, allow
from tests.integration.media.process import MediaProcess, running
from tests.integration.media.test_chromium import ROOM, Scripted, assert_picture_keeps_coming, publish, subscribe, until

OpenPage = Callable[[], Page]
WIDTHS = {"low": 240, "medium": 480, "high": 960}


def publish_in_layers(page: Scripted, media: MediaProcess, peer: str) -> str:
    """Let the page publish its fake camera in three sizes; give the picture's id."""
    answer = media.control.publish(ROOM, peer, page.evaluate("offerUplink(true)"))
    allow(media.control, ROOM, *CAST)
    page.evaluate("sdp => takeAnswer(sdp)", answer["sdp"])
    return next(it["id"] for it in answer["publications"] if it["kind"] == "video")


def layers(media: MediaProcess, peer: str) -> dict[str, dict[str, Any]]:
    """Give what is known of each size of a peer's picture."""
    publications = media.control.statistics(ROOM)["peers"][peer]["publications"]
    [picture] = [it for it in publications if it["source"] == "camera"]
    return {layer["level"]: dict(layer) for layer in picture["layers"]}


def wait_for_width(page: Page, width: int, *, seconds: float = 15) -> dict[str, Any]:
    """See the picture come in a size, and go on in it."""
    reached = until(page, "received()", lambda now: now["width"] == width, seconds=seconds)
    return until(page, "received()", lambda now: now["framesDecoded"] >= reached["framesDecoded"] + 10)


def test_each_gets_the_size_that_is_asked_for_and_changes_without_a_loss(
    media: MediaProcess, open_page: OpenPage
) -> None:
    lin, wei, gao = open_page(), open_page(), open_page()
    picture = publish_in_layers(lin, media, "lin")
    subscribe(wei, media, "wei")
    subscribe(gao, media, "gao")
    media.control.prefer(ROOM, "gao", video={picture: "low"})
    wait_for_width(wei, WIDTHS["high"], seconds=30)  # a browser begins with the small ones
    wait_for_width(gao, WIDTHS["low"])
    found = layers(media, "lin")
    assert [found[level]["receivers"] for level in WIDTHS] == [1, 0, 1]
    assert found["low"]["bitrate"] < found["high"]["bitrate"]
    for level in ("low", "high", "medium", "low"):
        media.control.prefer(ROOM, "wei", video={picture: level})
        state = wait_for_width(wei, WIDTHS[level])
        assert state["packetsLost"] == 0
    assert gao.evaluate("received()")["packetsLost"] == 0


def test_paths_are_renewed_and_everything_goes_on(open_page: OpenPage) -> None:
    with running(consent_seconds=3) as media:
        lin, wei = open_page(), open_page()
        publish(lin, media, "lin")
        subscribe(wei, media, "wei")
        assert_picture_keeps_coming(wei)
        before = media.control.rooms()["rooms"][ROOM]["peers"]["lin"]["publications"]
        answer = media.control.publish(ROOM, "lin", lin.evaluate("offerNewPaths()"), ice_restart=True)
        lin.evaluate("sdp => takeAnswer(sdp)", answer["sdp"])
        assert [it["id"] for it in answer["publications"]] == [it["id"] for it in before]
        offer = media.control.subscribe(ROOM, "wei", ice_restart=True)
        reply = wei.evaluate("sdp => answerDownlink(sdp)", offer["sdp"])
        media.control.accept(ROOM, "wei", reply, offer["version"])
        # Longer than consent lasts: only checks by the new credentials count, so they are being made.
        start = time.monotonic()
        until(wei, "received()", lambda _: time.monotonic() - start > 5)
        assert_picture_keeps_coming(wei)
        assert wei.evaluate("received()")["keyframes"] < 5


def test_another_connection_cannot_pass_for_the_one_whose_paths_are_renewed(
    media: MediaProcess, open_page: OpenPage
) -> None:
    lin, wei = open_page(), open_page()
    publish(lin, media, "lin")
    for peer, page in (("lin", wei), ("wei", wei)):
        with pytest.raises(ControlError) as refused:
            media.control.publish(ROOM, peer, page.evaluate("offerUplink()"), ice_restart=True)
        assert refused.value.code == "uplink.not_found"
    with pytest.raises(ControlError) as refused:
        media.control.subscribe(ROOM, "wei", ice_restart=True)
    assert refused.value.code == "downlink.not_found"
