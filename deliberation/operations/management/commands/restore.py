"""``manage.py restore FILE``: an archive into an empty deployment."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deliberation.core.checkup import Level
from deliberation.documents.checkup import present
from deliberation.operations.archive import ArchiveError
from deliberation.operations.restoration import restore
from deliberation.operations.supervisor import AlreadyRunning, hold


class Command(BaseCommand):
    help = "Load an archive written by `backup` into this deployment, which must be empty, and verify its log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with hold(settings.ENV.run_dir):
                report = restore(options["file"])
        except AlreadyRunning as other:
            raise CommandError(f"this deployment is running (process {other}); stop it first") from other
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"restored; {report.streams} streams, {report.records} records")
        for finding in report.findings:
            self.stdout.write(f"  {finding.fault:<12} {finding.stream}#{finding.seq}")
        for lost in (found for found in present() if found.level is Level.FAIL):
            self.stdout.write(f"{lost.sentence()} {lost.remedy()}")
        if not report.is_sound:
            raise CommandError("the restored log is not sound")
