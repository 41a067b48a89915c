"""Two media processes: the room's dies, or is left, and nobody has to tap anything."""

import logging
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from realtime.media.control import ControlClient
from tests.e2e.test_camera import turn_on
from tests.e2e.test_speaking import grant, revoke, take_the_floor
from tests.e2e.windows import FRAMES_DECODED, PATIENCE, Windows, until
from tests.e2e.words import words
from tests.integration.site import Site, site

logger = logging.getLogger(__name__)

PICTURES = FRAMES_DECODED.replace("frames += row.framesDecoded ?? 0", "frames += row.framesDecoded > 0")
"""How many people's pictures come."""
BACK_WITHIN = 15.0
"""Seconds from the death of a media process until everybody sees and hears again by the other."""


@pytest.fixture(scope="module")
def _twin(pages: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("twin"), database=None, links=12, rooms=3, media_nodes=2) as furnished:
        furnished.start_all("web0", "worker", "media0", "media1")
        yield furnished


@pytest.fixture
def twin(_twin: Site) -> Site:
    """The product with two media processes, both well and taking rooms, and in it a room of the test's own."""
    _twin.room_id = _twin.furniture.rooms.pop()
    missing = [name for name in _twin.media_nodes.urls if not _twin.processes[name].is_alive]
    for url in _twin.media_nodes.urls.values():
        _twin.deployment.manage("media_nodes", "--resume", url)
    if missing:
        _twin.start_all(*missing)
    return _twin


class Stands:
    """Where rooms stand, asked of the media processes themselves."""

    def __init__(self, at: Site) -> None:
        self._at = at
        self._secret = at.deployment.settings["MEDIA_SECRET"]

    def node(self, room_id: str) -> str | None:
        """Return the name of the one in which somebody sends in a room, ``None`` while nobody does anywhere."""
        for name, url in self._at.media_nodes.urls.items():
            if self._at.processes[name].is_alive:
                address = urlsplit(url)
                media = ControlClient(str(address.hostname), int(address.port or 0), self._secret)
                peers = media.rooms()["rooms"].get(room_id, {"peers": {}})["peers"]
                if any(peer["publications"] for peer in peers.values()):
                    return name
        return None

    def other(self, name: str) -> str:
        """Return the name of the other."""
        return next(each for each in self._at.media_nodes.urls if each != name)


class People:
    """The chair, whose camera is on, a member who has the floor, and one who listens."""

    def __init__(self, windows: Windows, at: Site) -> None:
        self.lin, self.gao = windows.open(at, "lin"), windows.open(at, "gao")
        self.wei = windows.open(at, "wei", size="phone")
        self.all = (self.lin, self.wei, self.gao)
        for window in self.all:
            window.enter()
        turn_on(self.lin)
        self.wei.ask_to_speak()
        self._turn = grant(self.lin, self.wei)
        take_the_floor(self.wei)
        self.expect_to_see_and_hear()

    def expect_to_see_and_hear(self) -> None:
        """See everybody's picture and hear the speaker, and more of both."""
        before = [window.frames_decoded() for window in self.all]
        voice = self.gao.voice_received()
        for window, frames in zip(self.all, before, strict=True):
            until(window.page, lambda: window.frames_decoded() > frames + 10, seconds=20, what="pictures come")  # noqa: B023 (called at once)
        until(self.gao.page, lambda: self.gao.voice_received() > voice + 50, seconds=20, what="a voice comes")
        expect(self.gao.page.get_by_test_id("tile")).to_have_count(2, timeout=PATIENCE)

    def forget_peers(self) -> None:
        """Let only connections count that are made from now on."""
        for window in self.all:
            window.forget_peers()

    def seconds_until_back(self, since: float) -> float:
        """Return after how long all pictures and the voice come by other connections, though nobody has tapped."""
        for window, wanted in ((self.lin, 1), (self.wei, 1), (self.gao, 2)):
            until(
                window.page,
                lambda: window.page.evaluate(PICTURES) == wanted,  # noqa: B023 (called at once)
                seconds=BACK_WITHIN,
                what="all pictures are back",
            )
        for window in (self.lin, self.gao):
            until(window.page, lambda: window.voice_received() > 0, seconds=BACK_WITHIN, what="the voice is back")  # noqa: B023 (called at once)
        took = time.monotonic() - since
        logger.info("everybody is back after %.1f s", took)
        return took

    def fall_silent(self) -> None:
        """Let nobody send any more, so that the room need not stand anywhere."""
        revoke(self.lin, self._turn)
        self.lin.page.get_by_role("button", name=words("call.camera_off")).click()
        expect(self.gao.page.get_by_test_id("tile")).to_have_count(0, timeout=PATIENCE)


@pytest.fixture
def people(windows: Windows, twin: Site) -> People:
    """People in the room, one of whom speaks."""
    return People(windows, twin)


def test_when_the_rooms_media_process_is_killed_everybody_is_back_on_the_other(people: People, twin: Site) -> None:
    stands = Stands(twin)
    before = stands.node(twin.room_id)
    assert before is not None
    people.forget_peers()
    killed_at = time.monotonic()
    twin.kill(before)
    people.lin.say("画面断了，文字照常")
    people.gao.expect_text("画面断了，文字照常")
    took = people.seconds_until_back(killed_at)
    assert took < BACK_WITHIN
    assert stands.node(twin.room_id) == stands.other(before)
    people.expect_to_see_and_hear()


def test_left_at_once_a_media_process_costs_the_meeting_a_moment_and_nothing_else(people: People, twin: Site) -> None:
    stands = Stands(twin)
    before = stands.node(twin.room_id)
    assert before is not None
    people.forget_peers()
    twin.deployment.manage("media_nodes", "--drain", twin.media_nodes.urls[before], "--now")
    people.seconds_until_back(time.monotonic())
    assert stands.node(twin.room_id) == stands.other(before)
    people.expect_to_see_and_hear()
    twin.kill(before)
    people.expect_to_see_and_hear()


def test_left_as_rooms_fall_silent_it_takes_no_new_one_and_disturbs_none(
    people: People, windows: Windows, twin: Site
) -> None:
    stands = Stands(twin)
    before = stands.node(twin.room_id)
    assert before is not None
    twin.deployment.manage("media_nodes", "--drain", twin.media_nodes.urls[before])
    story = twin.furniture.story_id
    chair = windows.open(twin, "lin")
    assert chair.post(f"/api/rooms/{story}/open", {}).ok
    chair.enter(story)
    turn_on(chair)
    until(chair.page, lambda: stands.node(story) is not None, seconds=15, what="the other room is sent to")
    assert stands.node(story) == stands.other(before), "no new room comes to the one that is left"
    people.expect_to_see_and_hear()
    assert stands.node(twin.room_id) == before, "who speaks is not disturbed"
    people.fall_silent()
    until(chair.page, lambda: stands.node(twin.room_id) is None, seconds=15, what="nobody sends any more")
    turn_on(people.lin)
    until(chair.page, lambda: stands.node(twin.room_id) is not None, seconds=15, what="somebody sends again")
    assert stands.node(twin.room_id) == stands.other(before)
