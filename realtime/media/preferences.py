"""What one subscriber wants to get of what it may get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from realtime.media.errors import MediaError
from realtime.media.layer import Level

_LEVELS: dict[str, Level | None] = {"off": None, "low": Level.LOW, "medium": Level.MEDIUM, "high": Level.HIGH}
_MOST_NAMED = 64


@dataclass(frozen=True, slots=True)
class Preferences:
    """A subscriber's wish; at first, everything, and as large as there is."""

    audio_only: bool = False
    levels: Mapping[str, Level | None] = field(default_factory=dict)
    """How large a publication's picture is wanted at most; None if not at all."""
    most_videos: int | None = None

    def wanted(self, videos: Iterable[str]) -> dict[str, Level]:
        """Give those of the pictures, the most important first, that this subscriber wants, and how large."""
        if self.audio_only:
            return {}
        levels = ((video, self.levels.get(video, Level.HIGH)) for video in videos)
        kept = [(video, level) for video, level in levels if level is not None]
        return dict(kept[: self.most_videos])


EVERYTHING = Preferences()


def read_preferences(body: dict[str, Any]) -> Preferences:
    """Read a wish as the control API carries it, or raise `MediaError`."""
    audio_only, video, most = body.get("audio_only", False), body.get("video", {}), body.get("most_videos")
    if not isinstance(audio_only, bool) or not isinstance(video, dict) or len(video) > _MOST_NAMED:
        raise _malformed()
    if not all(isinstance(level, str) and level in _LEVELS for level in video.values()):
        raise _malformed()
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 0):
        raise _malformed()
    return Preferences(audio_only, {name: _LEVELS[level] for name, level in video.items()}, most)


def _malformed() -> MediaError:
    return MediaError(
        "request.malformed", f"audio_only, video (by publication {', '.join(sorted(_LEVELS))}), most_videos"
    )
