"""What a control request can be refused for."""

from __future__ import annotations


class MediaError(Exception):
    """A refusal with a code `noun.reason`, an HTTP status and a sentence for the log."""

    def __init__(self, code: str, detail: str, *, status: int = 400) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.status = status
