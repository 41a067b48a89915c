"""Everybody sees that a meeting is recorded, on every face of it, and is told what that means before they speak."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import Window
from tests.e2e.words import words

ON = words("recording.on")


def press(window: Window, name: str) -> None:
    """Press a button that asks once more, and again there."""
    window.page.get_by_role("button", name=name).click()
    window.page.get_by_role("alertdialog").get_by_role("button", name=name).click()


def expect_sign(window: Window, *, shown: bool = True) -> None:
    sign = window.page.get_by_test_id("recording-sign")
    if shown:
        expect(sign).to_have_text(ON)
    else:
        expect(sign).to_have_count(0)


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_recording_is_seen_by_all_from_its_beginning_to_its_end(open_window: OpenWindow, size: str) -> None:
    qiao, wei = open_window("qiao", size=size), open_window("wei", size=size)
    room = qiao.at.room_id
    wei.enter()
    qiao.go(f"/rooms/{room}/desk")
    press(qiao, words("recording.start"))
    expect_sign(qiao)
    expect_sign(wei)
    wei.expect_said(words("recording.announce.started"))
    notice = wei.page.get_by_test_id("recording-notice")
    expect(notice).to_contain_text(words("recording.consent"))
    assert_accessible(wei.page, f"recorded room, {size}")
    wei.picture(f"recording-room-{size}")
    qiao.picture(f"recording-desk-{size}")
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)

    lin = open_window("lin", size=size)
    for face in ("chair", "screen"):
        lin.go(f"/rooms/{room}/{face}")
        expect_sign(lin)
        lin.picture(f"recording-{face}-{size}")
    lin.enter()
    expect(lin.page.get_by_test_id("recording-notice")).to_be_visible()  # whoever comes later is told too
    wei.page.reload()
    expect_sign(wei)
    expect(notice).to_have_count(0)

    press(qiao, words("recording.stop"))
    expect_sign(qiao, shown=False)
    expect_sign(wei, shown=False)
    expect_sign(lin, shown=False)
