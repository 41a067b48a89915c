"""The worker: deliveries, woken by nudges or by the clock where one was lost, and periodic work beside them."""

import logging
import threading
import time

import redis
from django.conf import settings
from django.db import close_old_connections

from deliberation.core.schedule import PERIODIC, Periodic
from deliberation.eventlog import nudges
from deliberation.eventlog.deliveries import deliver_due

TICK = 0.5
"""Longest wait in seconds before the worker looks for work, or sees that it is to stop."""
LAST_ROUND = 5.0
"""Seconds that periodic work in hand may take when the worker stops."""

logger = logging.getLogger(__name__)


class Worker:
    """Does deliveries as they fall due, and each periodic job in its rhythm and in a thread of its own.

    So a job that waits for another process (the forwarder, say) holds up neither deliveries nor leases.
    """

    def __init__(self) -> None:
        # A plain flag: a signal handler must not take the lock of an Event that its own thread may be holding.
        self._stopping = False
        self._woken = threading.Event()

    def stop(self) -> None:
        """Finish what is in hand and return from ``run``."""
        self._stopping = True

    def run(self) -> None:
        """Work until ``stop``. An error of one round is logged; the next round tries again."""
        threading.Thread(target=self._listen, name="nudges-in", daemon=True).start()
        jobs = [
            threading.Thread(target=self._repeat, args=[periodic], name=periodic.name, daemon=True)
            for periodic in PERIODIC.values()
        ]
        for job in jobs:
            job.start()
        while not self._stopping:
            self._woken.clear()
            if not self._deliver():
                self._woken.wait(TICK)
        deadline = time.monotonic() + LAST_ROUND
        for job in jobs:
            job.join(max(0.0, deadline - time.monotonic()))

    def _deliver(self) -> int:
        """Do what is due and return how much it was; a database that does not answer is asked again later."""
        close_old_connections()
        try:
            return deliver_due()
        except Exception:  # the rows are as they were
            logger.exception("deliveries interrupted")
            return 0

    def _repeat(self, periodic: Periodic) -> None:
        """Do one job again and again; its fault stops neither the others nor its own next run."""
        while not self._stopping:
            started = time.monotonic()
            try:
                periodic.job()
            except Exception:
                logger.exception("periodic job failed", extra={"job": periodic.name})
            finally:
                close_old_connections()
            self._pause(started + periodic.seconds)

    def _pause(self, until: float) -> None:
        while not self._stopping:
            time.sleep(max(0.01, min(TICK, until - time.monotonic())))
            if time.monotonic() >= until:
                return

    def _listen(self) -> None:
        """Wake the deliveries at each nudge; without Redis their own tick does."""
        while not self._stopping:
            try:
                client = redis.Redis.from_url(settings.ENV.redis, socket_connect_timeout=1)
                with client.pubsub(ignore_subscribe_messages=True) as pubsub:  # type: ignore[no-untyped-call]  # untyped in redis-py
                    pubsub.subscribe(nudges.CHANNEL)
                    for _ in pubsub.listen():
                        self._woken.set()
            except redis.RedisError:
                time.sleep(1)
