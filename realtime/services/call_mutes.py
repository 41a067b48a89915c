"""Keeping somebody's sound or picture back although they have a right to it, and hearing a hall without the floor."""

from deliberation.accounts.models import Account
from deliberation.core.errors import Conflict
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Done
from deliberation.events.calls import CallMute, CallOpen, CallUnmute, MediaSource, ParticipantMuted, ParticipantOpened
from realtime import policies
from realtime.models import Participant
from realtime.selectors import access_participant, access_room


@change
def mute(actor: Account, command: CallMute) -> Done:
    """Forward a source of somebody's no more, whatever rights they have. Doing it again changes nothing.

    Raises:
        Forbidden: ``mute.forbidden``, to everybody but the person and those who preside.
        NotFound: ``participant.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    place = access_participant(participant.room, command.participant_id, lock=True)
    policies.require(policies.may_mute(participant, place), "mute.forbidden")
    policies.require_not_over(participant.room)
    _set(place, {*place.muted, command.source.value}, actor)
    return Done()


@change
def unmute(actor: Account, command: CallUnmute) -> Done:
    """Forward a source again where there is a right to it. Doing it again changes nothing.

    Only the person decides to be heard again; a hall is nobody's alone, so those who preside decide for it.

    Raises:
        Forbidden: ``mute.forbidden``.
        NotFound: ``participant.not_found``.
        Conflict: ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    place = access_participant(participant.room, command.participant_id, lock=True)
    policies.require(policies.may_unmute(participant, place), "mute.forbidden")
    policies.require_not_over(participant.room)
    _set(place, {*place.muted} - {command.source.value}, actor)
    return Done()


@change
def set_open(actor: Account, command: CallOpen) -> Done:
    """Let a venue's microphone be heard without the floor, or no more: where the chair sits, or all talk in turn.

    Raises:
        Forbidden: ``mute.forbidden``, to everybody but those who preside.
        NotFound: ``participant.not_found``.
        Conflict: ``participant.not_venue``, ``sitting.not_open``.
    """
    participant = access_room(actor, command.room_id)
    place = access_participant(participant.room, command.participant_id, lock=True)
    policies.require(policies.may_preside(participant), "mute.forbidden")
    if not place.account.is_venue:
        raise Conflict("participant.not_venue")
    policies.require_not_over(participant.room)
    if place.has_open_microphone != command.is_open:
        place.has_open_microphone = command.is_open
        place.save(update_fields=["has_open_microphone"])
        event = ParticipantOpened(participant_id=place.id, is_open=command.is_open)
        emit(event, stream=participant.room.stream, actor=actor)
    return Done()


def lift(place: Participant, *, actor: Actor | None) -> None:
    """Mute somebody no more, because they have begun to speak themselves."""
    _set(place, set(), actor)


def _set(place: Participant, sources: set[str], actor: Actor | None) -> None:
    muted = [source for source in MediaSource if source in sources]
    if place.muted != muted:
        place.muted = [source.value for source in muted]
        place.save(update_fields=["muted"])
        emit(ParticipantMuted(participant_id=place.id, muted=muted), stream=place.room.stream, actor=actor)
