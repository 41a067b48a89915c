"""``manage.py worker``: deliveries and periodic work, until told to stop."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.core import background
from deliberation.core.checkup import NotReady, require_ready
from deliberation.eventlog.worker import Worker


class Command(BaseCommand):
    help = "Deliver events to their handlers and do periodic work. Several may run side by side."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            require_ready()
        except NotReady as reason:
            raise CommandError(str(reason)) from reason
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        background.start_all()
        worker.run()
