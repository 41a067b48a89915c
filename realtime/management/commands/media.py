"""``manage.py media``: the forwarder of sound and pictures."""

import asyncio
import contextlib
import signal
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deliberation.environment import Environment
from realtime.media.config import MediaConfig
from realtime.media.server import serve


class Command(BaseCommand):
    help = "Forward media on MEDIA_UDP_PORT and MEDIA_TCP_PORT, controlled at MEDIA_CONTROL_URL. Needs no database."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            asyncio.run(_serve(config(settings.ENV)))
        except OSError as error:
            raise CommandError(f"cannot open the media ports: {error}") from error


def config(env: Environment) -> MediaConfig:
    """Return the media process's configuration from the deployment's settings."""
    control = urlsplit(env.media_control_url)
    return MediaConfig(
        secret=env.secret("media_secret"),
        host=env.media_host,
        udp_port=env.media_udp_port,
        tcp_port=env.media_tcp_port,
        announce=env.media_announce,
        control_host=control.hostname or "127.0.0.1",
        control_port=control.port or 80,
        recordings=env.data_dir / "recordings",
    )


async def _serve(configuration: MediaConfig) -> None:
    """Serve until SIGTERM or SIGINT, then close in order."""
    serving = asyncio.create_task(serve(configuration))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await serving
