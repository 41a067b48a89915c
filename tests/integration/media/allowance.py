"""What the services would say of a room in which everybody may be heard."""

import time

from realtime.media.control import ControlClient, Permissions, Right, Source

CAST = ("lin", "wei", "gao", "qiao")
ALL: tuple[Source, ...] = ("microphone", "camera", "screen")


def allow(control: ControlClient, room: str, *participants: str) -> None:
    """Let whatever these send be forwarded, for as long as nothing else is said."""
    allowed = [right(name, standing=True) for name in participants]
    control.permit(room, Permissions(version=time.time_ns(), allowed=allowed, outside=[], record={}, present=None))


def right(
    participant: str,
    *sources: Source,
    device: str | None = None,
    until: float | None = None,
    standing: bool = False,
    inner: bool = False,
) -> Right:
    """Return a right to some sources, or to all of them."""
    listed = list(sources or ALL)
    return Right(participant=participant, device=device, sources=listed, until=until, standing=standing, inner=inner)
