"""``manage.py schema [--check]``: write the API's description where the frontend reads it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deliberation.schema import SchemaError, generate


class Command(BaseCommand):
    help = "Write frontend/src/protocol/openapi.json, or with --check say whether it is up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 on any difference")

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "frontend" / "src" / "protocol" / "openapi.json"
        try:
            text = generate()
        except SchemaError as error:
            raise CommandError(str(error)) from error
        if options["check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{path.relative_to(settings.BASE_DIR)} is not up to date: run `make schema`")
            self.stdout.write("the API's description is up to date")
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.stdout.write(f"wrote {path.relative_to(settings.BASE_DIR)}")
