"""Opening rooms and giving people places in them."""

from consultations.models import Sitting
from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events.participants import Admission, ParticipantAdded
from deliberation.events.rooms import ParticipantRole, RoomOpened
from realtime import policies
from realtime.models import Participant, Room


@change
def open_room(actor: Actor | None, sitting: Sitting) -> Room:
    """Make the room of a sitting; one that is there stays as it is."""
    room, is_new = Room.objects.get_or_create(id=sitting.id, defaults={"sitting": sitting, "created_at": clock.now()})
    if is_new:
        emit(RoomOpened(title=sitting.title), stream=room.stream, actor=actor)
    return room


@change
def add_participant(actor: Actor | None, room: Room, account: Account, role: ParticipantRole) -> Participant:
    """Give ``account`` a place in ``room`` and let them in at once; whoever has a place keeps it as it is."""
    existing = Participant.objects.filter(room=room, account=account).first()
    if existing is not None:
        return existing
    participant = Participant(
        room=room,
        account=account,
        role=role,
        is_due=role in policies.DUE and not account.is_venue,
        admission=Admission.ADMITTED,
    )
    enter(actor, participant)
    return participant


def enter(actor: Actor | None, participant: Participant) -> None:
    """Save a new place and tell the room of it, inside the caller's unit of work."""

    def save(seq: int) -> None:
        participant.added_seq = seq
        participant.save(force_insert=True)

    event = ParticipantAdded(
        participant_id=participant.id,
        invitation_id=participant.invitation_id,
        role=ParticipantRole(participant.role),
        is_due=participant.is_due,
        is_venue=participant.account.is_venue,
        headcount=participant.headcount,
        acts_for=participant.acts_for_id,
        admission=Admission(participant.admission),
    )
    emit(event, stream=participant.room.stream, actor=actor, sequenced=save)
