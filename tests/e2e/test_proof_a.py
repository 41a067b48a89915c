"""Proof A: two browser windows go on talking whatever is killed, and nothing they said is lost or doubled."""

from collections import Counter
from pathlib import Path

from tests.e2e.windows import RECONNECTING, Window, Windows, until
from tests.integration.site import site

HEARD_WITHIN = 3_000
"""Milliseconds in which a message comes to the other window, also when no nudge tells of it."""


def test_two_windows_talk_on_while_processes_are_killed(
    windows: Windows, pages: None, tmp_path: Path, postgres_url: str
) -> None:
    with site(tmp_path, database=postgres_url) as here:
        here.start_all("web0", "web1", "worker")
        lin, wei = windows.open(here, "lin"), windows.open(here, "wei", size="phone")
        lin.enter()
        wei.enter()
        said: list[str] = []

        def talk(about: str) -> None:
            for number in range(3):
                for name, window in (("林", lin), ("魏", wei)):
                    said.append(f"{name}：{about} {number}")
                    window.say(said[-1])

        talk("开始")
        expect_all(said, lin, wei)
        # Whichever window is on which server: each is on one of the two.
        talk("web0 将要中断")
        here.kill("web0")
        talk("web0 已经中断")
        expect_all(said, lin, wei)
        here.start_all("web0")
        # This time the server has stored what they said, and dies before it has told them so.
        here.balancer.hold_answers()
        talk("web1 将要中断")
        until(lin.page, lambda: set(said) <= set(logged(lin, here.server("web1"))), seconds=15, what="all is stored")
        here.kill("web1")
        here.balancer.lose_answers()
        talk("web1 已经中断")
        expect_all(said, lin, wei)
        here.start_all("web1")
        assert RECONNECTING in lin.words()
        assert RECONNECTING in wei.words()

        here.valkey.kill()
        for window, other in ((lin, wei), (wei, lin)):
            said.append(f"Valkey 已经中断 {len(said)}")
            window.say(said[-1])
            other.expect_text(said[-1], milliseconds=HEARD_WITHIN)
        here.valkey.start()

        here.kill("worker")
        talk("worker 已经中断")
        expect_all(said, lin, wei)
        here.start_all("worker")

        assert lin.texts() == wei.texts()
        assert Counter(lin.texts()) == Counter(said)
        assert [text for text in logged(lin, here.url) if text in said] == lin.texts()
        lin.picture("proof-a-desk")
        wei.picture("proof-a-phone")
        here.deployment.manage("verify_log")


def expect_all(said: list[str], *windows: Window) -> None:
    """See everything that was said, once, in each window, and nothing waiting."""
    for window in windows:
        window.expect_text(said[-1])
        window.expect_settled()
        for text in said:
            window.expect_text(text)


def logged(window: Window, url: str) -> list[str]:
    """Return the texts in the log as the server at ``url`` has it, in the order of the messages' ids (ADR 13)."""
    stream = f"room.{window.at.room_id}"
    answer = window.page.request.get(
        f"{url}/api/rooms/{window.at.room_id}/events", params={"since": f'{{"{stream}":0}}'}
    ).json()
    assert not answer["more"]
    posted = [event["data"] for event in answer["events"] if event["type"] == "message.posted"]
    return [message["text"] for message in sorted(posted, key=lambda message: str(message["message_id"]))]
