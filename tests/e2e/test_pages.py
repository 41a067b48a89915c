"""Every page, on a telephone and on a desk: zero violations found by axe, and a picture of each to look at."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import WIDTHS, Window
from tests.e2e.words import words
from tests.integration.site import Site


def sign_in(window: Window) -> None:
    window.go("/sign-in")
    expect(window.page.locator("#username")).to_be_visible()


def refused(window: Window) -> None:
    sign_in(window)
    window.page.locator("#username").fill("zhou")
    window.page.locator("#password").fill("不是这个")
    window.page.get_by_role("button", name=words("sign_in.submit")).click()
    expect(window.page.get_by_role("alert")).to_contain_text(words("problem.login.failed"))


def home(window: Window) -> None:
    window.go("/")
    expect(window.page.get_by_role("link", name="联调会议")).to_be_visible()


def meetings(window: Window) -> None:
    window.go("/meetings")
    expect(window.page.get_by_role("link", name="联调会议")).to_be_visible()


def room(window: Window) -> None:
    window.enter()
    window.say("低层住户的补偿标准，建议由市里统一。")
    window.expect_settled()
    if not window.page.locator("#people").is_visible():
        window.page.get_by_role("button", name="人员").click()
    expect(window.page.locator("#people")).to_be_visible()


def hide_dialog(window: Window) -> None:
    window.enter()
    window.say("打错了")
    window.expect_settled()
    window.page.get_by_role("button", name=words("message.hide")).last.click()
    expect(window.page.locator("dialog")).to_be_visible()


def editing(window: Window) -> None:
    window.enter()
    window.say("打错子了")
    window.expect_settled()
    window.page.get_by_role("button", name=words("message.edit")).last.click()
    expect(window.page.get_by_label(words("message.edit_label"))).to_be_visible()


def account(window: Window) -> None:
    window.go("/account")
    expect(window.page.get_by_text(words("account.current"), exact=True)).to_be_visible()


def account_in_large(window: Window) -> None:
    account(window)
    window.page.get_by_role("switch").check()
    expect(window.page.locator("html.big")).to_have_count(1)


def missing(window: Window) -> None:
    window.go("/nowhere")
    expect(window.page.get_by_role("heading", name=words("missing.title"))).to_be_visible()


def person_link(window: Window) -> None:
    window.go(window.at.furniture.person_links["admin"])
    expect(window.page.get_by_role("button")).to_be_visible()


def link_gone(window: Window) -> None:
    window.go("/login/nothing")
    expect(window.page.get_by_role("heading").first).to_be_visible()


PAGES: dict[str, tuple[str | None, Callable[[Window], None]]] = {
    "sign-in": (None, sign_in),
    "sign-in-refused": (None, refused),
    "home": ("lin", home),
    "meetings": ("lin", meetings),
    "room": ("lin", room),
    "hide": ("qiao", hide_dialog),
    "editing": ("lin", editing),
    "account": ("lin", account),
    "account-large": ("lin", account_in_large),
    "missing": ("lin", missing),
    "person-link": (None, person_link),
    "link-gone": (None, link_gone),
}
"""Page → who looks at it (nobody: a stranger), and how to come there."""


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_the_page(open_window: OpenWindow, name: str, size: str) -> None:
    username, visit = PAGES[name]
    window = open_window(username, size=size)
    visit(window)
    window.picture(f"{name}-{size}")
    assert_accessible(window.page, f"{name} at {size} size")
    width = window.page.evaluate("document.documentElement.scrollWidth")
    assert width <= WIDTHS[size][0], "the page is wider than the screen"


def test_the_first_page_leads_to_the_room_and_back(open_window: OpenWindow, hall: Site) -> None:
    wei = open_window("wei")
    home(wei)
    card = wei.page.get_by_role("article").filter(has=wei.page.get_by_role("link", name="联调会议"))
    card.get_by_role("link", name=words("home.todo.enter")).click()
    expect(wei.page).to_have_url(f"{wei.url}/rooms/{hall.furniture.room_id}")
    expect(wei.page.get_by_role("heading", level=1)).to_have_text("联调会议")
    wei.page.get_by_role("link", name=words("room.back")).click()
    expect(wei.page).to_have_url(f"{wei.url}/")


def test_english_is_spoken_when_chosen_and_remembered_with_the_account(open_window: OpenWindow) -> None:
    zhou = open_window("zhou")
    home(zhou)
    expect(zhou.page.locator("html")).to_have_attribute("lang", "zh-CN")
    _speak(zhou, "English")
    expect(zhou.page.locator("html")).to_have_attribute("lang", "en")
    expect(zhou.page.get_by_role("heading", name="My meetings")).to_be_visible()
    zhou.picture("home-english-desk")
    assert_accessible(zhou.page, "the first page in English")
    zhou.page.reload()
    expect(zhou.page.locator("html")).to_have_attribute("lang", "en")
    elsewhere = open_window("zhou", size="phone")
    elsewhere.go("/")
    expect(elsewhere.page.locator("html")).to_have_attribute("lang", "en")
    _speak(elsewhere, "中文")
    expect(elsewhere.page.locator("html")).to_have_attribute("lang", "zh-CN")


def _speak(window: Window, language: str) -> None:
    """Choose a language and see it kept with the account, which the tests that follow share."""
    with window.page.expect_response(lambda response: response.url.endswith("/api/account")) as kept:
        window.page.get_by_role("button", name=language).click()
    assert kept.value.ok


def test_large_type_stays_and_is_larger(open_window: OpenWindow) -> None:
    gao = open_window("gao", size="phone")
    account(gao)
    before = _body_size(gao)
    gao.page.get_by_role("switch").check()
    gao.enter()
    assert _body_size(gao) >= before * 1.2
    gao.picture("room-large-phone")
    assert_accessible(gao.page, "the room in large type")


def _body_size(window: Window) -> float:
    return float(window.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
