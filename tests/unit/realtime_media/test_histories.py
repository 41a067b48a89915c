"""The nonce rule over whole meetings: who comes, goes, moves, switches and asks again, in any order."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.media import rtcp
from realtime.media.layer import Level
from realtime.media.preferences import Preferences
from realtime.media.srtp import protect
from tests.unit.realtime_media.meetings import AUDIO, VIDEO, Meeting, meeting, plain_bytes

LEVELS = (None, Level.LOW, Level.MEDIUM, Level.HIGH)
PUBLISHERS, SUBSCRIBERS = ("lin", "wei"), ("wei", "gao", "qiao")
publisher, subscriber = st.sampled_from(PUBLISHERS), st.sampled_from(SUBSCRIBERS)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("speak"), publisher, st.integers(1, 30)),
        st.tuples(st.just("skip"), publisher, st.integers(-1200, 70_000)),
        st.tuples(st.just("publish"), publisher, st.integers(0, 1)),
        st.tuples(st.just("layer"), subscriber, st.integers(0, 3)),
        st.tuples(st.just("suffer"), subscriber, st.just(0)),
        st.tuples(st.just("understand resends"), st.just(""), st.integers(0, 1)),
        st.tuples(st.just("unpublish"), publisher, st.just(0)),
        st.tuples(st.just("subscribe"), subscriber, st.just(0)),
        st.tuples(st.just("restart"), subscriber, st.just(0)),
        st.tuples(st.just("leave"), subscriber, st.just(0)),
        st.tuples(st.just("move"), subscriber, st.just(0)),
        st.tuples(st.just("lose"), subscriber, st.just(0)),
        st.tuples(st.just("mute all"), st.just(""), st.just(0)),
        st.tuples(st.just("let speak"), publisher, st.just(0)),
        st.tuples(st.just("keep from"), subscriber, st.just(0)),
        st.tuples(st.just("ask again"), subscriber, st.integers(1, 40)),
        st.tuples(st.just("second"), st.just(""), st.just(0)),
    ),
    min_size=15,
    max_size=60,
)


class Nonces:
    """Sees every packet before libsrtp does, and follows its rule for the rollover counter (RFC 3711, 3.3.1).

    A nonce is the key, the SSRC and the index. A session's memory may be given to another one, so a key is told by
    the handle and by the moment at which libsrtp began to use it.
    """

    def __init__(self) -> None:
        self.protected: dict[tuple[int, int, int], bytes] = {}
        self.sent: dict[int, list[int]] = {}
        """The sequence numbers under each SSRC, newest last: what can be asked for again."""
        self._highest: dict[tuple[int, int], int] = {}

    def protect(self, handle: Any, cdata: Any, size: Any) -> int:
        """Protect, after asking whether this nonce has protected anything else."""
        plain = plain_bytes(cdata, size[0])
        status = int(protect(handle, cdata, size))
        assert status == 0
        sequence, ssrc = int.from_bytes(plain[2:4], "big"), int.from_bytes(plain[8:12], "big")
        stream = (hash(handle), ssrc)
        highest = self._highest.get(stream, sequence)
        index = min((sequence + 0x10000 * (highest // 0x10000 + turn) for turn in (-1, 0, 1)), key=_near(highest))
        assert index >= 0
        assert self.protected.setdefault((*stream, index), plain) == plain
        self._highest[stream] = max(highest, index)
        self.sent.setdefault(ssrc, []).append(sequence)
        return status


def _near(highest: int) -> Any:
    return lambda guess: abs(guess - highest)


def suffer(hall: Meeting, name: str) -> None:
    """Let somebody report that half of everything is lost, until it counts."""
    downlink = hall.downlink(name)
    for second in range(4):
        if downlink is not None:
            lost = [rtcp.Report(ssrc, 128, 0, 100 * (second + 1), 0, 0, 0) for ssrc in downlink._by_ssrc]
            downlink.on_rtcp(memoryview(rtcp.receiver_report(1, lost)))
        hall.second()


def act(hall: Meeting, nonces: Nonces, step: tuple[str, str, int]) -> None:
    """Do one step, if it can be done now."""
    action, name, amount = step
    speech = hall.speeches.get(name)
    if action == "speak" and speech is not None:
        for number in range(amount):
            payload_type = AUDIO if number % 3 == 0 else VIDEO
            speech.send(payload_type, place=number % 4 % 3 if payload_type == VIDEO else 0, keyframe=number % 5 == 1)
    elif action == "skip" and speech is not None:
        speech.send(VIDEO, skip=amount)
    elif action == "ask again":
        downlink = hall.downlink(name)
        for ssrc, numbers in list(nonces.sent.items()):
            if downlink is not None:
                nack = rtcp.negative_acknowledgement(1, ssrc, numbers[-amount:])
                downlink.on_rtcp(memoryview(nack))
    elif action == "layer":
        levels = dict.fromkeys(
            (it.id for one in hall.speeches.values() for it in one.uplink.publications), LEVELS[amount]
        )
        if name in hall.server.room(hall.name).peers:
            hall.server.room(hall.name).prefer(name, Preferences(levels=levels))
    elif action == "suffer":
        suffer(hall, name)
    elif action == "understand resends":
        hall.repairs = bool(amount)
    elif action == "publish":
        hall.publish(name, layered=bool(amount))
    elif action == "mute all":
        hall.permit()
    elif action == "let speak":
        hall.permit(name)
    elif action == "keep from":
        hall.permit(*PUBLISHERS, outside=(name,))
    elif action == "restart":
        hall.subscribe(name, restart=True)
    elif action == "second":
        hall.second()
    elif action in ("unpublish", "subscribe", "leave", "move", "lose"):
        getattr(hall, action)(name)


@settings(max_examples=60, deadline=None)
@given(steps)
@pytest.mark.asyncio
async def test_no_nonce_protects_two_packets_whatever_happens_in_a_meeting(history: list[tuple[str, str, int]]) -> None:
    nonces = Nonces()
    kept: list[object] = []  # so that no session's memory is used twice
    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("realtime.media.") and getattr(module, "protect", None) is protect:
                patch.setattr(module, "protect", nonces.protect)
        async with meeting() as hall:
            hall.publish("lin", layered=True)
            for name in SUBSCRIBERS:
                hall.subscribe(name)
            for step in [("speak", "lin", 5), *history]:
                act(hall, nonces, step)
                kept += [
                    peer.downlink and peer.downlink.transport.outbound
                    for peer in hall.server.room("hall").peers.values()
                ]
    assert nonces.protected, "nothing was sent: this proves nothing"
