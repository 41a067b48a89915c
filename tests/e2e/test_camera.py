"""Proof B in the product: a button, and the others see a picture that we forward."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import FOREIGN_NAME, OpenWindow
from tests.e2e.windows import Window, Windows, until
from tests.e2e.words import words
from tests.integration.media.process import running
from tests.integration.site import Site, site

BACK_WITHIN = 15.0
"""Seconds in which a picture returns by itself after the media process was killed, its restart included."""
SECRET = "a secret of these tests alone"


@pytest.fixture
def without_udp(pages: None, tmp_path: Path) -> Iterator[Site]:
    """The product in a network that drops UDP: its UDP candidate leads to a port that never answers."""
    with site(tmp_path, database=None, settings={"MEDIA_SECRET": SECRET}) as furnished:
        given = furnished.deployment.settings
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mute:
            mute.bind(("127.0.0.1", 0))
            media = running(
                secret=SECRET,
                announce_udp_port=mute.getsockname()[1],
                control_port=urlsplit(given["MEDIA_CONTROL_URL"]).port,
            )
            with media:
                furnished.start_all("web0", "worker")
                yield furnished


def test_the_others_see_the_camera_until_it_is_switched_off(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    turn_on(lin)
    expect(wei.page.get_by_test_id("tile").locator("figcaption")).to_have_text("林书琴")
    assert_frames_keep_coming(wei)
    expect(lin.page.get_by_test_id("path")).to_have_text(words("call.path.udp"))
    expect(wei.page.get_by_test_id("path")).to_have_text(words("call.path.udp"))
    wei.picture("camera-phone")
    lin.picture("camera-desk")
    lin.page.get_by_role("button", name=words("call.camera_off")).click()
    expect(lin.page.get_by_test_id("preview")).to_have_count(0)


def test_where_udp_is_dropped_the_picture_comes_by_tcp(windows: Windows, without_udp: Site) -> None:
    lin, wei = windows.open(without_udp, "lin"), windows.open(without_udp, "wei")
    lin.enter()
    wei.enter()
    turn_on(lin)
    assert_frames_keep_coming(wei)
    expect(lin.page.get_by_test_id("path")).to_have_text(words("call.path.tcp"))
    expect(wei.page.get_by_test_id("path")).to_have_text(words("call.path.tcp"))


def test_the_picture_returns_by_itself_when_the_media_process_was_killed(open_window: OpenWindow, hall: Site) -> None:
    lin, wei = open_window("lin"), open_window("wei")
    lin.enter()
    wei.enter()
    turn_on(lin)
    assert_frames_keep_coming(wei)
    hall.kill("media")
    wei.forget_peers()
    lin.say("画面断了，文字照常")
    wei.expect_text("画面断了，文字照常")
    hall.start_all("media")
    until(wei.page, lambda: wei.frames_decoded() > 0, seconds=BACK_WITHIN, what="the picture is back")
    assert_frames_keep_coming(wei)
    lin.page.get_by_role("button", name=words("call.camera_off")).click()
    expect(wei.page.get_by_test_id("tile")).to_have_count(0)


def test_a_window_that_is_closed_takes_its_picture_along(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei")
    lin.enter()
    wei.enter()
    turn_on(lin)
    assert_frames_keep_coming(wei)
    lin.page.close(run_before_unload=False)
    expect(wei.page.get_by_test_id("tile")).to_have_count(0, timeout=25_000)


def test_a_page_opened_without_https_says_why_the_camera_is_off(open_window: OpenWindow, hall: Site) -> None:
    wei = open_window("wei", origin=f"http://{FOREIGN_NAME}:{hall.balancer.port}")
    wei.enter()
    expect(wei.page.get_by_test_id("obstacle")).to_contain_text(words("call.device.insecure"))
    expect(wei.page.get_by_role("button", name=words("call.camera_on"))).to_have_count(0)
    wei.say("没有画面，也能说话")
    wei.expect_text("没有画面，也能说话")
    wei.expect_settled()
    wei.picture("insecure-desk")


def turn_on(window: Window) -> None:
    window.page.get_by_role("button", name=words("call.camera_on")).click()
    expect(window.page.get_by_test_id("preview")).to_be_visible()


def assert_frames_keep_coming(window: Window) -> None:
    """See pictures decoded, and more of them twice."""
    seen = 0
    for wanted in (1, 15, 15):
        target = seen + wanted
        until(window.page, lambda: window.frames_decoded() >= target, seconds=20, what="pictures are decoded")  # noqa: B023 (called at once)
        seen = window.frames_decoded()
