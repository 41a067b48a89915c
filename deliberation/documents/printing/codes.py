"""Square codes that a phone reads."""

import io

import segno


def png(text: str, *, scale: int = 8) -> bytes:
    """Return ``text`` as a QR code (ISO/IEC 18004) with its quiet zone, as a PNG; a quarter of it may be soiled."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
