"""Descriptions: what is read from a browser and what a browser reads from us."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from aiortc.sdp import SessionDescription
from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.media import sdp
from realtime.media.aiortc_adapter import Fingerprint
from realtime.media.errors import MediaError
from realtime.media.ice import Candidate, Credentials

CHROMIUM = (Path(__file__).parent / "chromium-offer.sdp").read_bytes().decode()
"""What Chromium 156 offers for one microphone and one camera."""

SIMULCAST = (Path(__file__).parent / "chromium-simulcast-offer.sdp").read_bytes().decode()
"""The same, the camera in three layers."""

CREDENTIALS = Credentials("fragment", "password")
ENDPOINT = sdp.Endpoint(
    fingerprints=[Fingerprint("sha-256", ":".join(["AB"] * 32))],
    candidates=[Candidate("udp", "192.0.2.1", 5000), Candidate("tcp", "192.0.2.1", 5001)],
)


def refusal(text: str, *, answer: bool = False) -> str:
    with pytest.raises(MediaError) as caught:
        (sdp.read_answer if answer else sdp.read_offer)(text)
    return caught.value.code


def test_chromiums_offer_is_understood() -> None:
    audio, video = sdp.read_offer(CHROMIUM).sections
    assert (audio.kind, audio.payload_type, audio.sends, audio.feedback) == ("audio", 111, True, frozenset())
    assert (video.kind, video.payload_type, video.sends) == ("video", 96, True)
    assert video.feedback == set(sdp.FEEDBACK)
    assert audio.mid_extension == video.mid_extension == 4
    assert f"a=ssrc-group:FID {video.ssrc} " in CHROMIUM


def test_the_answer_takes_opus_and_vp8_with_resends_mid_and_the_level_of_sound_alone() -> None:
    text = sdp.write_answer(sdp.read_offer(CHROMIUM), CREDENTIALS, ENDPOINT)
    audio, video = SessionDescription.parse(text).media
    assert [codec.mimeType for codec in audio.rtp.codecs] == ["audio/opus"]
    assert [codec.mimeType for codec in video.rtp.codecs] == ["video/VP8", "video/rtx"]
    assert video.rtp.codecs[1].parameters == {"apt": 96}
    assert audio.rtp.codecs[0].parameters["useinbandfec"] == 1
    assert audio.rtp.codecs[0].parameters["usedtx"] == "1"
    for media in (audio, video):
        level = [(1, sdp.LEVEL)] if media is audio else []
        assert [(e.id, e.uri) for e in media.rtp.headerExtensions] == [(4, sdp.MID), *level]
        assert media.dtls is not None
        assert media.ice is not None
        assert (media.direction, media.dtls.role, media.ice.iceLite) == ("recvonly", "server", True)
        assert [(c.protocol, c.port, c.tcpType) for c in media.ice_candidates] == [
            ("udp", 5000, None),
            ("tcp", 5001, "passive"),
        ]
    assert "transport-cc" not in text
    assert "a=rtcp-fb:96 nack\r\n" in text


def test_a_picture_in_layers_is_taken_in_each_of_them() -> None:
    _, video = sdp.read_offer(SIMULCAST).sections
    assert video.rids == ("low", "medium", "high")
    assert (video.ssrc, video.repair_type, video.rid_extension, video.repaired_rid_extension) == (None, 97, 10, 11)
    text = sdp.write_answer(sdp.read_offer(SIMULCAST), CREDENTIALS, ENDPOINT)
    for line in ("a=rid:low recv", "a=rid:medium recv", "a=rid:high recv", "a=simulcast:recv low;medium;high"):
        assert f"\r\n{line}\r\n" in text
    for uri in (sdp.RID, sdp.REPAIRED_RID):
        assert uri in text


@pytest.mark.parametrize(
    ("line", "rids"),
    [
        ("a=simulcast:send high;low", ("high", "low")),
        ("a=simulcast:send ~high;low,medium", ("high", "low")),
        ("a=simulcast:recv x send low;high", ("low", "high")),
        ("a=simulcast:send low;low", ()),
        ("a=simulcast:send low", ()),
        ("a=simulcast:send low;unknown", ()),
        ("a=simulcast:send", ()),
        ("a=simulcast:", ()),
        ("a=x:send low;high", ()),
    ],
)
def test_layers_are_those_that_are_declared_and_offered(line: str, rids: tuple[str, ...]) -> None:
    text = SIMULCAST.replace("a=simulcast:send low;medium;high", line)
    _, video = sdp.read_offer(text).sections
    assert video.rids == rids


def test_more_layers_than_it_takes_are_left_out() -> None:
    text = SIMULCAST.replace("a=simulcast:send low", "a=rid:x send\r\na=simulcast:send x;low")
    assert sdp.read_offer(text).sections[1].rids == ("x", "low", "medium")


def test_an_answer_may_have_as_many_lines_as_a_long_meeting_had_tracks() -> None:
    head, _, audio = CHROMIUM.partition("m=audio")
    section = "m=audio" + audio.partition("m=video")[0].replace("a=sendonly", "a=recvonly")
    text = head + "".join(section.replace("a=mid:0", f"a=mid:{number}") for number in range(300))
    assert len(sdp.read_answer(text).receiving) == 300
    assert refusal(text) == "sdp.sections"


def test_without_the_extension_that_names_layers_there_are_none() -> None:
    _, video = sdp.read_offer(SIMULCAST.replace(f" {sdp.RID}\r\n", " urn:x\r\n")).sections
    assert video.rids == ()


def test_what_it_cannot_forward_is_declined() -> None:
    h264 = CHROMIUM.replace("VP8/90000", "VP9/90000")
    offer = sdp.read_offer(h264)
    text = sdp.write_answer(offer, CREDENTIALS, ENDPOINT)
    audio, video = SessionDescription.parse(text).media
    assert (audio.port, video.port) == (9, 0)
    assert "a=group:BUNDLE 0\r\n" in text


def test_a_line_that_sends_nothing_is_answered_inactive() -> None:
    text = CHROMIUM.replace("a=sendonly", "a=inactive")
    answer = sdp.write_answer(sdp.read_offer(text), CREDENTIALS, ENDPOINT)
    assert [media.direction for media in SessionDescription.parse(answer).media] == ["inactive", "inactive"]


def test_an_offer_of_ours_reads_as_it_was_meant() -> None:
    lines = [
        sdp.DownlinkSection("audio", "0", ssrc=11, stream="lin", track="a1", cname="c"),
        sdp.DownlinkSection("video", "1"),
    ]
    audio, video = SessionDescription.parse(sdp.write_offer(lines, CREDENTIALS, ENDPOINT, version=3)).media
    assert (audio.direction, video.direction) == ("sendonly", "inactive")
    assert (audio.msid, audio.ssrc[0].ssrc, audio.ssrc[0].cname) == ("lin a1", 11, "c")
    assert audio.dtls is not None
    assert audio.dtls.role == "auto"
    assert video.ssrc == []


def test_an_answer_tells_what_is_received() -> None:
    text = CHROMIUM.replace("a=sendonly", "a=recvonly", 1).replace("a=setup:actpass", "a=setup:active")
    answer = sdp.read_answer(text)
    assert answer.receiving == {"0"}
    assert [f.algorithm for f in answer.fingerprints] == ["sha-256"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("a=fingerprint:", "a=nothing:", "sdp.fingerprint"),
        ("a=mid:1", "a=mid:0", "sdp.mid"),
        ("a=mid:1", "a=mid:a b", "sdp.mid"),
        ("a=mid:1", "a=nomid:1", "sdp.mid"),
        ("a=setup:actpass", "a=setup:passive", "sdp.role"),
        ("a=setup:actpass", "a=setup:both", "sdp.malformed"),
        ("m=audio 9", "m=audio nine", "sdp.malformed"),
    ],
)
def test_an_offer_that_cannot_be_met_is_refused(old: str, new: str, code: str) -> None:
    assert old in CHROMIUM
    assert refusal(CHROMIUM.replace(old, new)) == code


def test_an_offer_without_a_codec_of_ours_is_refused() -> None:
    assert refusal(CHROMIUM.replace("opus/48000", "speex/16000").replace("VP8/90000", "VP9/90000")) == "sdp.codec"


def test_an_empty_description_is_refused() -> None:
    assert refusal("v=0\r\n") == "sdp.sections"
    assert refusal("v=0\r\n" + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n" * 65) == "sdp.sections"


LINES = CHROMIUM.splitlines()


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=40))
def test_no_lines_make_it_raise_anything_else(lines: list[str]) -> None:
    for read in (sdp.read_offer, sdp.read_answer):
        with contextlib.suppress(MediaError):
            read("\r\n".join(lines))


@settings(deadline=None)
@given(st.integers(0, len(LINES) - 1), st.text(max_size=30), st.integers(0, 40))
def test_no_altered_line_makes_it_raise_anything_else(number: int, text: str, position: int) -> None:
    altered = LINES[number][:position] + text
    try:
        offer = sdp.read_offer("\r\n".join([*LINES[:number], altered, *LINES[number + 1 :]]))
    except MediaError:
        return
    answer = sdp.write_answer(offer, CREDENTIALS, ENDPOINT)
    assert answer.count("m=") >= len(offer.sections)
    assert all(line[1:2] == "=" for line in answer.splitlines())


def test_a_section_without_a_port_of_its_own_is_not_declined() -> None:
    """Firefox offers all sections but the first as bundle-only."""
    text = (Path(__file__).parent / "firefox-offer.sdp").read_bytes().decode()
    assert "m=video 0 " in text
    audio, video = sdp.read_offer(text).sections
    assert (audio.payload_type, video.payload_type) == (109, 120)
    assert (video.ssrc, video.mid_extension) == (2560944118, 3)
    declined = sdp.read_offer(text.replace("a=bundle-only\r\n", ""))
    assert declined.sections[1].payload_type is None
