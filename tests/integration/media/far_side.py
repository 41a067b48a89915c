"""A second network namespace, reached over a link that can be made as bad as wished."""

from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from aiohttp import AddrInfoType

from tests.integration.media.bad_link import Condition

GOOD = Condition()


class NotPermitted(Exception):
    """Namespaces or tun devices may not be made here; the message says which."""


class FarSide:
    """The namespace behind the link. What runs in it reaches this side at `near` only."""

    def __init__(self, namespace: str, near: str, far: str, link: subprocess.Popen[str]) -> None:
        self.namespace = namespace
        self.near = near
        """Our address, as the far side knows it."""
        self.far = far
        self._link = link

    def set(self, condition: Condition) -> None:
        """Make the link behave so from now on."""
        assert self._link.stdin is not None
        self._link.stdin.write(json.dumps(dataclasses.asdict(condition)) + "\n")
        self._link.stdin.flush()

    def socket(self, address: AddrInfoType) -> socket.socket:
        """Make a socket of the far side in this process, for a client whose connections are to cross the link."""
        here = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        there = os.open(f"/run/netns/{self.namespace}", os.O_RDONLY)
        try:
            _enter(there)
            try:
                return socket.socket(*address[:3])  # it stays where it was made
            finally:
                _enter(here)
        finally:
            os.close(here)
            os.close(there)

    def wrapped(self, program: str, folder: Path) -> Path:
        """Give a script that runs the program on the far side, for whoever starts programs by their path."""
        script = folder / f"far-{Path(program).name}"
        script.write_text(f'#!/bin/sh\nexec ip netns exec {self.namespace} {program} "$@"\n')
        script.chmod(0o755)
        return script


def _enter(namespace: int) -> None:
    """Let this thread make its sockets in another network namespace; Python has `os.setns` from 3.12 on."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(namespace, 0):
        raise OSError(ctypes.get_errno(), "setns")


@contextlib.contextmanager
def far_side() -> Iterator[FarSide]:
    """Make the namespace and the link to it; both go when they are left. Raises `NotPermitted`."""
    number = os.getpid()
    namespace, near, far = f"far-{number}", f"near{number}", f"far{number}"
    network = f"198.18.{number % 250}"  # RFC 2544: for measuring networks
    _ip("netns", "add", namespace)
    try:
        with _link(near, far) as link:
            _ip("link", "set", "dev", far, "netns", namespace)
            _ip("addr", "add", f"{network}.1/24", "dev", near)
            _ip("link", "set", "dev", near, "up")
            _ip("-n", namespace, "addr", "add", f"{network}.2/24", "dev", far)
            for device in ("lo", far):
                _ip("-n", namespace, "link", "set", "dev", device, "up")
            _ip("-n", namespace, "route", "add", "default", "via", f"{network}.1")
            yield FarSide(namespace, f"{network}.1", f"{network}.2", link)
    finally:
        _ip("netns", "del", namespace)


@contextlib.contextmanager
def _link(near: str, far: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.integration.media.bad_link", near, far]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            assert process.stderr is not None
            raise NotPermitted(f"no tun device: {process.stderr.read().strip().rpartition(chr(10))[2]}")
        yield process
    finally:
        with contextlib.suppress(BrokenPipeError):
            process.communicate(timeout=10)


def _ip(*arguments: str) -> None:
    try:
        done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotPermitted(f"no iproute2: {error}") from error
    if done.returncode:
        raise NotPermitted(f"ip {' '.join(arguments)}: {done.stderr.strip()}")
