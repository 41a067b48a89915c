"""Whether an address can be had, asked before a process is started that would fail for want of it."""

import errno
import socket


def occupied(host: str, port: int, kind: socket.SocketKind = socket.SOCK_STREAM) -> str | None:
    """Return why ``host:port`` cannot be bound, as a clause; ``None`` if it can."""
    try:
        found = socket.getaddrinfo(host, port, type=kind, flags=socket.AI_PASSIVE)
    except socket.gaierror:
        return "is no address of this machine"
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        if kind is socket.SOCK_STREAM:
            # As servers do: connections of the last run that still wind down are no obstacle.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return _reason(error)
    return None


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return "is in use by another program"
        case errno.EACCES:
            return "may not be opened by this user"
        case errno.EADDRNOTAVAIL:
            return "is no address of this machine"
    return f"cannot be opened ({error.strerror})"
