"""Anchors: the heads of all streams, remembered outside the database.

Whoever can write the database can rewrite a whole chain; they cannot rewrite a file that has been copied, printed or
mailed. One anchor is one line of JSON.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deliberation.core import clock
from deliberation.eventlog.models import Stream


@dataclass(frozen=True, slots=True)
class Anchor:
    """The heads at one moment: stream name → (seq, hash)."""

    at: datetime
    heads: dict[str, tuple[int, str]]

    def line(self) -> str:
        """Return the anchor as one line of JSON."""
        return json.dumps({"at": clock.iso(self.at), "heads": self.heads}, sort_keys=True, separators=(",", ":"))


def take() -> Anchor:
    """Return an anchor of the log as it stands."""
    rows = Stream.objects.filter(head__gt=0).values_list("name", "head", "head_hash")
    return Anchor(at=clock.now(), heads={name: (head, digest) for name, head, digest in rows})


def parse(text: str) -> list[Anchor]:
    """Return the anchors in ``text``, one per line.

    Raises:
        ValueError: a line is not an anchor.
    """
    anchors = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            data = json.loads(line)
            heads = {str(name): (int(seq), str(digest)) for name, (seq, digest) in data["heads"].items()}
            anchors.append(Anchor(at=datetime.fromisoformat(data["at"]), heads=heads))
        except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
            raise ValueError(f"not an anchor: {line[:80]}") from error
    return anchors


def append(anchor: Anchor, path: Path) -> None:
    """Add ``anchor`` to the file at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(anchor.line() + "\n")
