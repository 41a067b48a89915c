"""The demonstration's story, in five windows: qiao runs the sitting by keyboard, lin presides, zhou has no vote."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import Window
from tests.e2e.words import words
from tests.integration.site import Site

QUESTION = "是否同意将补偿标准由市里统一？"
FOCUSED = """() => {
    const focused = document.activeElement
    if (!focused?.matches('a, button, input, select, textarea')) return ''
    return focused.getAttribute('aria-label') || focused.textContent || ''
}"""


@pytest.fixture
def story(hall: Site) -> str:
    """A sitting that is scheduled, with an agenda and the cast in it."""
    return hall.furniture.story_id


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str) -> None:
    """Go on by the tabulator until what has the focus bears the name."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if name in focused:
            return
    raise AssertionError(f"the tabulator never came to {name}")


def vote(window: Window, choice: str) -> None:
    sheet = window.page.get_by_test_id("poll-sheet")
    expect(sheet).to_be_visible()
    sheet.get_by_label(choice, exact=True).check()
    sheet.get_by_role("button", name=words("poll.go_on")).click()
    sheet.get_by_role("button", name=words("poll.cast")).click()
    expect(sheet).to_have_count(0)


def test_a_sitting_from_the_lobby_to_its_end(open_window: OpenWindow, story: str) -> None:
    qiao, lin = open_window("qiao"), open_window("lin", size="phone")
    wei, gao, zhou = open_window("wei", size="phone"), open_window("gao"), open_window("zhou")
    qiao.go(f"/rooms/{story}/desk")
    qiao.expect_connection(words("connection.live"))
    page = qiao.page

    # Everything qiao does here is done by keyboard.
    press(page, "x")
    expect(page.get_by_role("button", name=words("desk.step.start"))).to_be_visible()
    for window in (wei, gao, zhou):
        window.enter(story)
    lin.go(f"/rooms/{story}/chair")
    lin.expect_connection(words("connection.live"))
    lin.page.get_by_role("button", name=words("chair.start")).click()
    wei.expect_said(words("course.announce.started"))
    expect(page.get_by_role("button", name=re.compile("委员发言")).first).to_be_visible()
    press(page, "x")
    expect(wei.page.get_by_label(words("now.title"))).to_contain_text("委员发言")
    wei.picture("meeting-member-390")
    gao.picture("meeting-member-1440")
    assert_accessible(gao.page, "member's room at a desk")

    speak(qiao, lin, wei, gao)
    decide(qiao, lin, wei, gao, zhou)
    expect(lin.page.get_by_test_id("script")).to_be_visible()
    lin.picture("meeting-chair-390")
    assert_accessible(lin.page, "chair's sheet")

    gao.go(f"/rooms/{story}/screen")
    expect(gao.page.get_by_test_id("screen-result")).to_be_visible()
    gao.picture("meeting-screen")

    tab_to(page, words("desk.end"))
    press(page, "Enter")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    tab_to(page, words("desk.end"))
    press(page, "Enter")
    wei.expect_said(words("course.announce.ended"))
    expect(wei.page.get_by_label(words("now.title"))).to_contain_text(words("course.ended"))


def speak(qiao: Window, lin: Window, wei: Window, gao: Window) -> None:
    """Let wei and gao ask, and wei speak."""
    wei.ask_to_speak()
    wei.expect_said(words("floor.next_is_you"), urgent=True)
    gao.ask_to_speak()
    expect(gao.page.get_by_test_id("place")).to_contain_text(words("floor.ahead", count=1))
    expect(qiao.page.get_by_test_id("queued")).to_have_count(2)
    qiao.picture("meeting-desk-1440")
    assert_accessible(qiao.page, "operator's desk")
    press(qiao.page, "n")
    wei.expect_said(words("floor.your_turn"), urgent=True)
    gao.expect_said(words("floor.announce.granted", name="魏建国"))
    wei.picture("meeting-your-turn-390")
    assert_accessible(wei.page, "one's turn on a phone")
    wei.page.get_by_role("button", name=words("floor.take")).click()
    expect(gao.page.get_by_test_id("timer")).to_be_visible()
    lin.page.get_by_role("button", name=words("chair.extend")).click()
    wei.page.get_by_role("button", name=words("floor.release")).click()
    expect(gao.page.get_by_test_id("speaker")).to_have_count(0)


def decide(qiao: Window, lin: Window, wei: Window, gao: Window, zhou: Window) -> None:
    """Draft, open, close and publish a decision; everybody sees its arithmetic."""
    page = qiao.page
    press(page, "p")
    tab_to(page, words("desk.new_poll"))
    press(page, "Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label(words("poll.kind.decision")).focus()
    press(page, "Space")
    page.get_by_label(words("draft.title")).focus()
    page.keyboard.type(QUESTION)
    tab_to(page, words("draft.save"))
    press(page, "Enter")
    expect(page.get_by_test_id("draft")).to_contain_text(QUESTION)
    press(page, "p")
    tab_to(page, words("desk.open_poll"))
    press(page, "Enter")
    wei.expect_said(words("poll.announce.opened", title=QUESTION), urgent=True)
    wei.picture("meeting-poll-390")
    assert_accessible(wei.page, "a poll on a phone")
    vote(wei, words("poll.motion.for"))
    vote(gao, words("poll.motion.against"))
    expect(zhou.page.get_by_test_id("poll-sheet")).to_have_count(0)
    expect(page.get_by_test_id("progress")).to_contain_text("2")
    press(page, "p")
    tab_to(page, words("desk.close_poll"))
    press(page, "Enter")
    expect(lin.page.get_by_role("button", name=words("chair.publish"))).to_be_visible()
    expect(zhou.page.get_by_test_id("poll-result")).to_have_count(0)
    press(page, "p")
    tab_to(page, words("desk.publish"))
    press(page, "Enter")
    expect(page.get_by_text(words("undo.undo"))).to_be_visible()
    for window in (zhou, gao):
        expect(window.page.get_by_test_id("arithmetic").first).to_contain_text("赞成 1 票")
    qiao.picture("meeting-result-desk-1440")


def test_what_is_about_to_be_published_can_be_taken_back(open_window: OpenWindow, hall: Site) -> None:
    qiao = open_window("qiao")
    room_id = hall.room_id
    body = {"title": "先试一次", "kind": "sounding"}
    published: list[str] = []
    qiao.page.on("request", lambda request: published.append(request.url) if "/publish" in request.url else None)
    qiao.page.clock.install()
    qiao.go(f"/rooms/{room_id}/desk")
    qiao.expect_connection(words("connection.live"))
    poll_id = qiao.post(f"/api/rooms/{room_id}/polls", body).json()["poll_id"]
    for verb in ("open", "close"):
        assert qiao.post(f"/api/rooms/{room_id}/polls/{poll_id}/{verb}", {}).ok
    card = qiao.page.get_by_test_id("desk-poll").filter(has_text="先试一次")
    card.get_by_role("button", name=words("desk.publish")).click()
    qiao.page.get_by_role("button", name=words("undo.undo")).click()
    qiao.page.clock.fast_forward(60_000)  # had it not been taken back, it would be done long since
    expect(card.get_by_role("button", name=words("desk.publish"))).to_be_visible()
    assert published == []
