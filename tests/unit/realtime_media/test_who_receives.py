"""Who receives, over whole meetings: never a packet to somebody whom the newest set of rights does not name."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.media import rtcp
from realtime.media.errors import MediaError
from realtime.media.permissions import SILENCE, PermissionSet, Right
from realtime.media.publication import KIND_OF
from realtime.media.srtp import protect
from tests.unit.realtime_media.meetings import AUDIO, VIDEO, Meeting, meeting, plain_bytes

SPEAKER, LISTENERS = "lin", ("wei", "gao", "qiao")
listener = st.sampled_from(LISTENERS)
who = st.frozensets(listener)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("speak"), st.integers(1, 20)),
        st.tuples(st.just("say who is here"), who),
        st.tuples(st.just("say what is old"), who),
        st.tuples(st.just("subscribe"), listener),
        st.tuples(st.just("restart"), listener),
        st.tuples(st.just("leave"), listener),
        st.tuples(st.just("move"), listener),
        st.tuples(st.just("ask again"), listener),
        st.tuples(st.just("publish"), st.none()),
        st.tuples(st.just("fall silent"), st.integers(1, 2 * int(SILENCE))),
    ),
    min_size=10,
    max_size=50,
)


class Watch:
    """Sees who is about to be sent a packet, and what the newest set says of them."""

    def __init__(self, hall: Meeting) -> None:
        self.hall = hall
        self.present: frozenset[str] = frozenset()
        self.packets = 0
        self._numbers: dict[str, list[int]] = {name: [] for name in LISTENERS}

    def protect(self, handle: Any, cdata: Any, size: Any) -> int:
        """Protect, after asking whose keys these are."""
        plain = plain_bytes(cdata, size[0])
        name = next(name for name in LISTENERS if self._handle(name) == handle)
        assert name in self.present
        self.packets += 1
        self._numbers[name].append(int.from_bytes(plain[2:4], "big"))
        return int(protect(handle, cdata, size))

    def say(self, present: frozenset[str]) -> None:
        """Let a newer set say who is here; the speaker always is."""
        self.present = present
        self.hall.permit(SPEAKER, present=present | {SPEAKER})

    def say_again(self, present: frozenset[str]) -> None:
        """Let a set come late that an hour ago was true."""
        right = Right(SPEAKER, None, frozenset(KIND_OF), standing=True)
        late = PermissionSet(self.hall.version - 1, (right,), present=present | {SPEAKER})
        try:
            self.hall.server.room(self.hall.name).permit(late)
        except MediaError:
            return
        self.present = present  # the services were silent, and have been put back: what they say counts

    def ask_again(self, name: str) -> None:
        """Let somebody ask for everything they ever got."""
        downlink = self.hall.downlink(name)
        for ssrc in [] if downlink is None else list(downlink._ssrcs):
            assert downlink is not None
            downlink.on_rtcp(memoryview(rtcp.negative_acknowledgement(1, ssrc, self._numbers[name][-40:])))

    def _handle(self, name: str) -> Any:
        downlink = self.hall.downlink(name)
        outbound = None if downlink is None else downlink.transport.outbound
        return None if outbound is None else outbound.handle


def act(hall: Meeting, watch: Watch, action: str, what: Any) -> None:
    """Do one step."""
    if action == "speak":
        for number in range(what):
            hall.speeches[SPEAKER].send(AUDIO if number % 3 == 0 else VIDEO)
    elif action == "say who is here":
        watch.say(what)
    elif action == "say what is old":
        watch.say_again(what)
    elif action == "ask again":
        watch.ask_again(what)
    elif action == "restart":
        hall.subscribe(what, restart=True)
    elif action == "publish":
        hall.publish(SPEAKER)
        watch.say(watch.present)
    elif action == "fall silent":
        for _ in range(what):
            hall.second()
    else:
        getattr(hall, action)(what)


@settings(max_examples=80, deadline=None)
@given(steps)
@pytest.mark.asyncio
async def test_nobody_is_sent_a_packet_whom_the_newest_set_does_not_name(history: list[tuple[str, Any]]) -> None:
    async with meeting() as hall:
        watch = Watch(hall)
        with pytest.MonkeyPatch.context() as patch:
            for name, module in list(sys.modules.items()):
                if name.startswith("realtime.media.") and getattr(module, "protect", None) is protect:
                    patch.setattr(module, "protect", watch.protect)
            hall.publish(SPEAKER)
            watch.say(frozenset(LISTENERS))
            for name in LISTENERS:
                hall.subscribe(name)
            for action, what in [("speak", 5), *history]:
                act(hall, watch, action, what)
        assert watch.packets, "nothing was sent: this proves nothing"
