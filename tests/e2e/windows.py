"""What a person does in a browser window, and what stands on its screen."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import APIResponse, Browser, BrowserContext, Locator, Page, expect

from tests.e2e.words import words
from tests.integration.services import ROOT
from tests.integration.site import Site

RESULTS = ROOT / "test-results"
WIDTHS = {"phone": (390, 844), "desk": (1440, 900)}
LIVE = words("connection.live")
RECONNECTING = words("connection.reconnecting")
FALLBACK = words("connection.fallback")
PATIENCE = 15_000
"""Milliseconds within which anything that is to come must be on the screen."""

WATCH = """
// Every word that the connection line has shown, everything that was said to screen readers, every peer connection
// that the page has made, every track it was given.
window.connectionWords = []
window.said = { 'announcement': [], 'urgent-announcement': [] }
window.peers = []
window.captured = []
for (const method of ['getUserMedia', 'getDisplayMedia']) {
    const native = navigator.mediaDevices?.[method]?.bind(navigator.mediaDevices)
    if (native)
        navigator.mediaDevices[method] = async (...given) => {
            const stream = await native(...given)
            window.captured.push(...stream.getTracks())
            return stream
        }
}
new MutationObserver(() => {
    const words = document.querySelector('[data-testid=connection]')?.textContent.trim()
    if (words && words !== window.connectionWords.at(-1)) window.connectionWords.push(words)
    for (const [line, said] of Object.entries(window.said)) {
        const text = document.querySelector(`[data-testid=${line}]`)?.textContent.trim()
        if (text && text !== said.at(-1)) said.push(text)
    }
}).observe(document, { subtree: true, childList: true, characterData: true })
const Native = window.RTCPeerConnection
window.RTCPeerConnection = class extends Native {
    constructor(...given) {
        super(...given)
        window.peers.push(this)
    }
}
"""
FRAMES_DECODED = """async () => {
    let frames = 0
    for (const peer of window.peers) {
        if (peer.connectionState === 'closed') continue
        for (const row of (await peer.getStats()).values()) {
            if (row.type === 'inbound-rtp' && row.kind === 'video') frames += row.framesDecoded ?? 0
        }
    }
    return frames
}"""

VOICE_RECEIVED = FRAMES_DECODED.replace("'video'", "'audio'").replace("framesDecoded", "packetsReceived")


class Window:
    """One browser window."""

    def __init__(self, page: Page, at: Site, url: str) -> None:
        self.page = page
        self.at = at
        self.url = url
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)

    def _note(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def go(self, path: str) -> None:
        """Open an address of the site."""
        self.page.goto(self.url + path)

    def ask(self, method: str, path: str, body: object = None) -> APIResponse:
        """Send a request as the page would, past its buttons."""
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        headers = {"X-CSRFToken": cookies["csrftoken"], "Origin": self.url}
        return self.page.request.fetch(self.url + path, method=method, data=body, headers=headers)

    def post(self, path: str, body: object) -> APIResponse:
        """Send a POST request as the page would, past its buttons."""
        return self.ask("POST", path, body)

    def enter(self, room_id: str | None = None) -> None:
        """Go into a room, if not told which then the test's own, and wait until the page says that it is connected."""
        self.go(f"/rooms/{room_id or self.at.room_id}")
        self.expect_connection(LIVE, FALLBACK)

    def say(self, text: str) -> None:
        """Write a message and send it, without waiting for anything."""
        self.page.locator("#message-text").fill(text)
        self.page.locator("#message-text").press("Enter")

    def ask_to_speak(self) -> None:
        """Ask for the floor, after a look at the microphone, which hears something."""
        self.page.get_by_role("button", name=words("floor.request"), exact=True).click()
        check = self.page.get_by_test_id("microphone-check")
        expect(check).to_contain_text(words("speak.check.heard"))
        check.get_by_role("button", name=words("floor.request"), exact=True).click()
        expect(check).to_have_count(0)

    def expect_connection(self, *words: str, milliseconds: int = PATIENCE) -> None:
        """See one of the words on the connection line."""
        line = self.page.get_by_test_id("connection")
        expect(line).to_have_text(_any_of(words), timeout=milliseconds)

    def expect_text(self, text: str, *, milliseconds: int = PATIENCE) -> None:
        """See exactly one message that says just this."""
        expect(self.message(text)).to_have_count(1, timeout=milliseconds)

    def expect_said(self, text: str, *, urgent: bool = False) -> None:
        """Hear this said to screen readers, or have heard it: the next word may follow at once."""
        until(
            self.page,
            lambda: any(text in said for said in self.said(urgent=urgent)),
            seconds=PATIENCE / 1000,
            what=text,
        )

    def said(self, *, urgent: bool = False) -> list[str]:
        """Everything that was said to screen readers since the page was opened."""
        line = "urgent-announcement" if urgent else "announcement"
        return [str(said) for said in self.page.evaluate("line => window.said[line]", line)]

    def expect_settled(self) -> None:
        """See nothing left that the room has not confirmed."""
        expect(self.page.get_by_test_id("pending")).to_have_count(0)

    def message(self, text: str) -> Locator:
        """The messages that say just this."""
        return self.page.locator("[data-message]").filter(has=self.page.locator("p.text", has_text=_exactly(text)))

    def texts(self) -> list[str]:
        """What the messages on the screen say, in their order."""
        return self.page.locator("[data-message] p.text").all_inner_texts()

    def words(self) -> list[str]:
        """Everything that the connection line has said since the page was opened."""
        return [str(word) for word in self.page.evaluate("window.connectionWords")]

    def frames_decoded(self) -> int:
        """How many pictures of others the page's peer connections have decoded."""
        return int(self.page.evaluate(FRAMES_DECODED))

    def voice_received(self) -> int:
        """How many packets of other people's voices have come to the page's peer connections."""
        return int(self.page.evaluate(VOICE_RECEIVED))

    def is_capturing(self) -> bool:
        """Whether the page holds a microphone, a camera or the screen."""
        return bool(self.page.evaluate("window.captured.some((track) => track.readyState === 'live')"))

    def forget_peers(self) -> None:
        """Let only peer connections that are made from now on count."""
        self.page.evaluate("window.peers = []")

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        RESULTS.mkdir(exist_ok=True)
        self.page.screenshot(path=RESULTS / f"{name}.png")


