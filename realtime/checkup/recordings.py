"""Do recordings come home, and is there room for more?"""

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from deliberation.core import clock
from deliberation.core.checkup import Finding, check, ok, warn
from deliberation.events.recordings import RecordingFailure, RecordingState
from realtime.models import Recording

LATE = timedelta(hours=1)
"""After a speech its recording is home within seconds; after so long somebody has to look."""
RECENT = timedelta(days=7)
BYTES_AN_HOUR = 32_000_000
"""What an hour of speech takes at the most: browsers send Opus at up to some 64 kbit/s."""
FEW_HOURS = 24


@check("recordings")
def recordings() -> Iterator[Finding]:
    """Are all recordings of speeches that are over fetched, and were they written whole?"""
    now = clock.now()
    late = Recording.objects.filter(state=RecordingState.FETCHING, ended_at__lt=now - LATE).count()
    if late:
        yield warn(
            "recordings.waiting",
            "%(count)s recordings of speeches have not been fetched from the media process.",
            fix="Start the media process with the DATA_DIR in which it recorded them; the worker fetches by itself.",
            count=late,
        )
    disk = [RecordingFailure.DISK, RecordingFailure.DISK_FULL]
    failed = Recording.objects.filter(failure__in=disk, started_at__gt=now - RECENT).count()
    if failed:
        yield warn(
            "recordings.unwritten",
            "%(count)s speeches of the last seven days were not recorded to their end: the disk failed or was full.",
            fix="Make room on the disk of the media process, and see whether it is sound.",
            count=failed,
        )
    if not late and not failed:
        yield ok("recordings.home", "All recordings were written and fetched.")
    yield _room()


def _room() -> Finding:
    """Say how much speech the disk of this host has room for; where media runs elsewhere, ask the doctor there too."""
    path = settings.ENV.data_dir
    hours = shutil.disk_usage(path).free // BYTES_AN_HOUR
    if hours >= FEW_HOURS:
        return ok("recordings.room", "There is room for %(hours)s hours of recorded speech.", hours=hours)
    return warn(
        "recordings.little_room",
        "There is room for %(hours)s hours of recorded speech only in %(path)s.",
        fix="Make room or move DATA_DIR to a larger disk; where the disk is full, recordings end and meetings go on.",
        hours=hours,
        path=str(path),
    )
