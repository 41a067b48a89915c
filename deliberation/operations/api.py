"""What probes and collectors ask: is it up, is it ready, how much of everything."""

import hmac
import ipaddress
import logging

import redis
from django.conf import settings
from django.db import DatabaseError, OperationalError
from django.db.utils import InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from deliberation.accounts.selectors import current_institution
from deliberation.core.proxies import client_address
from deliberation.core.threads import in_database
from deliberation.operations import measures
from deliberation.operations.upgrade import pending
from realtime.hub import Hub

logger = logging.getLogger(__name__)

_up_to_date = False


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as this process answers at all."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 if people can be served, 503 with what is missing if not.

    Redis down is told as ``degraded`` and does not fail: the service goes on without it, a second slower.
    """
    parts = {"database": _database()}
    if parts["database"] == "ok":
        parts["institution"] = "ok" if current_institution() else "missing"
    ready = all(state == "ok" for state in parts.values())
    parts["redis"] = _redis()
    status = "unavailable" if not ready else "ok" if parts["redis"] == "ok" else "degraded"
    return JsonResponse({"status": status, "parts": parts}, status=200 if ready else 503)


@require_safe
@never_cache
async def metrics(request: HttpRequest) -> HttpResponse:
    """Answer in Prometheus's text format, to this machine or to whoever knows METRICS_TOKEN."""
    if not _may_measure(request):
        return HttpResponse(
            "metrics are for this machine, or by METRICS_TOKEN\n", status=403, content_type="text/plain"
        )
    text = await in_database(measures.exposition, sockets=Hub.current().listeners)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)


def _database() -> str:
    """Return ``ok``, ``unreachable`` or ``not_migrated``. What has once been up to date stays so."""
    global _up_to_date
    try:
        if not _up_to_date:
            _up_to_date = not pending()
        else:
            current_institution()
    except (OperationalError, InterfaceError):
        return "unreachable"
    except DatabaseError:
        logger.exception("the database cannot be read")
        return "unreachable"
    return "ok" if _up_to_date else "not_migrated"


def _redis() -> str:
    try:
        with redis.Redis.from_url(settings.ENV.redis, socket_connect_timeout=0.5, socket_timeout=0.5) as client:
            client.ping()
    except redis.RedisError:
        return "unreachable"
    return "ok"


def _may_measure(request: HttpRequest) -> bool:
    token: str = settings.ENV.metrics_token.get_secret_value()
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token:
        return hmac.compare_digest(given.encode(), token.encode())
    try:
        return ipaddress.ip_address(client_address(request)).is_loopback
    except ValueError:  # a unix socket has no address: the proxy in front of it must not publish this
        return False
