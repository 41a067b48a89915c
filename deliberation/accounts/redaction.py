"""Keeping the tokens of login links out of the log."""

import re
from collections.abc import MutableMapping
from typing import Any

_ADDRESS = re.compile(r"(/login/)[^\s/?\"']+")


def hide_login_tokens(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put an ellipsis in place of every token in ``event`` (a structlog processor).

    Django logs the path of a request that it refuses, and a refused link may still be good.
    """
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _ADDRESS.sub(r"\1…", value)
    return event
