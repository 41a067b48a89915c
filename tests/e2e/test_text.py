"""Text of every kind on the demonstration's story: a question and its answer, an announcement, a private note."""

import re

import pytest
from playwright.sync_api import Locator, expect

from realtime.services.demo import TITLE
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import Window
from tests.e2e.words import words

DEPARTMENT = "市住建局"
QUESTION = "审批时限能否压缩到三十天以内？"
ANSWER = "已拟定一窗受理、三十日办结的方案。"
ANNOUNCEMENT = "十分钟后表决，请各位回到座位。"
NOTE = "请把我的发言往后挪一位。"


@pytest.fixture
def story(open_window: OpenWindow) -> str:
    """The room of the demonstration's story, which runs, and in which zhou sits for a department."""
    window = open_window("lin")
    rooms = window.page.request.get(f"{window.url}/api/rooms").json()["items"]
    return next(str(room["room_id"]) for room in rooms if room["title"] == TITLE)


def write_as(window: Window, kind: str, text: str) -> None:
    """Write something as what the list beside the field offers."""
    window.page.get_by_label(words("compose.kind")).select_option(kind)
    if kind == "question":
        window.page.get_by_label(words("compose.department")).select_option(label=DEPARTMENT)
    window.page.locator("#message-text").fill(text)
    window.page.get_by_role("button", name=words(f"compose.post.{kind}"), exact=True).click()


def standing(window: Window, text: str) -> Locator:
    return window.message(text).get_by_test_id("question-standing")


def test_a_question_is_answered_from_the_room_by_the_department(open_window: OpenWindow, story: str) -> None:
    wei, zhou = open_window("wei", size="phone"), open_window("zhou", size="phone")
    wei.enter(story)
    zhou.enter(story)
    write_as(wei, "question", QUESTION)
    expect(standing(wei, QUESTION)).to_contain_text(words("question.state.open"))
    expect(standing(wei, QUESTION).get_by_role("button")).to_have_count(0)
    wei.picture("text-question-390")

    owed = zhou.page.get_by_test_id("owed-questions")
    expect(owed).to_contain_text(words("question.owed", count=1))
    owed.locator("summary").click()
    owed.get_by_role("button", name=re.compile(f"^{words('question.answer')}")).click()
    expect(zhou.page.get_by_test_id("answered")).to_contain_text(words("compose.settles"))
    expect(zhou.page.locator("#message-text")).to_be_focused()
    zhou.picture("text-answering-390")
    assert_accessible(zhou.page, "answering a question on a phone")
    zhou.say(ANSWER)

    wei.expect_text(ANSWER)
    expect(standing(wei, QUESTION)).to_contain_text(words("question.state.answered"))
    expect(owed).to_have_count(0)
    quote = wei.message(ANSWER).get_by_test_id("quote")
    expect(quote).to_contain_text(QUESTION)
    quote.click()
    expect(wei.message(QUESTION)).to_be_focused()
    assert_accessible(wei.page, "the talk on a phone")


def test_an_announcement_reaches_everybody_and_is_read_out(open_window: OpenWindow, story: str) -> None:
    qiao, wei, screen = open_window("qiao"), open_window("wei", size="phone"), open_window("qiao")
    qiao.go(f"/rooms/{story}/desk")
    qiao.expect_connection(words("connection.live"))
    wei.enter(story)
    screen.go(f"/rooms/{story}/screen")
    expect(wei.page.get_by_label(words("compose.kind")).locator("option[value=announcement]")).to_have_count(0)
    write_as(qiao, "announcement", ANNOUNCEMENT)
    banner = wei.page.get_by_test_id("announcement-banner")
    expect(banner).to_contain_text(ANNOUNCEMENT)
    wei.expect_said(ANNOUNCEMENT, urgent=True)
    expect(screen.page.get_by_test_id("screen-announcement")).to_contain_text(ANNOUNCEMENT)
    wei.picture("text-announcement-390")
    screen.picture("text-announcement-screen")
    assert_accessible(wei.page, "an announcement on a phone")
    banner.get_by_role("button", name=words("announcement.dismiss")).click()
    expect(banner).to_have_count(0)
    wei.page.reload()
    wei.expect_connection(words("connection.live"))
    expect(wei.message(ANNOUNCEMENT)).to_have_count(1)
    expect(banner).to_have_count(0)


