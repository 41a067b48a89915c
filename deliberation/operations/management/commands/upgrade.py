"""``manage.py upgrade``: the database up to this version, after a backup."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.operations.archive import ArchiveError
from deliberation.operations.upgrade import upgrade


class Command(BaseCommand):
    help = "Keep a backup in DATA_DIR/backups, then apply the pending migrations; without any, do nothing."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            upgrade(self.stdout.write)
        except ArchiveError as error:
            raise CommandError(f"no backup, no upgrade: {error}") from error
        self.stdout.write("the database is up to date")
