"""The control API: what the services may ask of this process, signed, on a private address."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from realtime.media import sdp
from realtime.media.counters import exposition
from realtime.media.errors import MediaError
from realtime.media.permissions import read_set
from realtime.media.preferences import read_preferences
from realtime.media.publication import KIND_OF, Source
from realtime.media.recording_doors import RecordingDoors
from realtime.media.signatures import SignatureRefused, Verifier
from realtime.media.statistics import describe

if TYPE_CHECKING:
    from realtime.media.room import Room
    from realtime.media.server import MediaServer

logger = logging.getLogger(__name__)

_OPEN_TO_ALL = frozenset({"/health", "/metrics"})
_NAME = re.compile(r"[A-Za-z0-9._-]{1,80}\Z")
_ENVELOPE_BYTES = 4096
"""What JSON may add to a session description; its line ends are escaped, hence twice its size.

That is some 1 MB, and the limit of all bodies: a set of rights, which names every device in a room, has room in it too.
"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(server: MediaServer) -> web.Application:
    """Make the application of one server."""
    doors = Doors(server)
    app = web.Application(
        middlewares=[_errors, doors.signed], client_max_size=2 * server.config.max_answer_bytes + _ENVELOPE_BYTES
    )
    peer = "/rooms/{room}/peers/{peer}"
    app.add_routes(
        [
            web.get("/health", doors.health),
            web.get("/metrics", doors.metrics),
            web.get("/rooms", doors.rooms),
            web.put("/rooms/{room}/permissions", doors.permit),
            web.get("/rooms/{room}/statistics", doors.statistics),
            web.put(f"{peer}/preferences", doors.prefer),
            web.put(f"{peer}/uplink", doors.publish),
            web.delete(f"{peer}/uplink", doors.unpublish),
            web.post(f"{peer}/downlink", doors.subscribe),
            web.put(f"{peer}/downlink", doors.accept),
            web.delete(peer, doors.remove),
            *RecordingDoors(server).routes,
        ]
    )
    return app


@web.middleware
async def _errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except MediaError as error:
        return _problem(error.status, error.code, error.detail)
    except SignatureRefused as error:
        return _problem(401, error.code, "the request is not signed as it should be")
    except web.HTTPRequestEntityTooLarge:
        return _problem(413, "request.too_large", "the body is too large")
    except web.HTTPException as error:
        return _problem(error.status, f"request.{error.reason.lower().replace(' ', '_')}", error.reason)
    except Exception:
        logger.exception("a control request failed")
        return _problem(500, "media.internal", "see the log of the media process")


def _problem(status: int, code: str, detail: str) -> web.Response:
    return web.json_response({"code": code, "detail": detail}, status=status)


