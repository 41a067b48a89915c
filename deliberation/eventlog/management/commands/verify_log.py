"""``manage.py verify_log [--anchor FILE]``: check every record of the log."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.eventlog.anchors import parse
from deliberation.eventlog.verification import verify


class Command(BaseCommand):
    help = "Check that the event log is complete and unaltered; exits 1 if it is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", type=Path, action="append", default=[], help="a file of anchors kept elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        anchors = []
        for path in options["anchor"]:
            try:
                anchors += parse(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise CommandError(str(error)) from error
        report = verify(anchors)
        self.stdout.write(
            f"{report.streams} streams, {report.records} records, {len(report.erased)} erased, "
            f"{len(anchors)} anchors: {len(report.findings)} faults"
        )
        for name, seq in report.erased:
            self.stdout.write(f"  erased   {name}#{seq}")
        for finding in report.findings:
            self.stdout.write(f"  {finding.fault:<12} {finding.stream}#{finding.seq}")
        if not report.is_sound:
            raise CommandError("the log is not sound")
