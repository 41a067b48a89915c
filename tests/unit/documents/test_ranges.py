"""Which bytes a Range field asks for (RFC 9110 §14)."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.documents.ranges import Part, Unsatisfiable, requested

SIZE = 10_000


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("bytes=0-499", (0, 500)),
        ("bytes=500-999", (500, 1000)),
        ("bytes=-500", (9500, 10_000)),
        ("bytes=9500-", (9500, 10_000)),
        ("bytes=0-0", (0, 1)),
        ("bytes=9999-", (9999, 10_000)),
        ("bytes=0-99999", (0, 10_000)),
        ("bytes=-99999", (0, 10_000)),
        ("Bytes = 5 - 6", (5, 7)),
    ],
)
def test_one_range_is_that_part(field: str, part: tuple[int, int]) -> None:
    assert requested(field, SIZE) == Part(*part)


@pytest.mark.parametrize(
    "field",
    [
        None,
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "bytes=0-0,-1",
        "bytes=--1",
        "bytes=+1-2",
        "bytes=٠-٩",
        "lines=0-4",
        "bytes=" + "9" * 200 + "-",
    ],
)
def test_what_is_malformed_manifold_or_in_another_unit_is_the_whole(field: str | None) -> None:
    assert requested(field, SIZE) is None


@pytest.mark.parametrize(
    ("field", "size"), [("bytes=10000-", SIZE), ("bytes=-0", SIZE), ("bytes=0-", 0), ("bytes=-5", 0)]
)
def test_what_lies_behind_the_end_cannot_be_satisfied(field: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        requested(field, size)


@given(st.text(max_size=80) | st.from_regex(r"bytes=\d{0,22}-\d{0,22}", fullmatch=True), st.integers(0, 2**40))
def test_a_part_always_lies_within_the_file_and_is_never_empty(field: str, size: int) -> None:
    with contextlib.suppress(Unsatisfiable):
        part = requested(field, size)
        if part is not None:
            assert 0 <= part.start < part.stop <= size
            assert part.content_range(size) == f"bytes {part.start}-{part.stop - 1}/{size}"


@given(st.integers(1, 500), st.data())
def test_parts_that_follow_each_other_make_the_whole(size: int, data: st.DataObject) -> None:
    content = bytes(index % 251 for index in range(size))
    step = data.draw(st.integers(1, size))
    parts = [requested(f"bytes={start}-{start + step - 1}", size) for start in range(0, size, step)]
    assert b"".join(content[part.start : part.stop] for part in parts if part) == content
