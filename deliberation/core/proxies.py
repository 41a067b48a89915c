"""Whom to believe about the client's address and scheme.

``X-Forwarded-*`` is anybody's claim. It counts only when the connection comes from a proxy that the operator named in
``TRUSTED_PROXIES``; from everybody else the headers are dropped before anything can read them.
"""

import ipaddress
from collections.abc import Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


def is_trusted(address: str) -> bool:
    """Return whether ``address`` is one of the operator's own proxies.

    A peer without an address came by a unix socket, which nobody but a proxy of this machine can open.
    """
    if not address:
        return True
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in ipaddress.ip_network(p, strict=False) for p in settings.ENV.trusted_proxies)


def apply_forwarded(request: HttpRequest) -> None:
    """Set the request's address and scheme from a trusted proxy's headers, and remove the headers of others."""
    meta = request.META
    if is_trusted(meta.get("REMOTE_ADDR", "")):
        # The rightmost address that is not ours is the last one a proxy of ours saw itself.
        hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        client = next((hop for hop in reversed(hops) if not is_trusted(hop)), None)
        if client is not None:
            meta["REMOTE_ADDR"] = client
        if meta.get("HTTP_X_FORWARDED_PROTO", "").strip() == "https":
            # ASGIRequest takes its scheme from the scope.
            request.scope["scheme"] = "https"  # type: ignore[attr-defined]  # only under ASGI
    for header in _FORWARDED:
        meta.pop(header, None)


def client_address(request: HttpRequest) -> str:
    """Return the client's address as far as it can be believed."""
    return str(request.META.get("REMOTE_ADDR", ""))


class TrustedProxyMiddleware:
    """Apply the rules above to every request, before any other middleware."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        apply_forwarded(request)
        # Sync or async alike: the inner result is passed through untouched.
        return self.get_response(request)