class Doors:
    """One method per route."""

    def __init__(self, server: MediaServer) -> None:
        self._server = server
        self._verifier = Verifier(server.config.secret)

    @web.middleware
    async def signed(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request pass when it is signed, or open to all."""
        if request.path not in _OPEN_TO_ALL:
            self._verifier.verify(
                method=request.method,
                target=request.raw_path,
                body=await request.read(),
                headers=request.headers,
                now=time.time(),
            )
        return await handler(request)

    async def health(self, request: web.Request) -> web.Response:
        """Say that we are here."""
        return web.json_response({"status": "ok", "epoch": self._server.epoch})

    async def metrics(self, request: web.Request) -> web.Response:
        """Give the counters as Prometheus text."""
        text = exposition(self._server.counters, self._server.gauges())
        return web.Response(text=text, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def rooms(self, request: web.Request) -> web.Response:
        """Give everything that is here now."""
        rooms = {name: {"peers": room.describe()} for name, room in self._server.rooms.items()}
        return web.json_response({"epoch": self._server.epoch, "rooms": rooms})

    async def permit(self, request: web.Request) -> web.Response:
        """Let nothing be forwarded in a room but what a set allows."""
        room = _name(request, "room")
        permissions = read_set(await _object(request))
        self._server.permit(room, permissions)
        return web.json_response({"version": permissions.version})

    async def statistics(self, request: web.Request) -> web.Response:
        """Say how everybody in a room sends and receives."""
        found = self._find(_name(request, "room"))
        if found is None:
            raise MediaError("room.not_found", "nobody is in this room", status=404)
        return web.json_response(describe(found, asyncio.get_running_loop().time()))

    async def prefer(self, request: web.Request) -> web.Response:
        """Send a peer what it wants of what it may get."""
        room, peer = _names(request)
        preferences = read_preferences(await _object(request))
        found = self._find(room)
        if found is None:
            raise MediaError("peer.not_found", "this peer is not here", status=404)
        found.prefer(peer, preferences)
        return web.Response(status=204)

    async def publish(self, request: web.Request) -> web.Response:
        """Replace a peer's uplink, or let it find new paths."""
        room, peer = _names(request)
        body = await _object(request)
        sources = _sources(body)
        offer = sdp.read_offer(_description(body, most=self._server.config.max_offer_bytes))
        if _flag(body, "ice_restart"):
            if (found := self._find(room)) is None:
                raise MediaError("uplink.not_found", "there is nothing to restart", status=404)
            return web.json_response(found.restart_uplink(peer, offer))
        description = self._server.room(room).publish(peer, offer, sources)
        self._server.tap(room)  # at once: whoever was reloaded goes on speaking
        return web.json_response(description)

    async def unpublish(self, request: web.Request) -> web.Response:
        """End a peer's uplink."""
        room, peer = _names(request)
        if (found := self._find(room)) is not None:
            found.unpublish(peer)
        return web.Response(status=204)

    async def subscribe(self, request: web.Request) -> web.Response:
        """Make a peer the next offer of its downlink."""
        room, peer = _names(request)
        body = await _object(request)
        restart, ice_restart = _flag(body, "restart"), _flag(body, "ice_restart")
        return web.json_response(self._server.room(room).subscribe(peer, restart=restart, ice_restart=ice_restart))

    async def accept(self, request: web.Request) -> web.Response:
        """Take a peer's answer."""
        room, peer = _names(request)
        body = await _object(request)
        version = body.get("version")
        if not isinstance(version, int) or isinstance(version, bool):
            raise MediaError("request.malformed", "version is the number of the offer answered")
        answer = sdp.read_answer(_description(body, most=self._server.config.max_answer_bytes))
        found = self._find(room)
        if found is None:
            raise MediaError("downlink.not_found", "nothing was offered to this peer", status=404)
        found.accept(peer, answer, version)
        return web.Response(status=204)

    async def remove(self, request: web.Request) -> web.Response:
        """End everything of a peer."""
        room, peer = _names(request)
        if (found := self._find(room)) is not None:
            found.remove(peer)
        return web.Response(status=204)

    def _find(self, name: str) -> Room | None:
        return self._server.rooms.get(name)


def _description(body: dict[str, Any], *, most: int) -> str:
    text = body.get("sdp")
    if not isinstance(text, str):
        raise MediaError("request.malformed", "sdp is missing")
    if len(text.encode(errors="surrogatepass")) > most:
        raise MediaError("sdp.too_large", f"a session description of more than {most} bytes", status=413)
    return text


def _names(request: web.Request) -> tuple[str, str]:
    return _name(request, "room"), _name(request, "peer")


def _name(request: web.Request, part: str) -> str:
    name = request.match_info[part]
    if not _NAME.match(name):
        raise MediaError("request.malformed", f"a {part} is 1 to 80 of A-Z a-z 0-9 . _ -")
    return name


def _sources(body: dict[str, Any]) -> dict[str, Source]:
    sources = body.get("sources", {})
    if not isinstance(sources, dict) or not all(isinstance(it, str) and it in KIND_OF for it in sources.values()):
        raise MediaError("request.malformed", f"sources are {', '.join(KIND_OF)} by mid")
    return sources


def _flag(body: dict[str, Any], name: str) -> bool:
    value = body.get(name, False)
    if not isinstance(value, bool):
        raise MediaError("request.malformed", f"{name} is true or false")
    return value


async def _object(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.read() or b"{}")
    except (ValueError, RecursionError) as error:
        raise MediaError("request.malformed", "the body is not JSON") from error
    if not isinstance(body, dict):
        raise MediaError("request.malformed", "the body is not a JSON object")
    return body
