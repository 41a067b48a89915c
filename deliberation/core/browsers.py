"""What a browser says of itself: good for a hint to a person, never for a decision about rights."""

import re
from dataclasses import dataclass

LEAST = {"Chrome": 87, "Firefox": 78, "Safari": 14}
"""Versions that the application is built for (``frontend/vite.config.ts``)."""

_IE = re.compile(r"\bMSIE |\bTrident/|\bEdge/1[2-8]\.")
_VERSIONS = {
    "Chrome": re.compile(r"\bChrom(?:e|ium)/(\d+)"),
    "Firefox": re.compile(r"\bFirefox/(\d+)"),
    "Safari": re.compile(r"\bVersion/(\d+)[\d.]* (?:Mobile/\w+ )?Safari/"),
}
_BROWSERS = (
    ("微信", r"MicroMessenger/"),
    ("Edge", r"Edge?/|EdgA/|EdgiOS/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrom(?:e|ium)/|CriOS/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS = (
    ("HarmonyOS", r"HarmonyOS|OpenHarmony"),
    ("Android", r"Android"),
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh"),
    ("Linux", r"Linux|X11"),
)


@dataclass(frozen=True, slots=True)
class Browser:
    """Names a person knows; empty where it could not be told."""

    name: str
    system: str

    def __str__(self) -> str:
        return " · ".join(part for part in (self.system, self.name) if part)


def named(user_agent: str) -> Browser:
    """Return what the browser and its system are called."""
    return Browser(_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))


def is_unfit(user_agent: str) -> bool:
    """Return whether the application cannot run: in Internet Explorer, also inside others (兼容模式), or one too old.

    Whoever does not say what they are gets the application, which looks for itself.
    """
    if _IE.search(user_agent):
        return True
    for name, version in _VERSIONS.items():
        if found := version.search(user_agent):
            return int(found[1]) < LEAST[name]
    return False


def _first(patterns: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for name, pattern in patterns if re.search(pattern, user_agent)), "")
