"""What a text may hold to stand in a document."""

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def storable(text: str) -> str:
    """Return ``text`` without the characters that no XML document may hold (XML 1.0 §2.2)."""
    return _NOT_XML.sub("", text)
