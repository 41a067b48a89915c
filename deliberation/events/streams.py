"""Names of streams: each is an audience. A sitting's room has the sitting's id, so that both sides name it alike."""

from uuid import UUID


def room(room_id: UUID) -> str:
    """Return the audience of everybody who has been let into a room."""
    return f"room.{room_id}"


def inner(room_id: UUID) -> str:
    """Return the audience of a room without its observers: what is confidential is said here."""
    return f"room.{room_id}.inner"


def desk(room_id: UUID) -> str:
    """Return the audience of a room's chair and operators."""
    return f"room.{room_id}.desk"


def lobby(room_id: UUID) -> str:
    """Return the audience of those who wait to be let into a room: they learn where the sitting stands, and no more."""
    return f"room.{room_id}.lobby"


def member(account_id: UUID) -> str:
    """Return the audience of one account alone."""
    return f"member.{account_id}"


def office(organisation_id: UUID) -> str:
    """Return the audience of the people who work in an organisation."""
    return f"office.{organisation_id}"


def room_of(stream: str) -> UUID | None:
    """Return whose room's stream it is, be it the inner, the desk's or the lobby's; ``None`` for all others."""
    kind, _, rest = stream.partition(".")
    return UUID(rest.partition(".")[0]) if kind == "room" else None
