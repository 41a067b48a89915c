"""A whole installation under test: web processes behind a balancer, a worker, media processes, Valkey, and people."""

import asyncio
import secrets
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.integration.balancer import Balancer
from tests.integration.client import Login
from tests.integration.furnish import Furniture, furnish
from tests.integration.services import ROOT, STARTS_WITHIN, Deployment, Process, Valkey, free_ports, http_status
from tests.integration.waiting import until


class MediaNodes:
    """The media processes of a site that has several: ``media0``, ``media1`` …, each as on a machine of its own."""

    def __init__(self, directory: Path, count: int) -> None:
        ports = iter(free_ports(2 * count))
        self.settings = {
            name: {
                "MEDIA_UDP_PORT": str(media := next(ports)),
                "MEDIA_TCP_PORT": str(media),
                "MEDIA_CONTROL_URL": f"http://127.0.0.1:{next(ports)}",
                "DATA_DIR": str(directory / name),
            }
            for name in (f"media{number}" for number in range(count))
        }
        """Name → what is set for that process alone."""

    @property
    def urls(self) -> dict[str, str]:
        """Name → address of the control API."""
        return {name: own["MEDIA_CONTROL_URL"] for name, own in self.settings.items()}

    @property
    def of_the_site(self) -> dict[str, str]:
        """What is set for the site; none of it where there is but one."""
        if not self.settings:
            return {}
        return {"MEDIA_NODES": ",".join(self.urls.values()), "MEDIA_SECRET": secrets.token_hex(16)}


class Site:
    """A furnished deployment and its processes by name (``web0``, ``web1``, ``worker`` …), each killed on demand."""

    def __init__(
        self,
        deployment: Deployment,
        balancer: Balancer,
        valkey: Valkey,
        furniture: Furniture,
        media_nodes: MediaNodes,
    ) -> None:
        self.deployment = deployment
        self.balancer = balancer
        self.valkey = valkey
        self.furniture = furniture
        self.media_nodes = media_nodes
        self.ports = dict(zip(["web0", "web1"], free_ports(2), strict=True))
        self.processes: dict[str, Process] = {}
        self.room_id = furniture.room_id
        """The room that tests go into, if not told which."""

    @property
    def url(self) -> str:
        """Where people go: the balancer."""
        return self.balancer.url

    def server(self, name: str) -> str:
        """Return the address of one web process, past the balancer."""
        return f"http://127.0.0.1:{self.ports[name]}"

    def link(self, username: str) -> str:
        """Return a sign-in link that was not used yet, as a path."""
        return self.furniture.links[username].pop()

    async def sign_in(self, username: str) -> Login:
        """Return a browser in which somebody is signed in; close it after use."""
        return await Login(self.url).open(self.link(username))

    def start(self, name: str) -> Process:
        """Start a process; it may not be ready yet."""
        if name in self.ports:
            process = self.deployment.start("web", PORT=str(self.ports[name]))
        elif name in self.media_nodes.settings:
            process = self.deployment.start("media", **self.media_nodes.settings[name])
        else:
            process = self.deployment.start(name)
        self.processes[name] = process
        return process

    def start_all(self, *names: str) -> None:
        """Start processes side by side and return when all are ready."""
        for name in names:
            self.start(name)
        for name in names:
            is_ready = partial(self.is_ready, name)
            self.processes[name].wait_until(is_ready, seconds=STARTS_WITHIN, what=f"{name} is ready")
        self.balancer.servers = [self.ports[name] for name in self.ports if name in self.processes]

    def is_ready(self, name: str) -> bool:
        """Return whether a process does its work; of those that no one can ask, whether it lives."""
        if name in self.ports:
            return http_status(f"{self.server(name)}/readyz") == 200
        if name in self.media_nodes.urls:
            return http_status(f"{self.media_nodes.urls[name]}/health") == 200
        return self.processes[name].is_alive

    async def restart(self, name: str) -> None:
        """Start a killed process again and wait until it is ready."""
        self.start(name)
        await until(
            lambda: asyncio.to_thread(self.is_ready, name), seconds=STARTS_WITHIN, what=f"{name} is ready again"
        )

    def kill(self, name: str) -> None:
        """End a process without any warning."""
        process = self.processes[name]
        process.send(signal.SIGKILL)
        process.popen.wait(10)


@contextmanager
def site(
    directory: Path,
    *,
    database: str | None,
    crowd: int = 0,
    links: int = 3,
    rooms: int = 0,
    media_nodes: int = 0,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Site]:
    """Give a furnished site without processes, on ``database`` or on SQLite; all that it starts ends with it.

    It has one media process, ``media``, or as many as ``media_nodes`` says.
    """
    nodes = MediaNodes(directory, media_nodes)
    with Balancer() as balancer:
        valkey = Valkey()
        valkey.start()
        try:
            given = {"REDIS_URL": valkey.url, "PUBLIC_URL": balancer.url, **nodes.of_the_site, **(settings or {})}
            if database:
                given["DATABASE_URL"] = database
            with Deployment(directory, **given) as deployment:
                furniture = furnish(deployment.env, str(ROOT), crowd=crowd, links=links, rooms=rooms)
                yield Site(deployment, balancer, valkey, furniture, nodes)
        finally:
            valkey.close()
