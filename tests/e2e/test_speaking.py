"""The moment of speaking: who has the floor is heard and seen, and nobody else; what is captured ends with the turn."""

import time
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse, expect

from realtime.media.control import ControlClient
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import Window, until
from tests.e2e.words import words
from tests.integration.site import Site

DENIED = """
navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
"""
DEVICE = """() => {
    window.dispatchEvent(new Event('pagehide'))  // when it leaves, a page notes what its device is called
    const device = sessionStorage.getItem('device')
    window.dispatchEvent(new Event('pageshow'))
    return device
}"""


def grant(lin: Window, wei: Window) -> str:
    """Let the chair call up whoever waits first and return the request."""
    room = f"/api/rooms/{lin.at.room_id}"
    answer = lin.post(f"{room}/floor/next", {"after_id": None})
    assert answer.ok, answer.text()
    expect(wei.page.get_by_test_id("floor-bar")).to_contain_text(words("floor.your_turn"))
    return str(answer.json()["request_id"])


def revoke(lin: Window, request_id: str) -> None:
    answer = lin.post(f"/api/rooms/{lin.at.room_id}/floor/requests/{request_id}/revoke", {"reason": "请他人发言"})
    assert answer.ok, answer.text()


def take_the_floor(wei: Window) -> None:
    wei.page.get_by_role("button", name=words("floor.take")).click()


def assert_heard_and_seen(window: Window) -> None:
    frames, voice = window.frames_decoded(), window.voice_received()
    until(window.page, lambda: window.frames_decoded() > frames + 10, seconds=20, what="pictures come")
    until(window.page, lambda: window.voice_received() > voice + 50, seconds=20, what="a voice comes")


def forwarded(hall: Site) -> dict[str, int]:
    """Return publication → packets that the forwarder has passed on."""
    address = urlsplit(hall.deployment.settings["MEDIA_CONTROL_URL"])
    secret = (hall.deployment.directory / "media_secret").read_text(encoding="utf-8").strip()
    media = ControlClient(str(address.hostname), int(address.port or 0), secret)
    room: Any = media.rooms()["rooms"].get(hall.room_id, {"peers": {}})
    return {
        track["id"]: track["packets_forwarded"] for peer in room["peers"].values() for track in peer["publications"]
    }


def test_the_speaker_is_heard_from_the_tap_to_the_end_of_the_turn(open_window: OpenWindow, hall: Site) -> None:
    lin, wei, gao = open_window("lin"), open_window("wei", size="phone"), open_window("gao")
    for window in (lin, wei, gao):
        window.enter()
    assert not wei.is_capturing()
    wei.page.get_by_role("button", name=words("floor.request"), exact=True).click()
    expect(wei.page.get_by_test_id("microphone-check")).to_contain_text(words("speak.check.heard"))
    wei.picture("speaking-check-390")
    assert_accessible(wei.page, "trying the microphone")
    wei.page.get_by_test_id("microphone-check").get_by_role("button", name=words("floor.request")).click()
    expect(wei.page.get_by_test_id("place")).to_be_visible()
    assert not wei.is_capturing(), "the microphone is let go of after it was tried"

    request_id = grant(lin, wei)
    assert not wei.is_capturing(), "nothing is captured before the tap"
    wei.picture("speaking-called-390")
    take_the_floor(wei)
    for window in (lin, gao):
        expect(window.page.get_by_test_id("tile").locator("figcaption")).to_contain_text("魏建国")
        assert_heard_and_seen(window)
    wei.picture("speaking-390")
    gao.picture("speaking-seen-1440")
    assert_accessible(gao.page, "somebody speaks")

    revoke(lin, request_id)
    time.sleep(0.2)
    before = forwarded(hall)
    gao.page.wait_for_timeout(1000)
    after = forwarded(hall)
    assert {id_: after.get(id_, count) for id_, count in before.items()} == before
    until(wei.page, lambda: not wei.is_capturing(), seconds=5, what="what was captured is let go of")
    gao.page.wait_for_timeout(2000)
    frames = gao.frames_decoded()
    gao.page.wait_for_timeout(1000)
    assert gao.frames_decoded() == frames


def test_whoever_sends_without_the_floor_reaches_nobody(open_window: OpenWindow, hall: Site) -> None:
    lin, wei = open_window("lin"), open_window("wei")
    lin.enter()
    wei.enter()
    wei.page.evaluate(
        """async () => {
            const peer = new RTCPeerConnection()
            const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
            for (const track of stream.getTracks()) peer.addTransceiver(track, { direction: 'sendonly' })
            await peer.setLocalDescription(await peer.createOffer())
            window.rogue = peer
        }"""
    )
    # Past the buttons: the page offers no way to send without the floor.
    device = wei.page.evaluate(DEVICE)
    sdp = wei.page.evaluate("window.rogue.localDescription.sdp")
    answer = put(wei, f"calls/{device}/uplink", {"sdp": sdp})
    assert answer.ok, answer.text()
    wei.page.evaluate(
        "async (sdp) => await window.rogue.setRemoteDescription({ type: 'answer', sdp })", answer.json()["sdp"]
    )
    until(
        wei.page,
        lambda: wei.page.evaluate("window.rogue.connectionState") == "connected",
        seconds=15,
        what="it is connected",
    )
    wei.page.wait_for_timeout(2000)
    assert set(forwarded(hall).values()) == {0}
    assert lin.frames_decoded() == 0
    wei.page.evaluate("window.rogue.close()")


