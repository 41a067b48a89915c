"""Give an account a password."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from deliberation.accounts.selectors import active_account
from deliberation.accounts.services import passwords
from deliberation.core.errors import Invalid, NotFound


class Command(BaseCommand):
    help = "Give USERNAME a password, read from the terminal or from standard input, and end its login sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            account = active_account(options["username"])
        except NotFound:
            raise CommandError(
                _("There is no active account named “%(username)s”.") % {"username": options["username"]}
            ) from None
        try:
            passwords.give(account, self._read())
        except Invalid as error:
            raise CommandError(error.detail) from None
        self.stdout.write(_("The password is set. All login sessions of this account have ended."))

    def _read(self) -> str:
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\n")
        password = getpass.getpass(_("New password: "))
        if getpass.getpass(_("Once more: ")) != password:
            raise CommandError(_("The two were not the same."))
        return password
