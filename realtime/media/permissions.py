"""Who may be heard and seen in a room, as the services last said it: what is not allowed here is not forwarded."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from realtime.media.errors import MediaError
from realtime.media.publication import KIND_OF, Source

SILENCE = 5.0
"""Seconds without a word of the services after which only what is standing goes on: nobody says who has the floor."""
_MOST_RIGHTS, _MOST_OUTSIDE, _MOST_PRESENT = 1_000, 10_000, 20_000


class Speaker(NamedTuple):
    """Whose speech a recording takes: from this device or any of theirs, and whether with pictures."""

    participant: str
    device: str | None
    pictures: bool = False


Wanted = Mapping[str, Speaker]
"""Recording → whose speech it takes."""


@dataclass(frozen=True, slots=True)
class Right:
    """Somebody's right to have tracks of some sources forwarded, from one device or any.

    `until` is a moment of the wall clock in seconds; `standing` says that the right outlives silence, `inner` that
    those outside may not hear it.
    """

    participant: str
    device: str | None
    sources: frozenset[Source]
    until: float | None = None
    standing: bool = False
    inner: bool = False

    def covers(self, peer: str, source: Source, *, at: float) -> bool:
        """Return whether it lets a peer's track of this source through at a moment of the wall clock."""
        participant, _, device = peer.partition(".")
        return (
            participant == self.participant
            and self.device in (None, device)
            and source in self.sources
            and (self.until is None or at < self.until)
        )


@dataclass(frozen=True, slots=True)
class PermissionSet:
    """All the rights there are in a room. Of two sets the one with the higher version says how it is."""

    version: int
    rights: tuple[Right, ...] = ()
    outside: frozenset[str] = frozenset()
    """Participants that hear nothing inner."""
    record: Wanted = field(default_factory=dict)
    """The recordings that go on, and whose speech each takes."""
    present: frozenset[str] | None = None
    """The peers that may be here: no other is sent anything, or forwarded. None for whoever was let in."""


class Permissions:
    """What is allowed in one room now."""

    def __init__(self) -> None:
        self._set = PermissionSet(-1)
        self._heard_at = -math.inf

    def take(self, new: PermissionSet, *, now: float) -> None:
        """Let a set hold from now on, unless a newer one does.

        An older set is taken all the same when nothing newer was heard for long: the services have then been put back
        to an earlier state, and what they say counts.
        """
        if new.version < self._set.version and now - self._heard_at < SILENCE:
            raise MediaError("permissions.stale", f"version {self._set.version} holds", status=409)
        self._set, self._heard_at = new, now

    def right(self, peer: str, source: Source, *, now: float, at: float) -> Right | None:
        """Return the right by which a peer's track is forwarded, `now` by the loop's clock and `at` by the wall's.

        Of several it is one that is inner, if any is: what somebody may not hear by one of them they may not hear.
        Who may not be here has none.
        """
        if not self.is_present(peer):
            return None
        is_silent = now - self._heard_at >= SILENCE
        rights = [right for right in self._set.rights if right.standing or not is_silent]
        covering = [right for right in rights if right.covers(peer, source, at=at)]
        return next((right for right in covering if right.inner), covering[0] if covering else None)

    def is_present(self, peer: str) -> bool:
        """Return whether a peer may be here at all; silence changes nothing about that."""
        return self._set.present is None or peer in self._set.present

    def is_outside(self, peer: str) -> bool:
        """Return whether a peer may hear nothing inner."""
        return peer.partition(".")[0] in self._set.outside

    def next_end(self, *, at: float) -> float | None:
        """Return the first moment of the wall clock after `at` at which a right ends."""
        ends = [right.until for right in self._set.rights if right.until is not None and right.until > at]
        return min(ends, default=None)


def read_set(body: dict[str, Any]) -> PermissionSet:
    """Read a set as the control API carries it, or raise `MediaError`."""
    version, allowed, present = body.get("version"), body.get("allowed"), body.get("present")
    if not isinstance(version, int) or isinstance(version, bool) or version < 0:
        raise _malformed()
    if not isinstance(allowed, list) or len(allowed) > _MOST_RIGHTS:
        raise _malformed()
    outside = _names(body.get("outside", []), most=_MOST_OUTSIDE)
    rights = tuple(_rights(allowed))
    inner = frozenset(right.participant for right in rights if right.inner)
    record = {name: who for name, who in _record(body.get("record", {})) if who.participant not in inner}
    here = None if present is None else _names(present, most=_MOST_PRESENT)
    return PermissionSet(version, rights, outside, record, here)


def _names(names: Any, *, most: int) -> frozenset[str]:
    if not isinstance(names, list) or len(names) > most or not all(isinstance(it, str) for it in names):
        raise _malformed()
    return frozenset(names)


def _record(record: Any) -> Iterator[tuple[str, Speaker]]:
    """Give what is to be recorded, whether or not it may be: never who speaks in confidence."""
    if not isinstance(record, dict) or len(record) > _MOST_RIGHTS:
        raise _malformed()
    for name, source in record.items():
        if not isinstance(source, dict):
            raise _malformed()
        participant, device, pictures = source.get("participant"), source.get("device"), source.get("pictures", False)
        if not isinstance(participant, str) or not isinstance(device, str | None) or not isinstance(pictures, bool):
            raise _malformed()
        yield name, Speaker(participant, device, pictures)


def _rights(allowed: list[Any]) -> Iterator[Right]:
    for item in allowed:
        if not isinstance(item, dict):
            raise _malformed()
        participant, device, until = item.get("participant"), item.get("device"), item.get("until")
        sources, standing, inner = item.get("sources"), item.get("standing", False), item.get("inner", False)
        if not isinstance(participant, str) or not isinstance(device, str | None) or not isinstance(sources, list):
            raise _malformed()
        if not all(isinstance(source, str) and source in KIND_OF for source in sources):
            raise _malformed()
        if until is not None and not _is_moment(until):
            raise _malformed()
        if not isinstance(standing, bool) or not isinstance(inner, bool):
            raise _malformed()
        yield Right(participant, device, frozenset(sources), until, standing, inner)


def _is_moment(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _malformed() -> MediaError:
    return MediaError("request.malformed", "a set has a version, what is allowed, who is outside and who is present")
