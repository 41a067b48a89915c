"""QR codes (ISO/IEC 18004) of addresses, for pages and for paper."""

import io

import segno

LEVEL = "m"
"""Error correction: 15 % of the picture may be lost to glare and bad cameras."""
ON_PAPER = "q"
"""On paper 25 % may be lost to folds and stains."""


def svg(text: str, *, title: str = "") -> str:
    """Return the code of ``text`` as an SVG element that takes the size of what it stands in."""
    code = segno.make(text, error=LEVEL, micro=False)
    return str(code.svg_inline(omitsize=True, border=4, light="#fff", title=title or None, lineclass=None))


def png_address(text: str, *, scale: int = 8) -> str:
    """Return the code of ``text`` as a picture in a ``data:`` address, for browsers that show no SVG."""
    return str(segno.make(text, error=LEVEL, micro=False).png_data_uri(scale=scale, border=4))


def png(text: str, *, scale: int = 8) -> bytes:
    """Return the code of ``text`` as a picture to be printed."""
    out = io.BytesIO()
    segno.make(text, error=ON_PAPER, micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
