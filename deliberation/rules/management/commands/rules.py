"""``manage.py rules [NAME=VALUE …]``: show the rules in force, or set the institution's own values."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.core.errors import Invalid
from deliberation.rules.models import RuleSet
from deliberation.rules.selectors import rules
from deliberation.rules.services import override


class Command(BaseCommand):
    help = "Show the institution's rules, or set some, e.g. message.max_length=500."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("values", nargs="*", metavar="GROUP.RULE=NUMBER")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["values"]:
            row = RuleSet.objects.filter(scope=RuleSet.INSTITUTION).first()
            values: dict[str, dict[str, Any]] = dict(row.values) if row else {}
            for item in options["values"]:
                name, _, value = item.partition("=")
                group, _, rule = name.partition(".")
                values[group] = {**values.get(group, {}), rule: value}
            try:
                override(values)
            except Invalid as error:
                raise CommandError(error.detail) from error
        self.stdout.write(json.dumps(rules().model_dump(), indent=2))
