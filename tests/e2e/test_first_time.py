"""A member who was never here before: from the link that was sent to a cast vote, on a phone, within a minute."""

import time
from typing import Any

from playwright.sync_api import expect

from consultations.services.demo import TITLE
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.test_meeting import vote
from tests.e2e.windows import Window
from tests.e2e.words import words

NEWCOMER = "魏建国"
"""A member whom the demonstration invites. The phone that the test takes was never seen before."""
QUESTION = "是否同意把加装电梯列入明年民生实事？"
WITHIN = 60.0
"""Seconds from opening the link to the cast vote, the pictures on the way included."""


def test_from_the_link_to_a_cast_vote_within_a_minute(open_window: OpenWindow) -> None:
    qiao = open_window("qiao")
    sitting_id, link = _invited(qiao)
    qiao.go(f"/rooms/{sitting_id}/desk")
    qiao.expect_connection(words("connection.live"))
    poll = _open_poll(qiao, sitting_id)

    member = open_window(size="phone")
    page, began = member.page, time.monotonic()
    page.goto(link)
    member.picture("first-time-1-link")
    expect(page.locator("main")).to_contain_text(TITLE)
    page.locator("main form button").first.click()
    page.wait_for_url("**/rooms/**")
    expect(page.get_by_role("dialog", name=QUESTION)).to_be_visible()
    member.picture("first-time-2-poll")
    vote(member, words("poll.motion.for"))
    took = time.monotonic() - began
    expect(qiao.page.get_by_test_id("progress")).to_contain_text("1")
    member.picture("first-time-3-voted")
    assert took <= WITHIN
    assert_accessible(page, "the room after the first vote")
    assert qiao.post(f"{poll}/close", {}).ok  # others come into this room too, and would be asked


def _invited(qiao: Window) -> tuple[str, str]:
    """Return the demonstration's sitting and a new link of the newcomer's."""
    found = next(item for item in _get(qiao, "consultations")["items"] if item["title"] == TITLE)
    sitting_id = str(found["next_sitting"]["sitting_id"])
    listed = _get(qiao, f"sittings/{sitting_id}/invitations")["items"]
    invitation_id = next(item["invitation_id"] for item in listed if item["name"] == NEWCOMER)
    issued = qiao.post(f"/api/sittings/{sitting_id}/invitations/{invitation_id}/link", {})
    assert issued.ok, issued.text()
    return sitting_id, str(issued.json()["url"])


def _open_poll(qiao: Window, room_id: str) -> str:
    """Ask the question, and return the path of the poll."""
    drafted = qiao.post(f"/api/rooms/{room_id}/polls", {"title": QUESTION, "kind": "decision"})
    assert drafted.ok, drafted.text()
    path = f"/api/rooms/{room_id}/polls/{drafted.json()['poll_id']}"
    assert qiao.post(f"{path}/open", {}).ok
    return path


def _get(window: Window, path: str) -> Any:
    return window.page.request.get(f"{window.url}/api/{path}").json()
