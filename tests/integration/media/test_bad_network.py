"""Chromium behind a bad network: in a namespace of its own, over a link that loses, delays, narrows and blocks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.integration.media.bad_link import Condition
from tests.integration.media.conftest import CHROMIUM, FLAGS, HERE
from tests.integration.media.far_side import GOOD, FarSide, NotPermitted, far_side
from tests.integration.media.process import MediaProcess, running
from tests.integration.media.test_chromium import publish, subscribe, until
from tests.integration.media.test_layers import WIDTHS, publish_in_layers, wait_for_width
from tests.integration.media.test_wire import metric

pytestmark = pytest.mark.alone

Record = Callable[[str, object], None]
PAGE = "http://localhost/page.html"
"""Never asked for over the network; localhost counts as secure, so the fake camera is allowed."""


@pytest.fixture(scope="module")
def far() -> Iterator[FarSide]:
    """The far side of a link that is good at first."""
    try:
        with far_side() as side:
            yield side
    except NotPermitted as reason:
        pytest.skip(f"network namespaces cannot be made here: {reason}")


@pytest.fixture(scope="module")
def far_browser(far: FarSide, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Another Chromium, on the far side."""
    program = far.wrapped(str(CHROMIUM), tmp_path_factory.mktemp("far"))
    launched = browser.browser_type.launch(executable_path=str(program), headless=True, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def far_media(far: FarSide) -> Iterator[MediaProcess]:
    """A media process at our end of the link, which is good again."""
    far.set(GOOD)
    with running(host=far.near) as process:
        yield process


@pytest.fixture
def far_page(far_browser: Browser) -> Iterator[Callable[[], Page]]:
    """Open a page on the far side."""
    contexts: list[BrowserContext] = []

    def open_one() -> Page:
        context = far_browser.new_context(permissions=["camera", "microphone"])
        contexts.append(context)
        page = context.new_page()
        page.route(PAGE, lambda route: route.fulfill(path=HERE / "page.html"))
        page.goto(PAGE)
        return page

    yield open_one
    for context in contexts:
        context.close()


def watch(page: Page, seconds: float) -> dict[str, Any]:
    """Let the meeting go on for so long and give what arrived meanwhile, and how much sound was made up."""
    script = "Promise.all([heard(), received()]).then(([heard, received]) => ({ ...received, ...heard }))"
    before, began = page.evaluate(script), time.monotonic()
    page.wait_for_timeout(seconds * 1000)
    after, passed = page.evaluate(script), time.monotonic() - began
    gained = {key: after[key] - before[key] for key, value in after.items() if isinstance(value, int | float)}
    samples = max(1, gained["samples"])
    return gained | {
        "seconds": passed,
        "made_up": gained["concealed"] / samples,
        "lost_share": gained["lost"] / max(1, gained["lost"] + gained["packets"]),
    }


def test_sound_goes_on_under_loss_and_jitter(
    far: FarSide,
    far_media: MediaProcess,
    far_page: Callable[[], Page],
    record_testsuite_property: Record,
) -> None:
    lin, wei = far_page(), far_page()
    publish(lin, far_media, "lin")
    subscribe(wei, far_media, "wei")
    until(wei, "received()", lambda now: now["framesDecoded"] > 15)
    far.set(Condition(loss=0.05, delay=0.02, jitter=0.1))
    watch(wei, 3)  # the jitter buffer learns
    state = watch(wei, 8)
    record_testsuite_property("media_loss5_jitter100_audio_lost", round(state["lost_share"], 3))
    record_testsuite_property("media_loss5_jitter100_audio_made_up", round(state["made_up"], 3))
    record_testsuite_property(
        "media_loss5_jitter100_frames_per_second", round(state["framesDecoded"] / state["seconds"], 1)
    )
    assert state["packets"] > 0.8 * 50 * state["seconds"]
    assert state["made_up"] < 0.2
    assert state["framesDecoded"] > 0
    assert state["repaired"] > 0, "nothing that was lost was sent again"


def test_sound_and_picture_go_by_tcp_where_udp_is_blocked(
    far: FarSide, far_media: MediaProcess, far_page: Callable[[], Page], record_testsuite_property: Record
) -> None:
    far.set(Condition(without_udp=True, delay=0.02))
    lin, wei = far_page(), far_page()
    began = time.monotonic()
    publish(lin, far_media, "lin")
    subscribe(wei, far_media, "wei")
    until(wei, "received()", lambda now: now["framesDecoded"] > 0)
    record_testsuite_property("media_without_udp_first_frame_seconds", round(time.monotonic() - began, 2))
    state = watch(wei, 4)
    assert lin.evaluate("selectedProtocol('up')") == wei.evaluate("selectedProtocol('down')") == "tcp"
    assert state["packets"] > 0.9 * 50 * state["seconds"]
    assert state["made_up"] < 0.05
    assert state["framesDecoded"] > 5 * state["seconds"]


def test_on_a_narrow_link_the_picture_yields_and_returns_and_the_sound_goes_on(
    far: FarSide,
    far_media: MediaProcess,
    open_page: Callable[[], Page],
    far_page: Callable[[], Page],
    record_testsuite_property: Record,
) -> None:
    lin, wei = open_page(), far_page()
    publish(lin, far_media, "lin")
    subscribe(wei, far_media, "wei")
    until(wei, "received()", lambda now: now["framesDecoded"] > 30)
    far.set(Condition(rate=150_000, delay=0.02))
    narrowed = time.monotonic()
    until(wei, "received()", lambda _: metric(far_media, "media_video_pauses_total") == 1)
    record_testsuite_property("media_150kbps_picture_yields_seconds", round(time.monotonic() - narrowed, 1))
    watch(wei, 1)  # what is in the queues comes through
    narrow = watch(wei, 5)
    record_testsuite_property("media_150kbps_audio_made_up", round(narrow["made_up"], 3))
    assert narrow["framesDecoded"] == 0
    assert narrow["packets"] > 0.9 * 50 * narrow["seconds"]
    assert narrow["made_up"] < 0.1
    far.set(GOOD)
    widened, frames = time.monotonic(), wei.evaluate("received()")["framesDecoded"]
    until(wei, "received()", lambda now: now["framesDecoded"] > frames + 30)
    record_testsuite_property("media_150kbps_picture_returns_seconds", round(time.monotonic() - widened, 1))


def test_where_the_large_picture_does_not_fit_a_small_one_goes_on_and_the_large_one_returns(
    far: FarSide,
    far_media: MediaProcess,
    open_page: Callable[[], Page],
    far_page: Callable[[], Page],
    record_testsuite_property: Record,
) -> None:
    lin, wei = open_page(), far_page()
    publish_in_layers(lin, far_media, "lin")
    subscribe(wei, far_media, "wei")
    wait_for_width(wei, WIDTHS["high"], seconds=30)
    far.set(Condition(rate=250_000, delay=0.02))
    narrowed = time.monotonic()
    wait_for_width(wei, WIDTHS["low"], seconds=30)
    record_testsuite_property("media_250kbps_small_picture_seconds", round(time.monotonic() - narrowed, 1))
    watch(wei, 1)  # what is in the queues comes through
    narrow = watch(wei, 5)
    record_testsuite_property("media_250kbps_frames_per_second", round(narrow["framesDecoded"] / narrow["seconds"], 1))
    record_testsuite_property("media_250kbps_audio_made_up", round(narrow["made_up"], 3))
    assert narrow["framesDecoded"] > 5 * narrow["seconds"]
    assert narrow["packets"] > 0.9 * 50 * narrow["seconds"]
    assert narrow["made_up"] < 0.1
    far.set(GOOD)
    widened = time.monotonic()
    wait_for_width(wei, WIDTHS["high"], seconds=60)
    record_testsuite_property("media_250kbps_large_picture_returns_seconds", round(time.monotonic() - widened, 1))
