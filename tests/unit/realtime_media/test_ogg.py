"""Pages that others can read, and that are found again when the last was not written whole (RFC 3533, RFC 7845)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import ogg, opus
from tests.unit.realtime_media import speech


def stream(packets: list[bytes], *, on_a_page: int = 50) -> bytes:
    """Give a whole stream of these packets."""
    pages, position = ogg.Pages(7), 0
    written = pages.head(["DATE=2026-03-02"])
    for start in range(0, len(packets), on_a_page):
        part = packets[start : start + on_a_page]
        position += sum(map(opus.samples, part))
        written += pages.body(part, position, is_last=start + on_a_page >= len(packets))
    return written


def test_others_read_what_we_write(tmp_path: Path) -> None:
    path = tmp_path / "speech.ogg"
    path.write_bytes(stream(list(speech.packets(150))))
    assert speech.seconds(path) == pytest.approx(3 - ogg.PRE_SKIP / 48_000, abs=0.001)


def test_a_gap_that_is_filled_is_heard_as_silence_of_its_length(tmp_path: Path) -> None:
    spoken = list(speech.packets(150))
    path = tmp_path / "speech.ogg"
    path.write_bytes(stream(spoken[:75] + opus.concealed(spoken[0][0], 2 * opus.RATE) + spoken[75:]))
    loud = speech.loudness(path)
    assert loud[-1][0] == pytest.approx(4.9)
    assert all(level > 0.1 for at, level in loud if at < 1.4 or at > 3.7)
    assert all(level < 0.01 for at, level in loud if 1.8 < at < 3.4)


def test_a_page_is_found_as_it_was_written() -> None:
    written = stream([b"\xfc" + b"x" * 300] * 120)
    found = list(ogg.pages(io.BytesIO(written)))
    assert [page.number for page in found] == [0, 1, 2, 3, 4]
    assert found[-1].end == len(written)
    assert found[-1].granule == 120 * 960


@given(cut=st.integers(1, 400), flip=st.integers(0, 2**16))
def test_what_is_not_whole_is_no_page(cut: int, flip: int) -> None:
    written = stream([b"\xfc" + b"x" * 100] * 8, on_a_page=4)
    whole = list(ogg.pages(io.BytesIO(written)))
    assert list(ogg.pages(io.BytesIO(written[: whole[-1].end - min(cut, 400)]))) == whole[:-1]
    broken = bytearray(written)
    broken[whole[-1].start + flip % (whole[-1].end - whole[-1].start)] ^= 0x55
    assert list(ogg.pages(io.BytesIO(bytes(broken)))) == whole[:-1]


def test_more_than_a_page_holds_is_refused() -> None:
    assert ogg.fits(254, b"x")
    assert not ogg.fits(254, b"x" * 255)
    with pytest.raises(ValueError, match="page"):
        ogg.Pages(1).body([b"x"] * 256, 0)


def test_whether_it_is_the_last_can_be_said_anew() -> None:
    page = ogg.Pages(1).body([b"x"], 960)
    last = ogg.marked(page, is_last=True)
    assert last != page
    assert list(ogg.pages(io.BytesIO(last)))
    assert ogg.marked(last, is_last=False) == page
