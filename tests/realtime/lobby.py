"""A sitting whose people are invited and have not come yet."""

from collections.abc import Mapping
from typing import NamedTuple

from deliberation.accounts.models import Account
from deliberation.events.sittings import SittingState
from deliberation.rules.services import override
from realtime.models import Participant, Room
from realtime.services import places
from realtime.services.rooms import open_room
from tests.factories import SittingFactory, invite


class Invited(NamedTuple):
    """A room, and the places of those who are invited to it; only chair and operator are in without being let in."""

    room: Room
    lin: Participant
    wei: Participant
    gao: Participant
    qiao: Participant
    zhou: Participant
    chen: Participant


def invite_all(accounts: Mapping[str, Account], *, state: SittingState = SittingState.WAITING) -> Invited:
    """Open a room to which the cast is invited."""
    room = open_room(None, SittingFactory.create(state=state))
    invite(accounts, room.sitting)
    places.sync(None, room)
    by_name = {place.account.username: place for place in room.participants.select_related("account", "room")}
    return Invited(room, **{name: by_name[name] for name in Invited._fields[1:]})


def admit_by_hand() -> None:
    """Make everybody wait to be let in by hand."""
    override({"lobby": {"admission": "by_hand"}})
