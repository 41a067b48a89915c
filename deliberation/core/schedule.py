"""Work that comes round by itself: apps declare it here, the worker does it."""

from collections.abc import Callable
from dataclasses import dataclass

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job and how many seconds lie between two of its runs."""

    name: str
    seconds: float
    job: Job


PERIODIC: dict[str, Periodic] = {}


def every(seconds: float, name: str) -> Callable[[Job], Job]:
    """Declare that the worker calls the function every ``seconds``; the job must bear being run by two workers."""

    def declare(job: Job) -> Job:
        PERIODIC[name] = Periodic(name, seconds, job)
        return job

    return declare
