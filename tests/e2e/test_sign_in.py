"""The ways in and the way out."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.e2e.conftest import OpenWindow
from tests.e2e.words import words
from tests.integration.site import Site


def test_a_password_leads_to_where_one_was_going(open_window: OpenWindow, hall: Site) -> None:
    qiao = open_window()
    qiao.go(f"/rooms/{hall.room_id}")
    expect(qiao.page).to_have_url(f"{qiao.url}/sign-in?next=/rooms/{hall.room_id}")
    qiao.page.get_by_label(words("sign_in.username")).fill("Qiao")
    qiao.page.get_by_role("textbox", name=words("sign_in.password")).fill(hall.furniture.password)
    qiao.page.get_by_role("button", name=words("sign_in.submit")).click()
    expect(qiao.page).to_have_url(f"{qiao.url}/rooms/{hall.room_id}")
    qiao.expect_connection(words("connection.live"))


def test_a_console_link_signs_in_when_opened_and_only_once(open_window: OpenWindow, hall: Site) -> None:
    link = hall.link("zhou")
    first, second = open_window(), open_window()
    first.go(link)
    expect(first.page).to_have_url(f"{first.url}/")
    expect(first.page.get_by_role("heading", level=1)).to_contain_text("周振华")
    assert second.page.goto(second.url + link).status == 410  # type: ignore[union-attr]  # a navigation has a response
    assert second.page.request.get(f"{second.url}/api/session").json()["account"] is None


def test_a_persons_link_signs_in_by_its_button(open_window: OpenWindow, hall: Site) -> None:
    wei = open_window(size="phone")
    wei.go(hall.furniture.person_links["wei"])
    assert wei.page.request.get(f"{wei.url}/api/session").json()["account"] is None
    wei.page.get_by_role("button").click()
    expect(wei.page).to_have_url(f"{wei.url}/")
    assert wei.page.request.get(f"{wei.url}/api/session").json()["account"]["username"] == "wei"


def test_signing_out_ends_at_the_door(open_window: OpenWindow) -> None:
    zhou = open_window("zhou")
    zhou.go("/account")
    zhou.page.get_by_role("button", name=words("account.sign_out")).click()
    expect(zhou.page.get_by_label(words("sign_in.username"))).to_be_visible()
    assert urlsplit(zhou.page.url).path == "/sign-in"
    zhou.go("/account")
    expect(zhou.page.get_by_label(words("sign_in.username"))).to_be_visible()
