"""``manage.py media_nodes``: which media processes there are, and leaving one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.core import clock
from realtime.selectors.media_nodes import states
from realtime.services import media_nodes


class Command(BaseCommand):
    help = "List the media processes in MEDIA_NODES with their rooms, or leave one so that it can be stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--drain", metavar="URL", help="give it no new rooms, and move each when nobody sends in it")
        what.add_argument("--resume", metavar="URL", help="give it rooms again")
        parser.add_argument("--now", action="store_true", help="with --drain: move all its rooms at once")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["drain"] is not None:
            self._require(options["drain"], media_nodes.drain(options["drain"], at_once=options["now"]))
        elif options["resume"] is not None:
            self._require(options["resume"], media_nodes.resume(options["resume"]))
        for node in states(clock.now()):
            state = "draining" if node.is_draining else "alive" if node.is_alive else "silent"
            self.stdout.write(f"{node.url} {state} {node.rooms}")

    def _require(self, url: str, is_known: bool) -> None:
        if not is_known:
            raise CommandError(f"no media process was ever heard at {url}; is it in MEDIA_NODES?")
