"""What the page says and does when its connection is closed, blocked or broken."""

import time

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import FALLBACK, LIVE, RECONNECTING, until
from tests.e2e.words import words
from tests.integration.site import Site

CLOSED_WITHIN = 1.5
"""Seconds. The promise is one; the rest is the browser's and a busy machine's."""


def test_signing_out_elsewhere_closes_the_room_within_a_second(open_window: OpenWindow) -> None:
    room, other = open_window("gao"), open_window("gao", size="phone")
    room.enter()
    other.go("/account")
    revoke = other.page.get_by_role("button", name=words("account.revoke"))
    expect(revoke).to_have_count(1)
    started = time.monotonic()
    revoke.click()
    expect(room.page.get_by_test_id("ended")).to_be_visible(timeout=CLOSED_WITHIN * 1000)
    assert time.monotonic() - started < CLOSED_WITHIN
    expect(room.page.get_by_test_id("ended")).to_contain_text(words("ended.4401"))
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


@pytest.mark.parametrize("path", ["/rooms/00000000-0000-4000-8000-000000000000", "/nowhere"])
def test_what_is_not_there_is_said_in_words(open_window: OpenWindow, path: str) -> None:
    zhou = open_window("zhou")
    zhou.go(path)
    sentence = zhou.page.get_by_text(words("problem.room.not_found")).or_(zhou.page.get_by_text(words("missing.title")))
    until(zhou.page, lambda: sentence.count() > 0, seconds=10, what="the page says what is not there")
