"""What a page asks of the forwarder, and what it tells of the connection: no more than is looked at, and in words."""

from typing import Any

from playwright.sync_api import Request, expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import PATIENCE, Window, until
from tests.e2e.words import words


def show_camera(lin: Window) -> None:
    lin.page.get_by_role("button", name=words("call.camera_on")).click()
    expect(lin.page.get_by_test_id("preview")).to_be_visible(timeout=PATIENCE)


def assert_pictures_come(window: Window) -> None:
    frames = window.frames_decoded()
    until(window.page, lambda: window.frames_decoded() > frames + 10, seconds=20, what="pictures come")


def assert_pictures_stop(window: Window) -> None:
    def stands_still() -> bool:
        frames = window.frames_decoded()
        window.page.wait_for_timeout(1000)
        return window.frames_decoded() == frames

    until(window.page, stands_still, seconds=2, what="pictures stop")


def test_no_more_of_a_picture_is_asked_for_than_is_drawn(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    asked: list[Any] = []

    def note(request: Request) -> None:
        if request.url.endswith("/preferences"):
            asked.append(request.post_data_json)

    wei.page.on("request", note)
    lin.enter()
    wei.enter()
    show_camera(lin)
    assert_pictures_come(wei)
    until(wei.page, lambda: bool(asked and asked[-1]["video"]), seconds=5, what="the page says how large it is drawn")
    last = asked[-1]
    # 390 pixels of this screen, less the margins.
    assert (last["audio_only"], list(last["video"].values()), last["most_videos"]) == (False, ["medium"], 4)
    wei.page.evaluate("document.querySelector('[data-testid=tile]').style.display = 'none'")
    assert_pictures_stop(wei)
    assert list(asked[-1]["video"].values()) == ["off"]
    wei.page.evaluate("document.querySelector('[data-testid=tile]').style.display = ''")
    assert_pictures_come(wei)


def test_a_device_in_the_hall_receives_nothing_until_its_person_has_left(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    wei.page.get_by_test_id("place-question").get_by_role("button", name=words("place.hall")).click()
    line = wei.page.get_by_test_id("in-hall")
    expect(line).to_be_visible(timeout=PATIENCE)
    try:
        wei.forget_peers()
        show_camera(lin)
        wei.page.wait_for_timeout(1500)
        assert wei.page.evaluate("window.peers.length") == 0
        wei.picture("hall-390")
        assert_accessible(wei.page, "a phone in the hall")
    finally:
        line.get_by_role("button", name=words("place.left_hall")).click()
    expect(line).to_have_count(0, timeout=PATIENCE)
    assert_pictures_come(wei)
