"""What phones receive in tests: texts that were sent into a file."""

import json
import re
from pathlib import Path

from deliberation.accounts.services import text_messages


class Phones:
    """All phones, by the file that texts are sent into."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def texts(self, number: str | None = None) -> list[str]:
        """Let the worker send what is due, and return the texts that ``number``, or anybody, has received so far."""
        text_messages.send_due()
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        received = [json.loads(line) for line in lines]
        return [item["text"] for item in received if number in (None, item["to"])]

    def code(self, number: str) -> str:
        """Return the code in the newest text to ``number``."""
        found = re.search(r"\b\d{6}\b", self.texts(number)[-1])
        assert found is not None
        return found[0]

    def path(self, number: str) -> str:
        """Return the path of the link in the newest text to ``number``."""
        found = re.search(r"https?://[^/\s]+(/\S+)", self.texts(number)[-1])
        assert found is not None
        return found[1]
