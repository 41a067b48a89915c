"""What a page asks of the forwarder, and what it tells of the connection: no more than is looked at, and in words."""

from typing import Any

from playwright.sync_api import Request, expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.test_speaking import DEVICE, put
from tests.e2e.windows import PATIENCE, Window, until
from tests.e2e.words import words

WORSE = """
// What this browser counts as lost is more, by this share of what it counts as arrived since `worse` was set.
window.worse = 0
const lost = new Map()
const native = RTCPeerConnection.prototype.getStats
RTCPeerConnection.prototype.getStats = async function (...given) {
    const report = await native.apply(this, given)
    const rows = new Map()
    for (const [id, row] of report) {
        if (row.type !== 'inbound-rtp') { rows.set(id, row); continue }
        const before = lost.get(id) ?? { arrived: 0, lost: 0 }
        const more = (row.packetsReceived - before.arrived) * window.worse
        lost.set(id, { arrived: row.packetsReceived, lost: before.lost + more })
        rows.set(id, { ...row, packetsLost: row.packetsLost + lost.get(id).lost, jitter: 0 })
    }
    return rows
}
"""
"""Makes a network look bad to the page, which judges it by these figures; what arrives stays what it is.

The jitter of a machine that is busy with tests is none of the network's.
"""


def show_camera(lin: Window) -> None:
    lin.page.get_by_role("button", name=words("call.camera_on")).click()
    expect(lin.page.get_by_test_id("preview")).to_be_visible(timeout=PATIENCE)


def assert_pictures_come(window: Window) -> None:
    frames = window.frames_decoded()
    until(window.page, lambda: window.frames_decoded() > frames + 10, seconds=20, what="pictures come")


def assert_pictures_stop(window: Window) -> None:
    def stands_still() -> bool:
        frames = window.frames_decoded()
        window.page.wait_for_timeout(1000)
        return window.frames_decoded() == frames

    until(window.page, stands_still, seconds=2, what="pictures stop")


def test_no_more_of_a_picture_is_asked_for_than_is_drawn(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    asked: list[Any] = []

    def note(request: Request) -> None:
        if request.url.endswith("/preferences"):
            asked.append(request.post_data_json)

    wei.page.on("request", note)
    lin.enter()
    wei.enter()
    show_camera(lin)
    assert_pictures_come(wei)

    def is_asked() -> bool:
        """Return whether the page has come to ask for what 390 pixels of this screen, less the margins, can show."""
        if not asked or list(asked[-1]["video"].values()) != ["medium"]:
            return False
        return (asked[-1]["audio_only"], asked[-1]["most_videos"]) == (False, 4)

    until(wei.page, is_asked, seconds=5, what="the page says how large it is drawn")
    wei.page.evaluate("document.querySelector('[data-testid=tile]').style.display = 'none'")
    assert_pictures_stop(wei)
    assert list(asked[-1]["video"].values()) == ["off"]
    wei.page.evaluate("document.querySelector('[data-testid=tile]').style.display = ''")
    assert_pictures_come(wei)


def test_a_device_in_the_hall_receives_nothing_until_its_person_has_left(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    put(wei, "whereabouts", {"whereabouts": "hall"})
    line = wei.page.get_by_test_id("in-hall")
    expect(line).to_be_visible(timeout=PATIENCE)
    try:
        wei.forget_peers()
        show_camera(lin)
        wei.page.wait_for_timeout(1500)
        assert wei.page.evaluate("window.peers.length") == 0
        wei.picture("hall-390")
        assert_accessible(wei.page, "a phone in the hall")
    finally:
        line.get_by_role("button", name=words("place.left_hall")).click()
    expect(line).to_have_count(0, timeout=PATIENCE)
    assert_pictures_come(wei)


def prefer(wei: Window, **wish: object) -> None:
    """Ask for pictures past the page, which goes on waiting for them: as when the forwarder holds them back."""
    put(wei, f"calls/{wei.page.evaluate(DEVICE)}/preferences", wish)


def test_a_picture_that_is_held_back_says_so_and_goes_on_with_the_first_packet(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    wei.page.add_init_script(WORSE)
    lin.enter()
    wei.enter()
    show_camera(lin)
    assert_pictures_come(wei)
    halt = wei.page.get_by_test_id("halt")
    expect(halt).to_have_count(0)
    wei.page.wait_for_timeout(1000)  # let the page say first what it wants
    prefer(wei, video={}, most_videos=0)
    expect(halt).to_have_text(words("call.halt.unknown"), timeout=PATIENCE)
    wei.picture("halted-390")
    prefer(wei, video={}, most_videos=4)
    expect(halt).to_have_count(0, timeout=PATIENCE)
    lin.page.get_by_role("button", name=words("call.camera_off")).click()
    expect(wei.page.get_by_test_id("tile")).to_have_count(0, timeout=PATIENCE)


def test_a_bad_network_is_told_in_words_with_what_to_do(open_window: OpenWindow) -> None:
    lin, wei, gao = open_window("lin"), open_window("wei", size="phone"), open_window("gao")
    for window in (wei, gao):
        window.page.add_init_script(WORSE)
    for window in (lin, wei, gao):
        window.enter()
    show_camera(lin)
    for window in (wei, gao):
        put(window, "whereabouts", {"whereabouts": "online"})  # so that no question takes the picture's place
        assert_pictures_come(window)
        line = window.page.get_by_test_id("own-quality")
        expect(line).to_have_attribute("data-standing", "good", timeout=PATIENCE)
        window.page.evaluate("window.worse = 0.3")
        expect(line).to_have_text(words("call.quality.weak.down"), timeout=PATIENCE)
        prefer(window, video={}, most_videos=0)
        expect(window.page.get_by_test_id("halt")).to_have_text(words("call.halt.network"), timeout=PATIENCE)
        window.picture(f"weak-{window.page.viewport_size['width']}")  # type: ignore[index]  # every window has a size
        assert_accessible(window.page, "a weak network")
        # Nothing is lost of what is not sent; the network is weak all the same.
        window.page.evaluate("window.worse = 0")
        window.page.wait_for_timeout(8000)
        expect(line).to_have_text(words("call.quality.weak.down"))
        prefer(window, video={}, most_videos=4)
        expect(window.page.get_by_test_id("halt")).to_have_count(0, timeout=PATIENCE)
        expect(line).to_have_text(words("call.quality.good"), timeout=PATIENCE)


def test_sound_alone_leaves_nothing_that_stands_still(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    show_camera(lin)
    assert_pictures_come(wei)
    wei.page.get_by_role("button", name=words("call.audio_only")).click()
    assert_pictures_stop(wei)
    wei.page.wait_for_timeout(3000)
    expect(wei.page.get_by_test_id("halt")).to_have_count(0)
    wei.page.get_by_role("button", name=words("call.audio_only")).click()
    assert_pictures_come(wei)
    expect(wei.page.get_by_test_id("halt")).to_have_count(0)
