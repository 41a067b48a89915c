"""Can sound and pictures get through? Asked from this machine; a firewall before it is for the administrator to try."""

import json
import os
import re
import socket
import time
import urllib.request
from collections.abc import Iterator

from django.conf import settings

from deliberation.core.checkup import Finding, check, fail, ok, warn

PATIENCE = 2.0
_REFUSED = re.compile(r"^media_stun_refused_total (\d+)$", re.MULTILINE)
_BINDING_REQUEST = bytes.fromhex("0001 0000 2112a442")
"""Header of a STUN Binding request without attributes (RFC 8489 §5), before its transaction id."""


@check("media")
def media() -> Iterator[Finding]:
    """Does the media process answer, and do packets reach it by UDP and TCP?"""
    env = settings.ENV
    try:
        answer = json.loads(_control("/health"))
    except (OSError, ValueError) as error:
        yield fail(
            "media.silent",
            "The media process does not answer at %(url)s (%(error)s): no camera, no microphone; text goes on.",
            fix="Start it (`make run` or `manage.py media`) and check MEDIA_CONTROL_URL.",
            url=env.media_control_url,
            error=str(error),
        )
        return
    yield ok("media.answers", "The media process answers (%(status)s).", status=str(answer.get("status")))
    for host in dict.fromkeys([_reachable(env.media_host), *env.media_announce]):
        yield _tcp(host, env.media_tcp_port)
        yield _udp(host, env.media_udp_port)
    if env.public_host not in ("localhost", "127.0.0.1", "::1") and _is_loopback_only(env.media_host):
        yield fail(
            "media.loopback",
            "Media is only heard on %(host)s, which nobody else can reach.",
            fix="Set MEDIA_HOST=0.0.0.0 and MEDIA_ANNOUNCE to the address by which people reach this machine.",
            host=env.media_host,
        )


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (only compared)


def _is_loopback_only(host: str) -> bool:
    return host == "localhost" or host == "::1" or host.startswith("127.")


def _tcp(host: str, port: int) -> Finding:
    try:
        socket.create_connection((host, port), timeout=PATIENCE).close()
    except OSError as error:
        return warn(
            "media.tcp_closed",
            "TCP %(host)s:%(port)s does not answer (%(error)s); people behind strict firewalls stay without pictures.",
            fix="Open the port in the firewall; correct MEDIA_ANNOUNCE if this is not how people reach the machine.",
            host=host,
            port=port,
            error=str(error),
        )
    return ok("media.tcp_open", "Media can be reached by TCP at %(host)s:%(port)s.", host=host, port=port)


def _udp(host: str, port: int) -> Finding:
    """Send a STUN request that the process must refuse, and see whether it counts one more refusal."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0][0]
        before = _refused()
        with socket.socket(family, socket.SOCK_DGRAM) as door:
            deadline = time.monotonic() + PATIENCE
            while time.monotonic() < deadline:
                door.sendto(_BINDING_REQUEST + os.urandom(12), (host, port))
                time.sleep(0.05)
                if _refused() > before:
                    return ok(
                        "media.udp_open", "Media can be reached by UDP at %(host)s:%(port)s.", host=host, port=port
                    )
        error = "no packet arrives"
    except OSError as fault:
        error = str(fault)
    return warn(
        "media.udp_closed",
        "UDP %(host)s:%(port)s does not reach the media process (%(error)s); pictures go by TCP, less smoothly.",
        fix="Open the port in the firewall; correct MEDIA_ANNOUNCE if this is not how people reach the machine.",
        host=host,
        port=port,
        error=error,
    )


def _refused() -> int:
    found = _REFUSED.search(_control("/metrics"))
    if found is None:
        raise OSError("the media process counts no refusals")
    return int(found.group(1))


def _control(path: str) -> str:
    url = settings.ENV.media_control_url.rstrip("/") + path
    with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310 (the operator's own setting)
        return str(response.read().decode())
