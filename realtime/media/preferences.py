"""What one subscriber wants to get of what it may get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from realtime.media.errors import MediaError

_LEVELS = frozenset({"off", "low", "medium", "high"})
_MOST_NAMED = 64


@dataclass(frozen=True, slots=True)
class Preferences:
    """A subscriber's wish; at first, everything.

    Any level but ``off`` is the one picture that its publisher sends.
    """

    audio_only: bool = False
    off: frozenset[str] = frozenset()
    """The publications whose picture is not wanted."""
    most_videos: int | None = None

    def unwanted(self, videos: Iterable[str]) -> frozenset[str]:
        """Give those of the pictures, the most important first, that this subscriber does not want."""
        offered = list(videos)
        if self.audio_only:
            return frozenset(offered)
        kept = [video for video in offered if video not in self.off]
        return frozenset(offered).difference(kept[: self.most_videos])


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
    return Preferences(audio_only, frozenset(name for name, level in video.items() if level == "off"), most)


def _malformed() -> MediaError:
    return MediaError(
        "request.malformed", f"audio_only, video (by publication {', '.join(sorted(_LEVELS))}), most_videos"
    )
