"""The one place where tests wait: for a condition, and never longer than told."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable

STEP = 0.02
"""Seconds between two looks."""


async def until(condition: Callable[[], bool | Awaitable[bool]], *, seconds: float, what: str) -> float:
    """Return after how many seconds ``condition`` held; fail, naming ``what``, if not within ``seconds``."""
    started = time.monotonic()
    while True:
        holds = condition()
        if inspect.isawaitable(holds):
            holds = await holds
        waited = time.monotonic() - started
        if holds:
            return waited
        assert waited < seconds, f"{what}: not within {seconds} s"
        await asyncio.sleep(STEP)
