"""Everybody sees that a meeting is recorded, on every face of it, and is told what that means before they speak."""

import io
import re
from collections.abc import Iterator
from typing import Any

import av
import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.test_speaking import assert_heard_and_seen, grant, revoke, take_the_floor
from tests.e2e.windows import Window, until
from tests.e2e.words import words
from tests.integration.site import Site

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


@pytest.fixture
def pictures_allowed(hall: Site) -> Iterator[None]:
    """By the rules, pictures may be recorded too, for as long as this test goes on."""
    hall.deployment.manage("rules", "recording.mode=video")
    yield
    hall.deployment.manage("rules", "recording.mode=audio")


def test_a_speech_is_kept_with_its_pictures_and_becomes_a_film(
    open_window: OpenWindow, hall: Site, pictures_allowed: None
) -> None:
    qiao, lin, wei = open_window("qiao"), open_window("lin"), open_window("wei", size="phone")
    room = hall.room_id
    lin.enter()
    wei.enter()
    qiao.go(f"/rooms/{room}/desk")
    qiao.page.get_by_role("button", name=words("recording.start")).click()
    dialog = qiao.page.get_by_role("alertdialog")
    dialog.get_by_label(words("recording.with_pictures")).check()
    qiao.picture("recording-pictures-ask-1440")
    dialog.get_by_role("button", name=words("recording.start")).click()
    notice = wei.page.get_by_test_id("recording-notice")
    expect(notice).to_contain_text(words("recording.consent_pictures"))
    expect(wei.page.get_by_test_id("recording-sign")).to_have_text(words("recording.on_pictures"))
    wei.picture("recording-pictures-notice-390")
    assert_accessible(wei.page, "pictures are recorded, on a phone")
    notice.get_by_role("button").click()

    wei.ask_to_speak()
    request_id = grant(lin, wei)
    take_the_floor(wei)
    assert_heard_and_seen(lin)
    lin.page.wait_for_timeout(3000)  # of the speech
    revoke(lin, request_id)

    kept = f"/api/rooms/{room}/recordings"
    until(
        qiao.page, lambda: _has_pictures(qiao.ask("GET", kept).json()), seconds=60, what="sound and pictures are kept"
    )
    qiao.go(f"/sittings/{room}")
    qiao.page.get_by_role("tab", name=words("sitting_page.tab.recordings")).click()
    qiao.picture("recording-pictures-list-1440")
    qiao.page.get_by_role("button", name=words("recording_list.film.make_which", name="魏建国")).click()
    made = re.compile("^" + words("recording_list.film.download", facts=words("recording_list.film.made")))
    film = qiao.page.get_by_role("link", name=made)
    expect(film).to_be_visible(timeout=90_000)
    qiao.picture("recording-film-1440")
    assert_accessible(qiao.page, "a film of a speech")
    with qiao.page.expect_download() as download:
        film.click()
    with av.open(io.BytesIO(download.value.path().read_bytes()), mode="r") as opened:
        assert {stream.type for stream in opened.streams} == {"audio", "video"}
        assert float(opened.duration or 0) / av.time_base > 3
    assert wei.ask("POST", f"{kept}/{_first(qiao.ask('GET', kept).json())['recording_id']}/film").status == 403

    phone = open_window("qiao", size="phone")
    phone.go(f"/sittings/{room}?tab=recordings")
    expect(phone.page.get_by_role("link", name=made)).to_be_visible()
    phone.picture("recording-film-390")


def _first(listed: Any) -> Any:
    return next(iter(listed["items"]), None)


def _has_pictures(listed: Any) -> bool:
    recording = _first(listed)
    return recording is not None and any(it["state"] == "kept" for it in recording["pictures"])
