"""Asking media processes side by side: one that hangs keeps nobody waiting but whoever asks about its own rooms.

Each has a line of its own, on which one question follows the other. What waits there is bounded: a newer question about
the same takes the place of the older one, and when the process does not answer, nothing that waits is asked any more.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from deliberation.core.errors import Conflict, Unavailable
from realtime.media import control
from realtime.services.media_process import ask_node

logger = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds for a media process to answer what is asked again in a second anyway."""
MOST_AT_ONCE = 32
"""Media processes that are asked at the same moment; those beyond wait for one of these."""


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Callable[[control.ControlClient], Any]
    answer: Future[Any]


class Lines:
    """A line to each media process. May be used by threads side by side."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="media-lines")
        self._lock = threading.Lock()
        self._waiting: dict[str, dict[str, _Asked]] = {}
        """Address → what is about to be asked there, by what it is about. An address that is busy has an entry."""

    def ask(self, url: str, question: Callable[[control.ControlClient], T], *, about: str) -> Future[T]:
        """Return the answer to come; it is cancelled if something newer is asked ``about`` the same before its turn."""
        asked = _Asked(question, Future())
        with self._lock:
            is_busy = url in self._waiting
            waiting = self._waiting.setdefault(url, {})
            replaced = waiting.pop(about, None)
            waiting[about] = asked
        if replaced is not None:
            replaced.answer.cancel()
        if not is_busy:
            self._threads.submit(self._work, url)
        return asked.answer

    def close(self) -> None:
        """End once all that was asked has been answered, or not."""
        self._threads.shutdown()

    def _work(self, url: str) -> None:
        """Ask what waits for one process, until nothing does."""
        while (asked := self._next(url)) is not None:
            try:
                answer = ask_node(url, asked.question, timeout=PATIENCE)
            except Unavailable as error:
                logger.info("media process silent: %s", error)
                for each in (asked, *self._given_up(url)):
                    each.answer.set_exception(error)
            except Exception as error:  # it is for whoever asked, as any answer is
                level = logging.INFO if isinstance(error, Conflict) else logging.ERROR
                logger.log(level, "media process at %s refused: %s", url, error)
                asked.answer.set_exception(error)
            else:
                asked.answer.set_result(answer)

    def _next(self, url: str) -> _Asked | None:
        with self._lock:
            waiting = self._waiting[url]
            if not waiting:
                del self._waiting[url]
                return None
            asked = waiting.pop(next(iter(waiting)))
            asked.answer.set_running_or_notify_cancel()
            return asked

    def _given_up(self, url: str) -> list[_Asked]:
        with self._lock:
            waiting = self._waiting[url]
            given_up = list(waiting.values())
            waiting.clear()
            return given_up