def test_a_denied_microphone_says_how_to_allow_it_and_the_request_goes_in(open_window: OpenWindow) -> None:
    wei = open_window("wei", size="phone")
    wei.page.context.add_init_script(DENIED)
    wei.enter()
    wei.page.get_by_role("button", name=words("floor.request"), exact=True).click()
    help_ = wei.page.get_by_test_id("permission-help")
    expect(help_).to_contain_text(words("speak.allow.chrome"))
    expect(help_).to_contain_text(words("speak.otherwise"))
    wei.picture("speaking-denied-390")
    assert_accessible(wei.page, "a denied microphone")
    wei.page.get_by_role("button", name=words("speak.check.ask_anyway")).click()
    expect(wei.page.get_by_test_id("place")).to_be_visible()
    wei.page.get_by_role("button", name=words("floor.withdraw")).click()
    expect(wei.page.get_by_test_id("place")).to_have_count(0)


def test_after_a_reload_one_tap_goes_on(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    wei.ask_to_speak()
    request_id = grant(lin, wei)
    take_the_floor(wei)
    expect(lin.page.get_by_test_id("tile")).to_have_count(1)
    wei.page.reload()
    wei.expect_connection(words("connection.live"))
    expect(wei.page.get_by_test_id("go-on")).to_be_visible()
    assert not wei.is_capturing()
    wei.picture("speaking-again-390")
    wei.page.get_by_test_id("go-on").click()
    assert_heard_and_seen(lin)
    revoke(lin, request_id)


def test_phones_in_the_hall_are_silent(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    put(wei, "whereabouts", {"whereabouts": "hall"})
    try:
        lin.page.get_by_role("button", name=words("call.camera_on")).click()
        expect(lin.page.get_by_test_id("preview")).to_be_visible()
        wei.page.wait_for_timeout(1500)
        expect(wei.page.locator("video, audio")).to_have_count(0)
        wei.page.get_by_role("button", name=words("floor.request"), exact=True).click()
        expect(wei.page.get_by_test_id("place")).to_be_visible()
        assert lin.post(f"/api/rooms/{lin.at.room_id}/floor/next", {"after_id": None}).ok
        expect(wei.page.get_by_text(words("speak.at_hall")).first).to_be_visible()
        wei.picture("speaking-hall-390")
        take_the_floor(wei)
        expect(wei.page.get_by_role("button", name=words("floor.release"))).to_be_visible()
        assert not wei.is_capturing()
        wei.page.get_by_role("button", name=words("floor.release")).click()
    finally:
        put(wei, "whereabouts", {"whereabouts": "online"})


def put(window: Window, path: str, body: object) -> APIResponse:
    """Send a request about the room as the page would, past its buttons."""
    answer = window.ask("PUT", f"/api/rooms/{window.at.room_id}/{path}", body)
    assert answer.ok, answer.text()
    return answer


def test_the_chair_shares_a_screen(open_window: OpenWindow) -> None:
    lin, wei = open_window("lin"), open_window("wei", size="phone")
    lin.enter()
    wei.enter()
    lin.page.get_by_role("button", name=words("call.screen_on")).click()
    tile = wei.page.get_by_test_id("tile")
    expect(tile.locator("figcaption")).to_contain_text("林书琴")
    seen = wei.frames_decoded()
    until(wei.page, lambda: wei.frames_decoded() > seen, seconds=20, what="the screen is seen")
    wei.picture("screen-share-390")
    lin.page.get_by_role("button", name=words("call.screen_off")).click()
    expect(tile).to_have_count(0)


def test_devices_are_checked_by_oneself(open_window: OpenWindow) -> None:
    wei = open_window("wei", size="phone")
    wei.enter()
    wei.page.get_by_role("button", name=words("devices.title")).click()
    check = wei.page.get_by_test_id("device-check")
    check.get_by_role("button", name=words("devices.try")).click()
    expect(check).to_contain_text(words("speak.check.heard"))
    expect(check.locator("video")).to_be_visible()
    wei.picture("device-check-390")
    assert_accessible(wei.page, "the device check")
    wei.page.keyboard.press("Escape")
    expect(check).to_have_count(0)
    assert not wei.is_capturing()


def test_the_desk_sees_who_is_hard_to_hear(open_window: OpenWindow) -> None:
    lin, qiao = open_window("lin"), open_window("qiao")
    lin.enter()
    lin.page.get_by_role("button", name=words("call.camera_on")).click()
    expect(lin.page.get_by_test_id("preview")).to_be_visible()
    qiao.go(f"/rooms/{qiao.at.room_id}/desk")
    qiao.expect_connection(words("connection.live"))
    qiao.page.keyboard.press("g")
    quality = qiao.page.get_by_test_id("quality")
    expect(quality).to_contain_text("林书琴")
    expect(quality).to_contain_text(words("quality.good"))
    qiao.picture("quality-1440")
    assert_accessible(qiao.page, "the list of who is hard to hear")
