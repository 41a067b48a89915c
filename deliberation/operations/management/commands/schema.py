"""``manage.py schema [--check]``: write the API's description where the frontend and people read it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deliberation import protocol
from deliberation.schema import SchemaError, generate


class Command(BaseCommand):
    help = "Write openapi.json and docs/protocol.md, or with --check say whether they are up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 on any difference")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            texts = {
                settings.BASE_DIR / "frontend" / "src" / "protocol" / "openapi.json": generate(),
                settings.BASE_DIR / "docs" / "protocol.md": protocol.render(),
            }
        except SchemaError as error:
            raise CommandError(str(error)) from error
        stale = [path for path, text in texts.items() if not path.is_file() or path.read_text("utf-8") != text]
        for path in stale:
            name = path.relative_to(settings.BASE_DIR)
            if options["check"]:
                raise CommandError(f"{name} is not up to date: run `make schema`")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[path], encoding="utf-8")
            self.stdout.write(f"wrote {name}")
        if not stale:
            self.stdout.write("the API's description is up to date")
