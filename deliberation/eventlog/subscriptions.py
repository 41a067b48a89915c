"""Who must act on which event: apps declare handlers here, the worker calls them."""

from collections import defaultdict
from collections.abc import Callable

from deliberation.eventlog.models import EventRecord

Handler = Callable[[EventRecord], None]

HANDLERS: dict[str, Handler] = {}
_BY_TYPE: dict[str, list[str]] = defaultdict(list)


def handles(type_: str, *, name: str) -> Callable[[Handler], Handler]:
    """Declare a handler of events of ``type_``; ``name`` stands in Delivery rows and must never change.

    The handler runs in the transaction that marks its delivery done: what it writes happens exactly once.
    """

    def declare(handler: Handler) -> Handler:
        if name in HANDLERS:
            raise RuntimeError(f"handler {name} is declared twice")
        HANDLERS[name] = handler
        _BY_TYPE[type_].append(name)
        return handler

    return declare


def of(type_: str) -> list[str]:
    """Return the names of the handlers subscribed to ``type_``."""
    return _BY_TYPE.get(type_, [])
