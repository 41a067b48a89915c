"""Which transport a STUN check is meant for, and whether its sender may know that."""

from __future__ import annotations

from realtime.media.counters import Counters
from realtime.media.ice import Check
from realtime.media.transport import Transport


class Registry:
    """All live transports by their ICE fragment."""

    def __init__(self, counters: Counters) -> None:
        self._transports: dict[str, Transport] = {}
        self._counters = counters

    def add(self, transport: Transport) -> None:
        """Let the transport be found."""
        self._transports[transport.credentials.ufrag] = transport

    def remove(self, transport: Transport) -> None:
        """Let it be found no more."""
        self._transports.pop(transport.credentials.ufrag, None)

    def verify(self, data: bytes, address: tuple[str, int]) -> tuple[Transport, bytes, bool | None] | None:
        """Give transport, response and whether the path is nominated; None for whoever cannot prove himself.

        Nomination is itself None on a role conflict: such a check is answered, and opens no path.
        """
        check = Check.parse(data)
        transport = None if check is None else self._transports.get(check.ufrag)
        if check is None or transport is None or not check.is_from_holder_of(transport.credentials.password):
            self._counters.stun_refused += 1
            return None
        response = check.respond(address, transport.credentials.password)
        return transport, response, None if check.conflicts else check.nominates
