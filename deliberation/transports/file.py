"""Keeps texts in a file that only this deployment's user may read: for trials and for tests."""

import json
import os

from django.conf import settings

from deliberation.transports.errors import TransportError

NAME = "sms.jsonl"
"""In the data directory."""


def send(to: str, text: str) -> None:
    """Append the text as one line of JSON.

    Raises:
        TransportError: the file cannot be written.
    """
    line = json.dumps({"to": to, "text": text}, ensure_ascii=False) + "\n"
    try:
        descriptor = os.open(settings.ENV.data_dir / NAME, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(descriptor, "a", encoding="utf-8") as file:
            file.write(line)  # one write of a short line: two processes do not mix theirs
    except OSError as error:
        raise TransportError(f"{NAME}: {error.strerror}") from None
