"""Is there what prints Chinese? Marks and printed papers are made on this machine; browsers bring their own fonts."""

from collections.abc import Iterator

from deliberation.core.checkup import Finding, check, ok, warn
from deliberation.core.errors import Unavailable
from deliberation.documents import fonts as known
from deliberation.documents.printing import pages


@check("fonts")
def fonts() -> Iterator[Finding]:
    """Does fontconfig know a Chinese font, and can a page be laid out with it?"""
    known.chinese.cache_clear()  # one may just have been installed
    font = known.chinese()
    if font is None:
        yield warn(
            "fonts.missing",
            "There is no font for Chinese on this machine: confidential papers cannot be shown, and no PDF is printed.",
            fix="Install one: `apt-get install fontconfig fonts-noto-cjk`.",
        )
        return
    yield ok("fonts.present", "There is a font for Chinese: %(name)s.", name=font.family)
    try:
        pages.rendered("<p>一</p>")
    except Unavailable:
        yield warn(
            "renderer.missing",
            "PDF cannot be printed on this machine.",
            fix="Install what lays out pages: `apt-get install libpango-1.0-0 libpangoft2-1.0-0`.",
        )
    else:
        yield ok("renderer.present", "PDF can be printed on this machine.")
