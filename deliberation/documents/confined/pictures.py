"""Photographs and scans."""

from pathlib import Path

from PIL import Image, ImageOps

from deliberation.documents.confined.refusals import Reason, Refusal

MAX_PIXELS = 60_000_000
"""A scan of A3 at 600 dpi has as many; what has more is made to exhaust whoever opens it."""
MARKED_SIDE = 3000
"""Pixels of the longer side of what is shown with a mark: enough to read a page, little enough to mark at once."""
_FORMATS = ("JPEG", "PNG")


def examine(path: Path) -> None:
    """Return if the picture can be decoded to its last pixel.

    Raises:
        Refusal: it cannot, or it is too large.
    """
    _opened(path).close()


def prepare(path: Path, out: Path) -> None:
    """Write the picture as it is to be marked: upright, of bounded size, without what cameras add to pixels.

    Raises:
        Refusal: as ``examine``.
    """
    image = _opened(path)
    kind = image.format
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((MARKED_SIDE, MARKED_SIDE))
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    upright.convert("RGB").save(out, format=kind, **({"quality": 90} if kind == "JPEG" else {}))


def _opened(path: Path) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow raises at twice its limit, and warns below
    try:
        image = Image.open(path, formats=_FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise Refusal(Reason.TOO_COMPLEX)
        image.load()
    except Image.DecompressionBombError as error:
        raise Refusal(Reason.TOO_COMPLEX) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Refusal(Reason.BROKEN) from error
    return image
