"""Two browsers of different makes, each seeing and hearing the other through the forwarder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from realtime.media.aiortc_adapter import get_host_addresses
from tests.integration.media import firefox
from tests.integration.media.firefox import FirefoxPage
from tests.integration.media.process import MediaProcess, running
from tests.integration.media.test_chromium import assert_picture_keeps_coming, publish, subscribe, until
from tests.integration.media.test_layers import layers, publish_in_layers


@pytest.fixture
def media() -> Iterator[MediaProcess]:
    """A media process where Firefox looks: at this machine's own address, on loopback only if it has none."""
    host = next(iter(get_host_addresses(use_ipv4=True, use_ipv6=False)), "127.0.0.1")
    with running(host=host) as process:
        yield process


@pytest.fixture
def firefox_page(page_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirefoxPage]:
    """The bare page in Firefox."""
    if not firefox.PROGRAM.exists():
        pytest.skip("Debian's firefox-esr is not installed")
    with firefox.running(tmp_path_factory.mktemp("firefox")) as browser:
        page = browser.open()
        page.goto(page_url)
        yield page


@pytest.mark.alone
def test_firefox_and_chromium_see_and_hear_each_other(
    media: MediaProcess, open_page: Callable[[], Page], firefox_page: FirefoxPage
) -> None:
    chromium_page = open_page()
    publish(firefox_page, media, "lin")
    publish(chromium_page, media, "wei")
    subscribe(firefox_page, media, "lin")
    subscribe(chromium_page, media, "wei")
    assert_picture_keeps_coming(chromium_page)
    assert_picture_keeps_coming(firefox_page)
    peers = media.control.rooms()["rooms"]["hall"]["peers"]
    assert {name: (peer["uplink"], peer["downlink"]) for name, peer in peers.items()} == dict.fromkeys(
        ("lin", "wei"), ({"state": "connected", "path": "udp"}, {"state": "connected", "path": "udp"})
    )
    # A keyframe request crosses, too: a newcomer in Chromium sees Firefox's picture at once.
    newcomer = open_page()
    subscribe(newcomer, media, "gao")
    until(newcomer, "received()", lambda now: now["framesDecoded"] > 0, seconds=3)


@pytest.mark.alone
def test_firefox_sends_its_picture_in_sizes_too(
    media: MediaProcess, open_page: Callable[[], Page], firefox_page: FirefoxPage
) -> None:
    chromium_page = open_page()
    picture = publish_in_layers(firefox_page, media, "lin")
    subscribe(chromium_page, media, "wei")
    assert_picture_keeps_coming(chromium_page)
    until(chromium_page, "0", lambda _: sum(it["is_sent"] for it in layers(media, "lin").values()) > 1)
    widths = []
    for level in ("low", "high"):
        media.control.prefer("hall", "wei", video={picture: level})
        until(chromium_page, "0", lambda _, level=level: layers(media, "lin")[level]["receivers"] == 1)  # type: ignore[misc]
        before = chromium_page.evaluate("received()")["framesDecoded"]
        seen = until(chromium_page, "received()", lambda now, before=before: now["framesDecoded"] > before + 15)  # type: ignore[misc]
        widths.append(seen["width"])
    assert widths[0] < widths[1]
