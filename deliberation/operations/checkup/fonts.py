"""Is there a font for Chinese? Documents printed on this machine need one; browsers bring their own."""

import shutil
import subprocess
from collections.abc import Iterator

from deliberation.core.checkup import Finding, check, ok, warn


@check("fonts")
def fonts() -> Iterator[Finding]:
    """Does fontconfig know a Chinese font?"""
    tool = shutil.which("fc-list")
    found = ""
    if tool:
        answer = subprocess.run(  # noqa: S603 (found by which)
            [tool, ":lang=zh-cn", "family"], capture_output=True, text=True, timeout=20, check=False
        )
        found = answer.stdout.strip()
    if found:
        yield ok("fonts.present", "There is a font for Chinese: %(name)s.", name=found.splitlines()[0].split(",")[0])
    else:
        yield warn(
            "fonts.missing",
            "There is no font for Chinese on this machine.",
            fix="Install one: `apt-get install fontconfig fonts-noto-cjk`.",
        )
