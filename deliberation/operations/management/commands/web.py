"""``manage.py web``: the HTTP and WebSocket door."""

import gc
import tempfile
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deliberation.core import background
from deliberation.core.checkup import NotReady, require_ready
from deliberation.documents import storage
from deliberation.operations.ports import occupied

BACKLOG = 4096
"""Connections the kernel holds while we are busy: all members of a plenary open the page in the same minute."""
PING_SECONDS = 20
SILENCE_SECONDS = 30


class Command(BaseCommand):
    help = "Serve pages, REST and sockets on HOST and PORT, by TLS where TLS_CERT and TLS_KEY are given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", help="the address to listen on, instead of HOST")
        parser.add_argument("--port", type=int, help="the port to listen on, instead of PORT")
        parser.add_argument("--unix", metavar="PATH", help="listen on a unix socket instead, behind a proxy")

    def handle(self, *args: Any, **options: Any) -> None:
        # Daphne installs Twisted's reactor on import, which must come before anything else imports Twisted.
        from deliberation.operations.server import Server

        try:
            require_ready()
        except NotReady as reason:
            raise CommandError(str(reason)) from reason
        endpoint = self._endpoint(options)
        # What is on its way in lies where there is room for it: a container's /tmp is often memory.
        tempfile.tempdir = str(storage.incoming())
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise looks there first

        from deliberation.asgi import application

        server = Server(
            application,
            endpoints=[endpoint],
            signal_handlers=True,
            websocket_timeout=-1,
            ping_interval=PING_SECONDS,
            ping_timeout=SILENCE_SECONDS,
            verbosity=0,
            server_name="",
        )
        # What is loaded now stays for good: leave it out of every collection, and collect rarely. With many
        # sockets open, a collection of everything is a pause that people hear.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        background.start_all()
        server.run()
        if server.abort_start:
            raise CommandError(f"cannot listen: {endpoint}")

    def _endpoint(self, options: dict[str, Any]) -> str:
        """Return where to listen as Twisted writes it, or refuse with a sentence."""
        env = settings.ENV
        if options["unix"]:
            return f"unix:{_escaped(options['unix'])}:mode=660:backlog={BACKLOG}"
        host = options["host"] or env.host
        port = env.port if options["port"] is None else options["port"]
        if reason := occupied(host, port):
            raise CommandError(f"{host} port {port} {reason}; give another with HOST and PORT")
        where = f"{port}:interface={_escaped(host)}:backlog={BACKLOG}"
        if env.tls_cert is None or env.tls_key is None:
            return f"tcp:{where}"
        for file in (env.tls_cert, env.tls_key):
            if not file.is_file():
                raise CommandError(f"there is no file {file}; TLS_CERT and TLS_KEY name the certificate and its key")
        certificate, key = _escaped(str(env.tls_cert)), _escaped(str(env.tls_key))
        return f"ssl:{where}:certKey={certificate}:privateKey={key}"


def _escaped(value: str) -> str:
    """Return ``value`` as an argument of a Twisted endpoint."""
    return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=")
