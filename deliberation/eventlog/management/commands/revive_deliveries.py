"""``manage.py revive_deliveries``: try again what had failed for good."""

from typing import Any

from django.core.management.base import BaseCommand

from deliberation.eventlog.deliveries import revive


class Command(BaseCommand):
    help = "Open all dead deliveries again, once their cause is mended; the worker does the rest."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{revive()} deliveries opened again")
