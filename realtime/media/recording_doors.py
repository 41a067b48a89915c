"""The control API of recordings: what lies here, its bytes, and its removal once somebody has them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from aiohttp import web

from realtime.media.errors import MediaError
from realtime.media.recordings import NAME, Recordings

if TYPE_CHECKING:
    from realtime.media.server import MediaServer


class RecordingDoors:
    """One method per route."""

    def __init__(self, server: MediaServer) -> None:
        self._server = server

    @property
    def routes(self) -> list[web.RouteDef]:
        """What is served."""
        one = "/recordings/{recording}"
        return [
            web.get("/recordings", self.reports, allow_head=False),
            web.get(one, self.read, allow_head=False),
            web.delete(one, self.delete),
        ]

    async def reports(self, request: web.Request) -> web.Response:
        """Say what is recorded and what lies here."""
        recordings = self._server.recordings
        reports = [] if recordings is None else recordings.reports()
        return web.json_response({"recordings": [asdict(report) for report in reports]})

    async def read(self, request: web.Request) -> web.StreamResponse:
        """Give the sound of a speech that is over, or its pictures."""
        path = self._recordings.path(_name(request))
        media_type = "audio/ogg" if path.suffix == ".ogg" else "video/x-matroska"
        return web.FileResponse(path, headers={"Content-Type": media_type})

    async def delete(self, request: web.Request) -> web.Response:
        """Remove a recording."""
        await self._recordings.delete(_name(request))
        return web.Response(status=204)

    @property
    def _recordings(self) -> Recordings:
        if self._server.recordings is None:
            raise MediaError("recording.not_found", "nothing is recorded here", status=404)
        return self._server.recordings


def _name(request: web.Request) -> str:
    name = request.match_info["recording"]
    if not NAME.match(name):
        raise MediaError("request.malformed", "a recording is 1 to 80 of A-Z a-z 0-9 -")
    return name
