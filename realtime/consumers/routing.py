from typing import Any

from django.urls import path, re_path

from realtime.consumers.room import RoomConsumer
from realtime.consumers.sse import stream
from realtime.hub import CloseCode


async def unknown(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Refuse a socket at an address that is not there."""
    await receive()
    await send({"type": "websocket.close", "code": int(CloseCode.NOT_FOUND)})


websocket_urlpatterns = [path("ws/rooms/<uuid:room_id>", RoomConsumer.as_asgi()), re_path(r"", unknown)]  # type: ignore[arg-type]  # Channels routes ASGI applications by Django's patterns
http_urlpatterns = [path("api/rooms/<uuid:room_id>/stream", stream)]
