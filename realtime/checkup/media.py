"""Can sound and pictures get through? Asked from this machine; a firewall before it is for the administrator to try."""

import json
import os
import re
import socket
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings

from deliberation.core import clock
from deliberation.core.checkup import Finding, check, fail, ok, warn
from realtime.selectors.media_nodes import NodeState, states

PATIENCE = 2.0
_REFUSED = re.compile(r"^media_stun_refused_total (\d+)$", re.MULTILINE)
_BINDING_REQUEST = bytes.fromhex("0001 0000 2112a442")
"""Header of a STUN Binding request without attributes (RFC 8489 §5), before its transaction id."""


@check("media")
def media() -> Iterator[Finding]:
    """Does the media process answer, and do packets reach it by UDP and TCP?"""
    env = settings.ENV
    if len(env.media_nodes) > 1:
        yield from _nodes(states(clock.now()))
        return
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


def _nodes(nodes: list[NodeState]) -> Iterator[Finding]:
    """Ask each of several: their ports for media are known on their own machines alone."""
    with ThreadPoolExecutor(len(nodes)) as threads:
        faults = list(threads.map(_fault, (node.url for node in nodes)))
    if all(faults):
        yield fail(
            "media.all_silent",
            "None of the %(count)s media processes in MEDIA_NODES answers: no camera, no microphone; text goes on.",
            fix="Start them (`manage.py media` on each machine) and check MEDIA_NODES and the firewall between.",
            count=len(nodes),
        )
    for node, fault in zip(nodes, faults, strict=True):
        yield _node(node, fault)


def _node(node: NodeState, fault: str) -> Finding:
    if fault:
        return warn(
            "media.node_silent",
            "The media process at %(url)s does not answer (%(error)s); its rooms have moved to the others.",
            fix="Start it again, or take it out of MEDIA_NODES and restart web and worker.",
            url=node.url,
            error=fault,
        )
    if not node.is_alive:
        return warn(
            "media.node_unheard",
            "The media process at %(url)s answers here, but the worker has not heard it lately.",
            fix="See that the worker runs, with the same MEDIA_NODES and MEDIA_SECRET, and reaches this address.",
            url=node.url,
        )
    if node.is_draining:
        return warn(
            "media.node_left",
            "The media process at %(url)s takes no new rooms; %(count)s stand on it.",
            fix="Stop it once none does, or let it take rooms again: `manage.py media_nodes --resume URL`.",
            url=node.url,
            count=node.rooms,
        )
    return ok("media.node_answers", "The media process at %(url)s answers.", url=node.url)


def _fault(url: str) -> str:
    """Return why a media process does not answer, empty if it does."""
    try:
        json.loads(_ask(url, "/health"))
    except (OSError, ValueError) as error:
        return str(error)
    return ""


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
    return _ask(settings.ENV.media_control_url, path)


def _ask(url: str, path: str) -> str:
    with urllib.request.urlopen(url.rstrip("/") + path, timeout=PATIENCE) as response:  # noqa: S310 (the operator's own setting)
        return str(response.read().decode())
