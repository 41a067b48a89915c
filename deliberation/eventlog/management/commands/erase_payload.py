"""``manage.py erase_payload STREAM SEQ --reason REASON``: erase what one event said."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.core.errors import NotFound
from deliberation.eventlog.erasure import erase
from deliberation.events.payloads import ErasureReason


class Command(BaseCommand):
    help = "Erase the content of one event; that it happened stays provable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("stream")
        parser.add_argument("seq", type=int)
        parser.add_argument("--reason", required=True, choices=[reason.value for reason in ErasureReason])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            erase(None, stream=options["stream"], seq=options["seq"], reason=ErasureReason(options["reason"]))
        except NotFound as error:
            raise CommandError(f"there is nothing to erase at {error.detail}") from error
        self.stdout.write(f"erased {options['stream']}#{options['seq']}")
