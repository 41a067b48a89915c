"""Can the web process have its port, or has it got it already?"""

import json
import ssl
import urllib.request
from collections.abc import Iterator

from django.conf import settings

from deliberation.core.checkup import Finding, check, fail, ok
from deliberation.operations.ports import occupied


@check("ports")
def web() -> Iterator[Finding]:
    """Free, ours, or somebody else's?"""
    env = settings.ENV
    reason = occupied(env.host, env.port)
    if reason is None:
        yield ok("port.free", "Port %(port)s is free for the web process, which is not running.", port=env.port)
    elif _is_ours():
        yield ok("port.ours", "The web process answers on port %(port)s.", port=env.port)
    else:
        yield fail(
            "port.taken",
            "Port %(port)s of %(host)s cannot be used and it is not this service that answers there.",
            fix="Choose another with PORT, or end the program that has it (`ss -ltnp`).",
            port=env.port,
            host=env.host,
        )


def _is_ours() -> bool:
    env = settings.ENV
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(env.host, env.host)  # noqa: S104 (only compared)
    scheme = "https" if env.tls_cert else "http"
    context = ssl._create_unverified_context() if env.tls_cert else None  # noqa: S323 (an address, not a name)
    try:
        with urllib.request.urlopen(  # noqa: S310 (the scheme is ours)
            f"{scheme}://{host}:{env.port}/healthz", timeout=3, context=context
        ) as response:
            return bool(json.load(response).get("status") == "ok")
    except (OSError, ValueError, AttributeError):
        return False
