"""``manage.py rules [NAME=VALUE …]``: show the rules in force, or set the institution's own values."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.core.errors import Invalid
from deliberation.rules.selectors import rules
from deliberation.rules.services import amend


class Command(BaseCommand):
    help = "Show the institution's rules, or set some, e.g. message.max_length=500."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("values", nargs="*", metavar="GROUP.RULE=VALUE")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["values"]:
            values: dict[str, dict[str, Any]] = {}
            for item in options["values"]:
                name, _, value = item.partition("=")
                group, _, rule = name.partition(".")
                values.setdefault(group, {})[rule] = value
            try:
                amend(values)
            except Invalid as error:
                raise CommandError(error.detail) from error
        self.stdout.write(json.dumps(rules().model_dump(mode="json"), indent=2))
