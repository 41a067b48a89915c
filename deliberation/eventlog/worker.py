"""The worker's loop: woken by nudges, and by the clock where a nudge was lost."""

import logging
import threading
import time

import redis
from django.conf import settings
from django.db import Error, close_old_connections

from deliberation.core.schedule import PERIODIC, Periodic
from deliberation.eventlog import nudges
from deliberation.eventlog.deliveries import deliver_due

TICK = 0.5
"""Longest wait in seconds before the worker looks for work by itself."""

logger = logging.getLogger(__name__)


class Worker:
    """Runs deliveries as they fall due and each periodic job in its rhythm."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._woken = threading.Event()
        self._next: dict[str, float] = {}

    def stop(self) -> None:
        """Finish what is in hand and return from ``run``."""
        self._stopping.set()
        self._woken.set()

    def run(self) -> None:
        """Work until ``stop``. An error of one round is logged; the next round tries again."""
        threading.Thread(target=self._listen, name="nudges-in", daemon=True).start()
        while not self._stopping.is_set():
            self._woken.clear()
            self._round(time.monotonic())
            self._woken.wait(TICK)

    def _round(self, now: float) -> None:
        close_old_connections()
        try:
            deliver_due()
        except Error:
            logger.exception("deliveries interrupted")
        for periodic in PERIODIC.values():
            if self._next.get(periodic.name, now) <= now and not self._stopping.is_set():
                self._next[periodic.name] = now + periodic.seconds
                self._do(periodic)

    def _do(self, periodic: Periodic) -> None:
        try:
            periodic.job()
        except Exception:  # one job's fault must not stop the others
            logger.exception("periodic job failed", extra={"job": periodic.name})

    def _listen(self) -> None:
        """Wake the loop at each nudge; without Redis the loop's own tick does."""
        while not self._stopping.is_set():
            try:
                client = redis.Redis.from_url(settings.ENV.redis, socket_connect_timeout=1)
                with client.pubsub(ignore_subscribe_messages=True) as pubsub:  # type: ignore[no-untyped-call]  # untyped in redis-py
                    pubsub.subscribe(nudges.CHANNEL)
                    for _ in pubsub.listen():
                        self._woken.set()
            except redis.RedisError:
                self._stopping.wait(1)
