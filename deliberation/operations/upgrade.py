"""Bringing the database up to this version, never without a way back."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from deliberation.core import clock
from deliberation.operations import archive

KEPT = 10
"""How many backups of this kind are kept."""


def pending() -> list[str]:
    """Return the names of the migrations that the database still lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def upgrade(say: Callable[[str], None]) -> None:
    """Apply the pending migrations, after a backup if there is anything to lose."""
    missing = pending()
    if not missing:
        return
    if connection.introspection.table_names():
        kept = _keep_copy()
        say(f"backup before the upgrade: {kept}")
    say(f"applying {len(missing)} migrations")
    call_command("migrate", interactive=False, verbosity=0)


def _keep_copy() -> Path:
    directory: Path = settings.ENV.data_dir / "backups"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = directory / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}.tar.gz"
    archive.write(path, with_files=False)  # ten copies of them would fill the disk, and they do not change
    for old in sorted(directory.glob("before-upgrade-*.tar.gz"))[:-KEPT]:
        old.unlink()
    return path
