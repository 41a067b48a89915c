"""The font for Chinese that this machine has: marks and printed papers need one."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_PREFERRED = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi", "Noto Serif CJK SC")


@dataclass(frozen=True, slots=True)
class Font:
    """A file, which of the faces in it, and the family's name."""

    path: Path
    index: int
    family: str


@lru_cache(maxsize=1)
def chinese() -> Font | None:
    """Return an upright font that has Chinese characters, ``None`` if fontconfig knows none; asked once per process."""
    tool = shutil.which("fc-list")
    if tool is None:
        return None
    form = "%{file}\t%{index}\t%{family}\t%{style}\n"
    answer = subprocess.run(  # noqa: S603 (found by which)
        [tool, "-f", form, ":lang=zh-cn"], capture_output=True, text=True, timeout=20, check=False
    )
    rows = [line.split("\t") for line in answer.stdout.splitlines()]
    fonts = [(Font(Path(row[0]), int(row[1]), row[2].split(",")[0]), row[3]) for row in rows if len(row) == 4]
    return min(fonts, key=_rank, default=(None, ""))[0]


def _rank(entry: tuple[Font, str]) -> tuple[int, bool, str, int]:
    font, style = entry
    place = next((i for i, name in enumerate(_PREFERRED) if font.family.startswith(name)), len(_PREFERRED))
    return place, "Regular" not in style, str(font.path), font.index
