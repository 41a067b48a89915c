"""``manage.py load_demo``: the demonstration's cast and its meeting."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deliberation.core.errors import DomainError
from deliberation.operations.demo import load


class Command(BaseCommand):
    help = "Create what is missing of the demonstration. Never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("this is production (MODE=production): it takes no demonstration data")
        try:
            cast = load()
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"the demonstration is ready: {', '.join(cast)}")
