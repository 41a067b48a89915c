"""The media plane: a selective forwarding unit in plain asyncio, started by `manage.py media`.

Packets come up one transport per publisher and go down one transport per subscriber; nothing is decoded.
Only `realtime.media.control` (its client side) and `realtime.media.signatures` are for the rest of the
project to import; neither pulls in aiortc. The mechanism is explained in docs/mechanisms/media.md.
"""
