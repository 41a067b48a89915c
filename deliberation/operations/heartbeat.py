"""A sign of life of the worker, for whoever looks from outside its process."""

import time
from pathlib import Path

from django.conf import settings

from deliberation.core.schedule import every

SILENT_AFTER = 30.0
"""Seconds without a sign of life after which the worker is taken for dead."""


def path() -> Path:
    """Return the file that the worker touches."""
    return Path(settings.ENV.run_dir) / "worker.heartbeat"


@every(5, name="operations.heartbeat")
def beat() -> None:
    """Leave a sign of life."""
    file = path()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch()


def age() -> float | None:
    """Return the seconds since the last sign of life, ``None`` if there has been none."""
    try:
        return max(0.0, time.time() - path().stat().st_mtime)
    except FileNotFoundError:
        return None
