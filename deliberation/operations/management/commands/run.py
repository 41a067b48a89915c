"""``manage.py run``: the whole service on this machine."""

import asyncio
import os
import ssl
import sys
import threading
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from deliberation.accounts.models import Account
from deliberation.core.checkup import NotReady, require_ready
from deliberation.core.errors import DomainError
from deliberation.environment import Environment
from deliberation.operations import demo
from deliberation.operations.children import Roll, end
from deliberation.operations.programs import Misplaced, programs, require_ports
from deliberation.operations.supervisor import AlreadyRunning, Program, Supervisor, hold
from deliberation.operations.upgrade import upgrade

PATIENCE = 60.0
"""Seconds to become ready before we say that it takes long."""


class Command(BaseCommand):
    help = "Bring the database up to date and run web, media, worker and, without REDIS_URL, Valkey. Ctrl-C ends all."
    requires_system_checks = ()  # each of the processes makes them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demonstration and print links into it")

    def handle(self, *args: Any, **options: Any) -> None:
        env: Environment = settings.ENV
        if options["demo"] and settings.PRODUCTION:
            raise CommandError("this is production (MODE=production), which has no demonstration: run without --demo")
        try:
            with hold(env.run_dir):
                self._run(env, with_demo=options["demo"])
        except AlreadyRunning as other:
            raise CommandError(
                f"the service already runs here (process {other}); stop it, or give this one another DATA_DIR"
            ) from other
        except (Misplaced, NotReady, DomainError) as reason:
            raise CommandError(str(reason)) from reason

    def _run(self, env: Environment, *, with_demo: bool) -> None:
        roll = Roll(env.run_dir / "children.json")
        if left := roll.left():
            say("run", f"ending what an earlier run left: {', '.join(child.name for child in left)}")
            end(left)
        wanted = programs(env)
        require_ports(env)
        upgrade(lambda line: say("run", line))
        entrances = demo.entrances(demo.load()) if with_demo else []
        require_ready()
        connections.close_all()
        greeter = threading.Thread(target=_greet, args=(env, entrances), daemon=True)
        greeter.start()
        asyncio.run(_supervise(wanted, roll))
        say("run", "ended")


async def _supervise(wanted: list[Program], roll: Roll) -> None:
    await Supervisor(wanted, roll=roll, say=say).run()


def say(name: str, line: str) -> None:
    """Print one line of one process. A terminal that has gone is no reason to stop."""
    try:
        sys.stdout.write(f"{name:<7}| {line}\n")  # one write: two threads speak
        sys.stdout.flush()
    except OSError:
        _mute()


def _mute() -> None:
    """Let standard output go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _greet(env: Environment, entrances: list[tuple[Account, str]]) -> None:
    """Wait until the service is ready, then say where it is."""
    began = time.monotonic()
    slow = False
    while not _is_ready(env):
        if not slow and time.monotonic() - began > PATIENCE:
            slow = True
            say("run", "still not ready; `manage.py doctor` tells why")
        time.sleep(0.05)
    say("run", f"ready: {env.origin}")
    if entrances:
        say("run", "sign in with one of these (each works once, for twelve hours; more: manage.py login_link NAME):")
    for account, address in entrances:
        say("run", f"  {account.username:<6}{address}  {account.name}")


def _is_ready(env: Environment) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(env.host, env.host)  # noqa: S104 (only compared)
    scheme = "https" if env.tls_cert else "http"
    # Ourselves, by an address that the certificate need not name.
    context = ssl._create_unverified_context() if env.tls_cert else None  # noqa: S323
    try:
        with urllib.request.urlopen(  # noqa: S310 (the scheme is ours)
            f"{scheme}://{host}:{env.port}/readyz", timeout=2, context=context
        ):
            return True
    except OSError:
        return False
