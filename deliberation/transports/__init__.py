"""Ways by which a text reaches a phone. Each is a module of the same shape, and the settings choose one."""

from typing import Protocol

from django.conf import settings

from deliberation.environment import SmsTransport
from deliberation.transports import console, file, http
from deliberation.transports.errors import TransportError

__all__ = ["Transport", "TransportError", "chosen"]


class Transport(Protocol):
    """A way to send texts."""

    def send(self, to: str, text: str) -> None:
        """Hand ``text`` over for the mobile number ``to``. It may take seconds: never inside a transaction.

        Raises:
            TransportError: it was not taken; ``is_final`` tells whether trying again could help.
        """


_TRANSPORTS: dict[SmsTransport, Transport] = {
    SmsTransport.CONSOLE: console,
    SmsTransport.FILE: file,
    SmsTransport.HTTP: http,
}


def chosen() -> Transport | None:
    """Return the transport of this deployment, ``None`` if it sends no texts."""
    return _TRANSPORTS.get(settings.ENV.texts)