def test_a_note_is_seen_by_the_operators_and_nobody_else(open_window: OpenWindow, story: str) -> None:
    qiao, wei, gao = open_window("qiao"), open_window("wei", size="phone"), open_window("gao")
    qiao.go(f"/rooms/{story}/desk")
    qiao.expect_connection(words("connection.live"))
    for window in (wei, gao):
        window.enter(story)
    wei.page.get_by_role("button", name=words("note.open")).click()
    wei.page.get_by_label(words("note.label")).fill(NOTE)
    wei.picture("text-note-390")
    assert_accessible(wei.page, "a note to the operators on a phone")
    wei.page.get_by_role("button", name=words("note.send")).click()
    expect(wei.page.get_by_test_id("own-note").filter(has_text=NOTE)).to_have_count(1)

    qiao.page.locator("#talk-desk-notes").click()
    expect(qiao.page.get_by_test_id("note").filter(has_text=NOTE)).to_have_count(1)
    qiao.picture("text-notes-1440")
    assert_accessible(qiao.page, "notes on the desk")
    qiao.page.locator("#talk-desk-questions").click()
    expect(qiao.page.get_by_test_id("question").first).to_be_visible()
    assert_accessible(qiao.page, "questions on the desk")

    # Whoever is told later has been told everything before: gao sees this and so would have seen the note.
    wei.page.keyboard.press("Escape")
    wei.say("这句话大家都看得到。")
    gao.expect_text("这句话大家都看得到。")
    assert NOTE not in gao.page.content()
    answer = gao.page.request.get(f"{gao.url}/api/rooms/{story}")
    assert answer.status == 200
    assert NOTE not in answer.text()


def test_what_was_said_under_an_item_is_found_by_it(open_window: OpenWindow, story: str) -> None:
    gao = open_window("gao")
    gao.enter(story)
    gao.say("归入当前议题的话。")
    gao.expect_text("归入当前议题的话。")
    show = gao.page.get_by_label(words("talk.filter"))
    show.select_option("none")
    expect(gao.message("归入当前议题的话。")).to_have_count(0)
    show.select_option(index=1)
    expect(gao.message("归入当前议题的话。")).to_have_count(1)
    gao.picture("text-filter-1440")
    assert_accessible(gao.page, "the talk of one item")


def test_a_question_that_was_asked_aloud_is_taken_away_with_a_date(open_window: OpenWindow, story: str) -> None:
    wei, qiao = open_window("wei", size="phone"), open_window("qiao")
    wei.enter(story)
    asked = wei.page.get_by_role("button", name=words("floor.request"), exact=True)
    wei.ask_to_speak()
    qiao.go(f"/rooms/{story}/desk")
    qiao.expect_connection(words("connection.live"))
    desk = qiao.page
    desk.get_by_role("button", name=words("away.begin")).click()
    desk.get_by_label(words("away.whose")).select_option(label=f"魏建国 · {words('floor.kind.speech')}")
    desk.get_by_label(words("away.question")).fill("低层住户的补偿由谁出？")
    desk.get_by_label(words("question.due_on")).fill("2199-12-31")
    qiao.picture("text-taken-away-1440")
    assert_accessible(desk, "taking a question away")
    desk.get_by_role("button", name=words("question.confirm")).click()
    expect(desk.get_by_test_id("taken-away")).to_contain_text("低层住户的补偿由谁出？")
    expect(asked).to_be_visible()  # who asked it waits no longer
