"""What a client would rather have, where there is but one thing to have."""

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request


class AsItIs(BaseContentNegotiation):
    """Gives what there is, whatever the client would rather have: an ``<img>`` asks for images only."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type
