"""The printed result of a poll: offered where the result is shown, and it is what it says it is."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenWindow
from tests.e2e.words import words
from tests.integration.site import Site

BEGINS = {"xlsx": b"PK", "pdf": b"%PDF-"}


@pytest.mark.parametrize("ending", list(BEGINS))
def test_whoever_sees_a_result_gets_it_printed(
    open_window: OpenWindow, hall: Site, tmp_path: Path, ending: str
) -> None:
    qiao, wei = open_window("qiao"), open_window("wei", size="phone")
    title = f"结果打印 {ending}"
    path = f"/api/rooms/{hall.room_id}/polls"
    qiao.go(f"/rooms/{hall.room_id}/desk")
    qiao.expect_connection(words("connection.live"))
    poll_id = qiao.post(path, {"title": title}).json()["poll_id"]
    assert qiao.post(f"{path}/{poll_id}/open", {}).ok
    wei.enter()
    assert wei.post(f"{path}/{poll_id}/ballot", {"answer": [0]}).ok
    assert qiao.post(f"{path}/{poll_id}/close", {}).ok
    card = qiao.page.get_by_test_id("desk-poll").filter(has_text=title)
    expect(card.get_by_test_id("poll-result")).to_be_visible()
    qiao.picture(f"poll-result-{ending}-1440")
    with qiao.page.expect_download() as downloading:
        card.get_by_role("link", name=words(f"poll.printed.{ending}")).click()
    assert downloading.value.suggested_filename == f"{title} 意见征询结果.{ending}"
    downloading.value.save_as(tmp_path / "result")
    assert (tmp_path / "result").read_bytes().startswith(BEGINS[ending])
