"""Opening rooms and giving people places in them."""

from consultations.models import Sitting
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events.rooms import ParticipantAdded, ParticipantRole, RoomOpened
from realtime.models import Participant, Room


@change
def open_room(actor: Actor | None, sitting: Sitting) -> Room:
    """Make the room of a sitting."""
    room = Room.objects.create(id=sitting.id, sitting=sitting, created_at=clock.now())
    emit(RoomOpened(title=sitting.title), stream=room.stream, actor=actor)
    return room


@change
def add_participant(actor: Actor | None, room: Room, account: Account, role: ParticipantRole) -> Participant:
    """Give ``account`` a place in ``room``; whoever has one keeps it as it is."""
    existing = Participant.objects.filter(room=room, account=account).first()
    if existing is not None:
        return existing
    participant = Participant(room=room, account=account, role=role)

    def save(seq: int) -> None:
        participant.added_seq = seq
        participant.save()

    event = ParticipantAdded(participant_id=participant.id, role=role)
    emit(event, stream=room.stream, actor=actor, sequenced=save)
    return participant
