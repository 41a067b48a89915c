"""Print a one-time link that signs an account in."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from deliberation.accounts.models import LoginLink
from deliberation.accounts.selectors import active_account
from deliberation.accounts.services import links
from deliberation.core.errors import NotFound


class Command(BaseCommand):
    help = "Print a one-time link that signs USERNAME in: at once, or with --person after a button was pressed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--person",
            action="store_true",
            help="a link to be sent to the person; never send one made without this",
        )
        parser.add_argument("--minutes", type=int, help="how long it can be used (15, with --person 7 days)")

    def handle(self, *args: Any, **options: Any) -> None:
        minutes: int | None = options["minutes"]
        if minutes is not None and minutes < 1:
            raise CommandError(_("--minutes must be at least 1."))
        try:
            account = active_account(options["username"])
        except NotFound:
            raise CommandError(
                _("There is no active account named “%(username)s”.") % {"username": options["username"]}
            ) from None
        kind = LoginLink.Kind.PERSON if options["person"] else LoginLink.Kind.CONSOLE
        token = links.make(account, kind, timedelta(minutes=minutes) if minutes is not None else None)
        self.stdout.write(links.url(token))
