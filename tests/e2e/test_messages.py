"""Writing, correcting and hiding, as people see it."""

from playwright.sync_api import expect

from realtime.room.state import WINDOW
from tests.e2e.conftest import OpenWindow
from tests.e2e.words import words
from tests.integration.site import Site


def test_an_author_corrects_a_message_and_the_others_see_it(open_window: OpenWindow) -> None:
    wei, lin = open_window("wei", size="phone"), open_window("lin")
    wei.enter()
    lin.enter()
    wei.say("加装电锑")
    lin.expect_text("加装电锑")
    expect(lin.message("加装电锑").get_by_role("button", name=words("message.edit"))).to_have_count(0)
    wei.message("加装电锑").get_by_role("button", name=words("message.edit")).click()
    wei.page.get_by_label(words("message.edit_label")).fill("加装电梯")
    wei.page.get_by_role("button", name=words("action.save")).click()
    lin.expect_text("加装电梯")
    expect(lin.message("加装电锑")).to_have_count(0)
    expect(lin.message("加装电梯")).to_contain_text(words("message.edited"))


def test_the_desk_hides_a_message_and_its_author_learns_why(open_window: OpenWindow) -> None:
    qiao, wei, gao = open_window("qiao"), open_window("wei", size="phone"), open_window("gao")
    for window in (qiao, wei, gao):
        window.enter()
    wei.say("张三家的电话是……")
    qiao.expect_text("张三家的电话是……")
    gao.expect_text("张三家的电话是……")
    expect(gao.message("张三家的电话是……").get_by_role("button", name=words("message.hide"))).to_have_count(0)

    qiao.message("张三家的电话是……").get_by_role("button", name=words("message.hide")).click()
    qiao.page.get_by_label(words("hide.reason")).fill("含有他人电话")
    qiao.page.locator("dialog").get_by_role("button", name=words("message.hide")).click()
    for window in (wei, gao, qiao):
        expect(window.message("张三家的电话是……")).to_have_count(0)
    expect(gao.page.get_by_text(words("message.hidden")).last).to_be_visible()
    assert "张三家的电话是" not in gao.page.content(), "nor may it be found anywhere else in the page"
    expect(qiao.page.get_by_text(words("message.hidden_because", reason="含有他人电话"))).to_be_visible()

    notice = wei.page.get_by_test_id("notice").filter(has_text="含有他人电话")
    expect(notice).to_contain_text("含有他人电话")
    wei.picture("notice-phone")
    expect(gao.page.get_by_test_id("notice").filter(has_text="含有他人电话")).to_have_count(0)
    notice.get_by_role("button", name=words("notice.dismiss")).click()
    expect(notice).to_have_count(0)
    wei.page.reload()
    wei.expect_connection(words("connection.live"))
    expect(notice).to_have_count(0)


def test_too_long_a_message_cannot_be_sent_and_says_by_how_much(open_window: OpenWindow) -> None:
    wei = open_window("wei")
    wei.enter()
    wei.page.locator("#message-text").fill("字" * 1001)
    expect(wei.page.get_by_text(words("compose.too_long", over=1))).to_be_visible()
    expect(wei.page.get_by_role("button", name=words("compose.post.speech"))).to_be_disabled()


def test_older_messages_are_fetched_by_page(open_window: OpenWindow, hall: Site) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    for number in range(WINDOW + 30):
        assert lin.post(f"/api/rooms/{hall.room_id}/messages", {"text": f"第 {number} 句"}).status == 201
    wei.enter()
    wei.expect_text(f"第 {WINDOW + 29} 句")
    expect(wei.message("第 10 句")).to_have_count(0)
    wei.page.get_by_role("button", name=words("message.older")).click()
    wei.expect_text("第 10 句")
    expect(wei.page.get_by_role("button", name=words("message.older"))).to_have_count(0)
    assert wei.texts() == [f"第 {n} 句" for n in range(WINDOW + 30)]


def test_a_screen_reader_is_told_what_others_say(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei")
    lin.enter()
    wei.enter()
    wei.say("请读出来")
    lin.expect_said("魏建国：请读出来")
    wei.expect_settled()
    assert not any("请读出来" in said for said in wei.said())
