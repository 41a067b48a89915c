"""Do the other processes live: Redis and the worker?"""

from collections.abc import Iterator

import redis
from django.conf import settings

from deliberation.core.checkup import Finding, check, fail, ok, warn
from deliberation.operations import heartbeat


@check("services.redis")
def nudges() -> Iterator[Finding]:
    """Does Redis or Valkey answer?"""
    try:
        with redis.Redis.from_url(settings.ENV.redis, socket_connect_timeout=2, socket_timeout=2) as client:
            client.ping()
    except redis.RedisError as error:
        yield warn(
            "redis.unreachable",
            "Redis does not answer (%(error)s); people hear each other up to a second later.",
            fix="Without REDIS_URL the service brings its own: start it. Otherwise check REDIS_URL and its password.",
            error=str(error),
        )
    else:
        yield ok("redis.answers", "Redis answers.")


@check("services.worker")
def worker() -> Iterator[Finding]:
    """Has the worker given a sign of life?"""
    age = heartbeat.age()
    if age is not None and age <= heartbeat.SILENT_AFTER:
        yield ok("worker.alive", "The worker is at work.")
    else:
        yield fail(
            "worker.silent",
            "The worker gives no sign of life; notices and deadlines wait for it.",
            fix="Start the service (`make run`, or `manage.py worker` on this machine).",
        )
