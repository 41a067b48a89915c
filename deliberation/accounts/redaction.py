"""Keeping the tokens of links out of the log."""

import re
from collections.abc import MutableMapping
from typing import Any

_ADDRESS = re.compile(r"(/(?:login|m|q)/)[^\s/?\"']+")
"""Of login links, personal links and desktops that wish to be signed in. A meeting code (``/j/…``) is no secret."""


def hide_tokens(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put an ellipsis in place of every token in ``event`` (a structlog processor).

    Django logs the path of a request that it refuses, and a refused link may still be good.
    """
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _ADDRESS.sub(r"\1…", value)
    return event
