"""Is the database there, up to date and writable, and has it room to grow?"""

import shutil
from collections.abc import Iterator

from django.conf import settings
from django.db import Error, connection, transaction

from deliberation.core.checkup import Finding, check, fail, ok, warn
from deliberation.operations.upgrade import pending

LITTLE, TOO_LITTLE = 2_000, 200
"""Megabytes free."""


@check("data.0-database", at_start=True)
def database() -> Iterator[Finding]:
    """Can we read and write?"""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                # A table of its own, gone with the transaction: nothing of the service's rows is touched.
                cursor.execute("CREATE TABLE doctor_trial (id integer)")
            transaction.set_rollback(True)
    except Error as error:
        yield fail(
            "database.unusable",
            "The database cannot be read and written: %(error)s.",
            fix="Check DATABASE_URL, that the server runs, and that its user owns the database.",
            error=str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__,
        )
    else:
        yield ok("database.usable", "The database (%(engine)s) can be read and written.", engine=connection.vendor)


@check("data.1-migrations", at_start=True)
def migrations() -> Iterator[Finding]:
    """Has the database the tables of this version?"""
    if missing := pending():
        yield fail(
            "database.not_migrated",
            "The database lacks %(count)s migrations of this version.",
            fix="Run `manage.py upgrade`; it keeps a backup first.",
            count=len(missing),
        )
    else:
        yield ok("database.migrated", "The database has the tables of this version.")


@check("data.2-disk")
def disk() -> Iterator[Finding]:
    """Is there room?"""
    path = settings.ENV.data_dir
    free = shutil.disk_usage(path).free // 1_000_000
    if free >= LITTLE:
        yield ok("disk.enough", "%(free)s MB are free in %(path)s.", free=free, path=str(path))
        return
    yield (fail if free < TOO_LITTLE else warn)(
        "disk.little",
        "Only %(free)s MB are free in %(path)s.",
        fix="Make room or move DATA_DIR to a larger disk; a full disk stops every change.",
        free=free,
        path=str(path),
    )
