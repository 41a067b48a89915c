"""Do the clocks agree? Deadlines, one-time links and media signatures hang on them."""

import datetime
import shutil
import subprocess
from collections.abc import Iterator

from django.db import connection

from deliberation.core import clock
from deliberation.core.checkup import Finding, check, fail, ok, warn

BUILT = 2026
"""No clock that says an earlier year can be right."""
TOLERATED = 2.0
"""Seconds between our clock and the database's."""


@check("clock")
def clocks() -> Iterator[Finding]:
    """Is our clock plausible, kept by the network, and the same as the database's?"""
    now = clock.now()
    if now.year < BUILT:
        yield fail(
            "clock.implausible",
            "This machine's clock says %(now)s.",
            fix="Set the clock: `timedatectl set-ntp true`.",
            now=clock.iso(now),
        )
        return
    apart = _apart_from_database()
    if apart > TOLERATED:
        yield fail(
            "clock.database_differs",
            "This machine's clock and the database server's are %(seconds)s s apart.",
            fix="Let both machines set their clocks by the network: `timedatectl set-ntp true`.",
            seconds=round(apart),
        )
    if _is_synchronised() is False:
        yield warn(
            "clock.not_synchronised",
            "This machine's clock is not set by the network.",
            fix="`timedatectl set-ntp true`, with a time server of your network in timesyncd.conf.",
        )
    elif apart <= TOLERATED:
        yield ok("clock.right", "The clocks agree.")


def _apart_from_database() -> float:
    if connection.vendor != "postgresql":
        return 0.0  # the same machine, the same clock
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime.datetime = cursor.fetchone()[0]
    return abs((theirs - clock.now()).total_seconds())


def _is_synchronised() -> bool | None:
    """Return whether the network sets the clock, ``None`` where that cannot be told, as in a container."""
    tool = shutil.which("timedatectl")
    if tool is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603 (found by which)
            [tool, "show", "-p", "NTPSynchronized", "--value"], capture_output=True, text=True, timeout=5, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    return {"yes": True, "no": False}.get(answer.stdout.strip())
