"""``manage.py anchor_log``: print the heads of all streams as one line, to be kept outside the database."""

from typing import Any

from django.core.management.base import BaseCommand

from deliberation.eventlog.anchors import take


class Command(BaseCommand):
    help = "Print an anchor of the event log; verify_log --anchor FILE checks against it later."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(take().line())
