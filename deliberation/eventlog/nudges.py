"""Nudges: "the head of this stream is now n". A hint that may be lost, doubled or late; the log is the truth.

Listeners in this process are called at once. Other processes hear by Redis pub/sub, through a thread of its own, so
that whoever committed never waits for Redis, and a Redis that is down costs nobody anything.
"""

import json
import logging
import queue
import threading
from collections.abc import Callable

import redis
from django.conf import settings

Heads = dict[str, int]
Listener = Callable[[Heads], None]

CHANNEL = "deliberation.nudges"
logger = logging.getLogger(__name__)
_listeners: list[Listener] = []


def listen(listener: Listener) -> Callable[[], None]:
    """Call ``listener`` after each commit of this process, from the committing thread; returns how to stop."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def tell(heads: Heads) -> None:
    """Tell this process's listeners and the other processes that the streams have grown."""
    for listener in _listeners:
        listener(heads)
    _publisher.put(heads)


def encode(heads: Heads) -> str:
    """Return the message that carries ``heads`` between processes."""
    return json.dumps(heads)


def decode(message: str | bytes) -> Heads:
    """Return the heads in a message; anything malformed is no nudge at all."""
    try:
        parsed = json.loads(message)
    except ValueError:
        return {}
    if not isinstance(parsed, dict):
        return {}
    return {str(name): head for name, head in parsed.items() if isinstance(head, int)}


class _Publisher:
    """Publishes from a daemon thread. What cannot be sent is dropped: readers compare heads every second anyway."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Heads] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def put(self, heads: Heads) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="nudges", daemon=True)
                self._thread.start()
        self._queue.put(heads)

    def _run(self) -> None:
        client = redis.Redis.from_url(settings.ENV.redis, socket_timeout=1, socket_connect_timeout=1)
        while True:
            heads = self._queue.get()
            # Whatever queued meanwhile goes in the same message; the highest head of a stream says all.
            while not self._queue.empty():
                for stream, head in self._queue.get().items():
                    heads = {**heads, stream: max(head, heads.get(stream, 0))}
            try:
                client.publish(CHANNEL, encode(heads))
            except redis.RedisError as error:
                logger.debug("nudge not published: %s", error)


_publisher = _Publisher()
