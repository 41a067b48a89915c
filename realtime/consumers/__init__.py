"""The live doors: the room's socket, and server-sent events where sockets are blocked."""