class Windows:
    """All windows of one test."""

    def __init__(self, browser: Browser, test: str) -> None:
        self._browser = browser
        self._test = test
        self._opened: list[tuple[BrowserContext, Window]] = []
        for left in RESULTS.glob(f"failed-{test}-*.png"):
            left.unlink()

    def open(
        self,
        at: Site,
        username: str | None = None,
        *,
        size: str = "desk",
        language: str = "zh-CN",
        origin: str | None = None,
    ) -> Window:
        """Open a window on a site, with somebody signed in by a console link if named."""
        width, height = WIDTHS[size]
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            permissions=["camera", "microphone"],
            reduced_motion="reduce",  # what fades in is measured, and photographed, as it stands
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        window = Window(context.new_page(), at, origin or at.url)
        self._opened.append((context, window))
        if username is not None:
            window.go(at.link(username))
        return window

    def close(self, *, has_failed: bool) -> None:
        """Close all windows; none may have seen a script's error or a breach of the content policy."""
        faults: list[str] = []
        for number, (context, window) in enumerate(self._opened):
            if has_failed:
                window.picture(f"failed-{self._test}-{number}")
            faults += window.faults
            context.close()
        assert faults == [], faults


def until(page: Page, condition: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Let the page live until ``condition`` holds; fail, naming ``what``, if not within ``seconds``."""
    for _ in range(round(seconds / 0.1)):
        if condition():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{what}: not within {seconds} s")


def _exactly(text: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(text)}\s*$")


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
