"""Rooms follow sittings, and places in them follow invitations."""

from uuid import UUID

from consultations.models import Sitting
from deliberation.eventlog.models import EventRecord
from deliberation.eventlog.reading import payload_text
from deliberation.eventlog.subscriptions import handles
from deliberation.events import streams
from deliberation.events.invitations import (
    InvitationAdded,
    InvitationAnswered,
    InvitationChanged,
    InvitationDeputyAdmitted,
    InvitationWithdrawn,
)
from deliberation.events.plans import SittingScheduled
from realtime.services import places
from realtime.services.rooms import open_room


@handles(SittingScheduled.type, name="realtime.places.open")
def open_its_room(record: EventRecord) -> None:
    """Open the room of a sitting that was planned."""
    if (text := payload_text(record)) is not None:
        sitting_id = SittingScheduled.model_validate_json(text).sitting_id
        open_room(None, Sitting.objects.get(id=sitting_id))


@handles(InvitationAdded.type, name="realtime.places.follow_added")
@handles(InvitationWithdrawn.type, name="realtime.places.follow_withdrawn")
@handles(InvitationAnswered.type, name="realtime.places.follow_answered")
@handles(InvitationDeputyAdmitted.type, name="realtime.places.follow_deputy")
def follow(record: EventRecord) -> None:
    """Let the places be what the invitations say by now."""
    _sync(record)


@handles(InvitationChanged.type, name="realtime.places.follow_changed")
def follow_changed(record: EventRecord) -> None:
    """Let the places be what the invitations say, and have the names of the changed one read again."""
    text = payload_text(record)
    _sync(record, None if text is None else InvitationChanged.model_validate_json(text).invitation_id)


def _sync(record: EventRecord, invitation_id: UUID | None = None) -> None:
    room_id = streams.room_of(record.stream_id)
    if room_id is not None:
        places.sync(None, open_room(None, Sitting.objects.get(id=room_id)), invitation_id=invitation_id)
