"""Debian's Janus as the benchmark's yardstick: installed if need be, tuned as well as we know how, asked over a socket.

Tuning: one event loop for all handles (the default is a thread for each), the shortest retransmission buffer it
accepts, no slow-link checks, no header extensions, no other plugin or transport loaded.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from aioice import stun

from tests.integration.media.light_peer import LightPeer

HERE = Path(__file__).parent
ROOM = 1
PACKAGES = ("janus", "gcc", "libc6-dev")
_FEED = 1
_LONGEST = 1 << 16
_START_SECONDS = 10
_ANSWER_SECONDS = 20
_READY_SECONDS = 0.03
"""Until it takes a pair into use; a handshake begun before is dropped, and repeated only after a second."""


_CORE = """general: {{
  configs_folder = "{folder}"
  plugins_folder = "{folder}/plugins"
  transports_folder = "{folder}/transports"
  events_folder = "{folder}/events"
  loggers_folder = "{folder}/loggers"
  debug_level = 2
  debug_timestamps = false
  session_timeout = 0
  event_loops = 1
}}
media: {{ ipv6 = false, min_nack_queue = 200, nack_optimizations = true, slowlink_threshold = 0, no_media_timer = 0 }}
nat: {{ nice_debug = false, ice_enforce_list = "lo" }}
"""
_SOCKET = """general: {{ enabled = true, json = "compact", path = "{folder}/api", type = "SOCK_SEQPACKET" }}
admin: {{ admin_enabled = false }}
"""
_ROOM = """room-{room}: {{
  publishers = 2
  bitrate = 2000000
  fir_freq = 0
  audiocodec = "opus"
  videocodec = "vp8"
  audiolevel_ext = false
  audiolevel_event = false
  videoorient_ext = false
  playoutdelay_ext = false
  transport_wide_cc_ext = false
  notify_joining = false
  record = false
}}
"""


class Impossible(Exception):
    """Janus cannot be had here; the message says what is missing."""


def provide() -> None:
    """Have Janus and a C compiler at hand, installing Debian's packages where we may. Raises `Impossible`."""
    if _is_there():
        return
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Impossible(f"as root: {' '.join(install)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, timeout=900, check=False)
    if not _is_there():
        raise Impossible(f"this failed: {' '.join(install)}")


def _is_there() -> bool:
    return shutil.which("janus") is not None and shutil.which("cc") is not None


class Janus:
    """A running Janus and its API: one session, a handle for each peer."""

    def __init__(self, api: socket.socket) -> None:
        self._api = api
        self._numbers = itertools.count(1)
        self._session = 0
        self._session = int(self._ask({"janus": "create"})["data"]["id"])

    def publish(self, peer: LightPeer) -> None:
        """Let the peer become the room's publisher."""
        handle = self._attach()
        self._message(handle, {"request": "join", "ptype": "publisher", "room": ROOM, "id": _FEED})
        # Answering actpass it would begin the handshake itself; our peer is always the one that does.
        offer = _with_candidate(peer, peer.offer()).replace("a=setup:actpass", "a=setup:active")
        answer = self._message(handle, {"request": "publish"}, {"type": "offer", "sdp": offer})
        _connect(peer, answer["jsep"]["sdp"])

    def subscribe(self, peer: LightPeer) -> None:
        """Let the peer receive what the publisher sends."""
        handle = self._attach()
        join = {"request": "join", "ptype": "subscriber", "room": ROOM, "streams": [{"feed": _FEED}]}
        offer = self._message(handle, join)["jsep"]["sdp"]
        answer = _with_candidate(peer, peer.answer(offer))
        self._message(handle, {"request": "start"}, {"type": "answer", "sdp": answer})
        _connect(peer, offer)

    def _attach(self) -> int:
        return int(self._ask({"janus": "attach", "plugin": "janus.plugin.videoroom"})["data"]["id"])

    def _message(self, handle: int, body: dict[str, Any], jsep: dict[str, Any] | None = None) -> dict[str, Any]:
        request = {"janus": "message", "handle_id": handle, "body": body} | ({"jsep": jsep} if jsep else {})
        answer = self._ask(request, kind="event")
        data = answer["plugindata"]["data"]
        if "error" in data:
            raise RuntimeError(f"Janus refused {body['request']}: {data['error']}")
        return answer

    def _ask(self, request: dict[str, Any], *, kind: str = "success") -> dict[str, Any]:
        transaction = str(next(self._numbers))
        session = {"session_id": self._session} if self._session else {}
        self._api.send(json.dumps(request | session | {"transaction": transaction}).encode())
        while True:
            answer = cast(dict[str, Any], json.loads(self._api.recv(_LONGEST)))
            if answer.get("transaction") != transaction:
                continue  # news of other handles
            if answer["janus"] == "error":
                raise RuntimeError(f"Janus refused {request['janus']}: {answer['error']}")
            if answer["janus"] == kind:
                return answer


@contextlib.contextmanager
def running() -> Iterator[tuple[int, Path]]:
    """Start Janus on loopback; gives its process number and the path of its socket, for `joined`."""
    with tempfile.TemporaryDirectory(prefix="deliberation-janus-") as name:
        folder = Path(name)
        shim = _furnish(folder)
        process = _start(folder, {**os.environ, "LD_PRELOAD": str(shim)})
        try:
            yield process.pid, folder / "api"
        finally:
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start(folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start it, again if need be: the thread of its socket may find it not yet initialised, and then it gives up."""
    log = folder / "log"
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        (folder / "api").unlink(missing_ok=True)
        with log.open("wb") as output:
            command = ["janus", "--configs-folder", str(folder), "--disable-colors"]
            process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        while process.poll() is None and time.monotonic() < deadline:
            if _is_answering(folder / "api"):
                return process
            time.sleep(0.05)
        process.kill()
        process.wait()
    raise RuntimeError(f"Janus did not start:\n{log.read_text()[-2000:]}")


def _is_answering(path: Path) -> bool:
    try:
        with joined(path):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def joined(path: Path) -> Iterator[Janus]:
    """Give a session of a running Janus."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as api:
        api.settimeout(_ANSWER_SECONDS)
        api.connect(str(path))
        yield Janus(api)


def _with_candidate(peer: LightPeer, description: str) -> str:
    """Name the peer's address: without one, Janus waits for it to be trickled and takes no check."""
    candidate = f"a=candidate:1 1 udp 2130706431 127.0.0.1 {peer.socket.getsockname()[1]} typ host\r\n"
    return description.replace("a=setup:", f"{candidate}a=end-of-candidates\r\na=setup:")


def _connect(peer: LightPeer, description: str) -> None:
    """Answer Janus's check, nominate the pair unless it did, and shake hands."""
    peer.prepare(description)
    for datagram in peer.datagrams():
        if datagram[:2] != b"\x00\x01":
            continue
        check = stun.parse_message(datagram)
        response = stun.Message(
            message_method=stun.Method.BINDING, message_class=stun.Class.RESPONSE, transaction_id=check.transaction_id
        )
        response.attributes["XOR-MAPPED-ADDRESS"] = peer.socket.getpeername()
        response.add_message_integrity(peer.password.encode())
        peer.socket.send(bytes(response))
        if "USE-CANDIDATE" not in check.attributes:
            peer.check()
        time.sleep(_READY_SECONDS)
        peer.handshake()
        return
    raise RuntimeError("Janus sent no check")


def _furnish(folder: Path) -> Path:
    """Write the configuration and build the shim; gives the shim's path."""
    installed = _plugins().parent
    for kind, wanted in (("plugins", "libjanus_videoroom.so"), ("transports", "libjanus_pfunix.so")):
        (folder / kind).mkdir()
        (folder / kind / wanted).symlink_to(installed / kind / wanted)
    for empty in ("events", "loggers"):
        (folder / empty).mkdir()
    (folder / "janus.jcfg").write_text(_CORE.format(folder=folder))
    (folder / "janus.transport.pfunix.jcfg").write_text(_SOCKET.format(folder=folder))
    (folder / "janus.plugin.videoroom.jcfg").write_text(_ROOM.format(room=ROOM))
    shim = folder / "loopback.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(shim), str(HERE / "loopback.c"), "-ldl"], check=True)
    return shim


def _plugins() -> Path:
    found = sorted(Path("/usr/lib").glob("**/janus/plugins"))
    if not found:
        raise Impossible("Janus is installed, its plugins are not")
    return found[0]
