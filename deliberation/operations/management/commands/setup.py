"""``manage.py setup``: an empty instance for one institution."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deliberation.accounts.models import Institution, LoginLink
from deliberation.accounts.services import institution, links
from deliberation.core.errors import Conflict, DomainError, Invalid
from deliberation.operations.upgrade import upgrade

QUESTIONS: dict[str, tuple[str, str]] = {
    "name": ("Name of the institution, e.g. 滨江市政协", ""),
    "term": ("Number of the current term (届), e.g. 15", ""),
    "admin": ("User name of the first administrator (a-z, 0-9)", "admin"),
    "admin_name": ("Name of that person", "系统管理员"),
    "time_zone": ("Time zone", "Asia/Shanghai"),
}


class Command(BaseCommand):
    help = "Create the institution, its term and its first administrator; asks for what is not given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", help="name of the institution")
        parser.add_argument("--term", help="number of its current term (届), e.g. 15")
        parser.add_argument("--admin", metavar="USERNAME", help="user name of the first administrator")
        parser.add_argument("--admin-name", help="that person's own name")
        parser.add_argument("--time-zone", help="IANA name, by default Asia/Shanghai")

    def handle(self, *args: Any, **options: Any) -> None:
        upgrade(self.stdout.write)
        if Institution.objects.exists():
            raise CommandError("this instance has an institution already; there is one for each deployment")
        answers = answered(options, ask=_ask if sys.stdin.isatty() else None)
        try:
            admin = institution.found(
                name=answers["name"],
                term=_number(answers["term"]),
                time_zone=answers["time_zone"],
                admin_username=answers["admin"],
                admin_name=answers["admin_name"],
            )
        except Conflict as error:
            raise CommandError("this instance has an institution already") from error
        except Invalid as error:
            wrong = ", ".join(f"{fault['field']} ({fault['reason']})" for fault in error.fields)
            raise CommandError(f"not accepted: {wrong}. {error.detail}".strip()) from error
        except DomainError as error:
            raise CommandError(str(error)) from error
        address = links.url(links.make(admin, LoginLink.Kind.CONSOLE))
        self.stdout.write(f"{answers['name']} is set up. Start the service, then sign in within 15 minutes, once, at")
        self.stdout.write(f"  {address}")
        self.stdout.write(f"A new link: manage.py login_link {admin.username}")


def answered(options: dict[str, Any], *, ask: Callable[[str, str], str] | None) -> dict[str, str]:
    """Return every answer: as given, else as asked for, else the default.

    Raises:
        CommandError: nobody can be asked and there is no default.
    """
    answers: dict[str, str] = {}
    for name, (question, default) in QUESTIONS.items():
        given = options[name]
        if not given and ask:
            given = ask(question, default)
        answers[name] = given or default
    if missing := [f"--{name.replace('_', '-')}" for name, answer in answers.items() if not answer]:
        raise CommandError(f"give {' and '.join(missing)}, or run this in a terminal to be asked")
    return answers


def _ask(question: str, default: str) -> str:
    return input(f"{question}{f' [{default}]' if default else ''}: ").strip()


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise CommandError(f"the term is a number such as 15, not {text!r}") from None
