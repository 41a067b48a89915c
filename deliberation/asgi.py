"""The ASGI application: HTTP by Django, WebSockets by the room's consumer."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deliberation.settings")

from django.core.asgi import get_asgi_application

http = get_asgi_application()

from deliberation.core.checkup import require_ready  # noqa: E402 (needs the app registry)

require_ready()  # whichever server imports this, production does not start half set up

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402 (needs the app registry)

from realtime.consumers.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter({"http": http, "websocket": URLRouter(websocket_urlpatterns)})
