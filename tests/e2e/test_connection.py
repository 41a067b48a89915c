"""What the page says and does when its connection is closed, blocked or broken."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import FALLBACK, LIVE, RECONNECTING, Window, until
from tests.e2e.words import words
from tests.integration.site import Site

CLOSED_WITHIN = 1_500
"""Milliseconds. The promise is a second; the rest is the browser's and a busy machine's."""
NOTE_THE_END = """
new MutationObserver(() => {
    if (document.querySelector('[data-testid=ended]')) window.endedAt ??= Date.now()
}).observe(document, { subtree: true, childList: true })
"""


def test_signing_out_elsewhere_closes_the_room_within_a_second(open_window: OpenWindow) -> None:
    other = open_window("gao", size="phone")
    sign_out_others(other)
    room = open_window("gao")
    room.enter()
    room.page.evaluate(NOTE_THE_END)
    other.go("/account")
    revoke = other.page.get_by_role("button", name=words("account.revoke"))
    expect(revoke).to_have_count(1)
    with other.page.expect_request_finished(lambda request: request.method == "DELETE") as revoking:
        revoke.click()
    expect(room.page.get_by_test_id("ended")).to_contain_text(words("ended.4401"))
    # By the pages' own clock, which is one: how long it takes to look is not the product's.
    assert room.page.evaluate("window.endedAt") - revoking.value.timing["startTime"] < CLOSED_WITHIN
    expect(room.page.get_by_test_id("connection")).to_have_text(words("connection.ended"))
    room.picture("ended-desk")
    room.page.get_by_role("button", name=words("action.sign_in_again")).click()
    expect(room.page).to_have_url(f"{room.url}/sign-in?next=/rooms/{room.at.room_id}")


def test_where_sockets_are_blocked_the_page_goes_on_by_the_other_door(open_window: OpenWindow, hall: Site) -> None:
    wei = open_window("wei")
    wei.enter()
    hall.balancer.blocks_sockets = True
    try:
        gao = open_window("gao", size="phone")
        gao.enter()
        gao.expect_connection(FALLBACK)
        gao.picture("fallback-phone")
        gao.say("我这里套接字不通")
        wei.expect_text("我这里套接字不通")
        gao.expect_text("我这里套接字不通")
        gao.expect_settled()
        wei.say("照样看得到")
        gao.expect_text("照样看得到", milliseconds=3_000)
        wei.expect_text("照样看得到")
        assert wei.texts() == gao.texts()
    finally:
        hall.balancer.blocks_sockets = False


def test_a_broken_network_is_told_and_what_was_written_meanwhile_is_sent(open_window: OpenWindow, hall: Site) -> None:
    lin = open_window("lin")
    lin.enter()
    servers, hall.balancer.servers = hall.balancer.servers, []
    try:
        hall.balancer.cut()
        lin.expect_connection(RECONNECTING)
        lin.say("断网时写的")
        expect(lin.page.get_by_test_id("pending")).to_contain_text(words("pending.waiting"))
        lin.picture("reconnecting-desk")
    finally:
        hall.balancer.servers = servers
    lin.expect_connection(LIVE, FALLBACK)
    lin.expect_settled()
    lin.expect_text("断网时写的")


def test_what_was_not_confirmed_survives_a_reload(open_window: OpenWindow, hall: Site) -> None:
    wei = open_window("wei")
    wei.enter()
    servers, hall.balancer.servers = hall.balancer.servers, []
    try:
        hall.balancer.cut()
        wei.expect_connection(RECONNECTING)
        wei.say("刷新之前写的")
        expect(wei.page.get_by_test_id("pending")).to_have_count(1)
    finally:
        hall.balancer.servers = servers
    wei.page.reload()
    wei.expect_connection(LIVE, FALLBACK)
    wei.expect_settled()
    wei.expect_text("刷新之前写的")


def sign_out_others(window: Window) -> None:
    """End all logins of the person but this one: windows that earlier tests closed are signed in still."""
    window.go("/")
    logins = window.page.request.get(f"{window.url}/api/login-sessions").json()["items"]
    for login in logins:
        if not login["is_current"]:
            assert window.ask("DELETE", f"/api/login-sessions/{login['id']}").ok


@pytest.mark.parametrize("path", ["/rooms/00000000-0000-4000-8000-000000000000", "/nowhere"])
def test_what_is_not_there_is_said_in_words(open_window: OpenWindow, path: str) -> None:
    zhou = open_window("zhou")
    zhou.go(path)
    sentence = zhou.page.get_by_text(words("problem.room.not_found")).or_(zhou.page.get_by_text(words("missing.title")))
    until(zhou.page, lambda: sentence.count() > 0, seconds=10, what="the page says what is not there")
