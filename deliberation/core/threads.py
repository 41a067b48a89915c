"""Database work from asyncio, off the event loop and with connections that are given back."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import close_old_connections, connections

P = ParamSpec("P")
R = TypeVar("R")

# Few threads: SQLite has one writer, and PostgreSQL's pool is shared with the request threads.
_executor = ThreadPoolExecutor(max_workers=4, thread_name_prefix="database")


def _call(work: Callable[[], R]) -> R:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()


def give_back_connections() -> None:
    """Give this thread's connections back before what takes long and needs none, such as sending a large answer.

    One in the middle of a transaction is not ours to give.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


async def in_database(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run ``function`` in a database thread and return its result."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_executor, _call, partial(function, *args, **kwargs))
