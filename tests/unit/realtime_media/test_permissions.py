"""What a set of rights lets through, which of two sets holds, and what is left when nobody says anything."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.media.errors import MediaError
from realtime.media.permissions import SILENCE, Permissions, PermissionSet, Right, Speaker, read_set
from realtime.media.publication import Source

AT = 1_700_000_000.0


def allows(permissions: Permissions, peer: str = "wei.phone", source: Source = "microphone", **moment: float) -> bool:
    return permissions.right(peer, source, now=moment.get("now", 0.0), at=moment.get("at", AT)) is not None


def holding(*rights: Right, version: int = 1, outside: frozenset[str] = frozenset()) -> Permissions:
    permissions = Permissions()
    permissions.take(PermissionSet(version, rights, outside), now=0.0)
    return permissions


def test_before_anything_is_said_nobody_is_heard() -> None:
    assert not allows(Permissions())


def test_a_right_is_for_its_person_its_device_and_its_sources() -> None:
    permissions = holding(Right("wei", "phone", frozenset({"microphone"})))
    assert allows(permissions)
    assert not allows(permissions, "wei.laptop")
    assert not allows(permissions, "weiwei.phone")
    assert not allows(permissions, source="camera")
    anywhere = holding(Right("wei", None, frozenset({"microphone"})))
    assert allows(anywhere, "wei.laptop")


def test_a_right_ends_at_its_very_instant() -> None:
    permissions = holding(Right("wei", None, frozenset({"microphone"}), until=AT + 1))
    assert permissions.next_end(at=AT) == AT + 1
    assert allows(permissions, at=AT + 0.999)
    assert not allows(permissions, at=AT + 1)
    assert permissions.next_end(at=AT + 1) is None


def test_what_stands_outlives_silence_and_nothing_else_does() -> None:
    chair = Right("lin", None, frozenset({"microphone"}), standing=True)
    permissions = holding(chair, Right("wei", None, frozenset({"microphone"})))
    assert allows(permissions, now=SILENCE - 0.1)
    assert not allows(permissions, now=SILENCE)
    assert allows(permissions, "lin.desk", now=SILENCE)
    permissions.take(PermissionSet(1, (Right("wei", None, frozenset({"microphone"})),)), now=SILENCE)
    assert allows(permissions, now=SILENCE), "heard again, and the same holds"


def test_an_older_set_is_refused_while_a_newer_one_is_kept_alive() -> None:
    permissions = holding(Right("wei", None, frozenset({"microphone"})), version=7)
    with pytest.raises(MediaError, match=r"version 7 holds") as refused:
        permissions.take(PermissionSet(6), now=1.0)
    assert (refused.value.code, refused.value.status) == ("permissions.stale", 409)
    assert allows(permissions)


def test_after_a_long_silence_even_an_older_set_counts() -> None:
    permissions = holding(Right("wei", None, frozenset({"microphone"})), version=7)
    permissions.take(PermissionSet(6), now=SILENCE)
    assert not allows(permissions, now=SILENCE)


@given(st.permutations(range(6)))
def test_in_whatever_order_sets_arrive_the_newest_holds(order: list[int]) -> None:
    permissions = Permissions()
    for version in order:
        try:
            permissions.take(PermissionSet(version, (Right(str(version), None, frozenset({"camera"})),)), now=0.0)
        except MediaError:
            continue
    assert [version for version in range(6) if allows(permissions, f"{version}.x", "camera")] == [5]


def test_what_is_inner_by_one_right_is_inner_whatever_the_others_say() -> None:
    permissions = holding(
        Right("lin", None, frozenset({"microphone"}), standing=True),
        Right("lin", None, frozenset({"microphone"}), inner=True),
    )
    right = permissions.right("lin.desk", "microphone", now=0.0, at=AT)
    assert right is not None
    assert right.inner


def test_who_is_outside_is_so_with_every_device() -> None:
    permissions = holding(outside=frozenset({"chen"}))
    assert permissions.is_outside("chen.phone")
    assert not permissions.is_outside("wei.phone")


def test_who_is_not_present_has_no_right_whatever_the_set_says_of_them() -> None:
    wei = Right("wei", None, frozenset({"microphone"}), standing=True)
    permissions = Permissions()
    permissions.take(PermissionSet(1, (wei,), present=frozenset({"wei.phone"})), now=0.0)
    assert allows(permissions, "wei.phone")
    assert not allows(permissions, "wei.laptop")
    assert permissions.is_present("wei.phone")
    assert not permissions.is_present("gao.phone")


def test_where_nothing_is_said_of_who_is_present_all_are_who_were_let_in() -> None:
    assert Permissions().is_present("wei.phone")
    assert read_set({"version": 1, "allowed": []}).present is None
    assert read_set({"version": 1, "allowed": [], "present": []}).present == frozenset()


def test_a_set_is_read_as_it_was_written() -> None:
    item: dict[str, Any] = {"participant": "wei", "device": None, "sources": ["camera"], "until": AT, "standing": True}
    read = read_set({"version": 3, "allowed": [item], "outside": ["chen"]})
    assert read == PermissionSet(
        3, (Right("wei", None, frozenset({"camera"}), AT, standing=True),), frozenset({"chen"})
    )


def test_what_is_said_in_confidence_is_never_recorded_whatever_the_set_says() -> None:
    allowed = [
        {"participant": "wei", "device": None, "sources": ["microphone"], "until": None, "inner": True},
        {"participant": "gao", "device": None, "sources": ["microphone"], "until": None, "inner": False},
    ]
    record = {"one": {"participant": "wei", "device": None}, "two": {"participant": "gao", "device": "device01"}}
    read = read_set({"version": 1, "allowed": allowed, "record": record})
    assert read.record == {"two": Speaker("gao", "device01")}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"version": JSON, "allowed": JSON | st.lists(JSON), "outside": JSON, "record": JSON, "present": JSON}
    )
)
def test_rubbish_is_refused_and_nothing_else(body: dict[str, Any]) -> None:
    with contextlib.suppress(MediaError):
        read_set(body)


@pytest.mark.parametrize(
    "change",
    [
        {"sources": ["nose"]},
        {"until": float("nan")},
        {"until": True},
        {"device": 7},
        {"standing": 1},
        {"participant": 1},
    ],
)
def test_a_right_that_makes_no_sense_refuses_the_whole_set(change: dict[str, Any]) -> None:
    item = {"participant": "wei", "device": None, "sources": ["camera"], "until": None, **change}
    with pytest.raises(MediaError, match="a set has"):
        read_set({"version": 1, "allowed": [item]})
