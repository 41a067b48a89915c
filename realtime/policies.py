"""Who may do what in a room: pure questions about a participant. Authority is asked before state."""

from datetime import datetime, timedelta
from uuid import UUID

from deliberation.core.errors import Conflict, ErrorCode, Forbidden
from deliberation.events.polls import PollKind, PollState
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from deliberation.rules.catalogue import FloorRules, LobbyAdmission, LobbyRules, MessageRules, PollRules
from realtime.models import Message, Participant, Poll, Room, Turn

SPEAKERS = frozenset(
    {
        ParticipantRole.CHAIR,
        ParticipantRole.OPERATOR,
        ParticipantRole.ATTENDEE,
        ParticipantRole.NON_VOTING,
        ParticipantRole.GUEST,
    }
)
MODERATORS = frozenset({ParticipantRole.CHAIR, ParticipantRole.OPERATOR})
DUE = SPEAKERS - {ParticipantRole.OPERATOR}
"""Whoever counts towards 应到 and 实到: operators, observers and screens do not."""
OPEN = frozenset({SittingState.WAITING, SittingState.RUNNING, SittingState.SUSPENDED})
"""The states in which people may write to each other."""


def require(allowed: bool, code: ErrorCode) -> None:
    """Raise ``Forbidden`` with ``code`` unless ``allowed``."""
    if not allowed:
        raise Forbidden(code)


def require_open(room: Room) -> None:
    """Refuse what is said in writing before the lobby is opened and after the end: for messages and notes.

    Raises:
        Conflict: ``sitting.not_open`` with ``state``.
    """
    _require_state(room, OPEN)


def require_running(room: Room) -> None:
    """Refuse while the sitting does not run, pauses included: for the floor and for ballots.

    Raises:
        Conflict: ``sitting.not_open`` with ``state``.
    """
    _require_state(room, frozenset({SittingState.RUNNING}))


def require_not_over(room: Room) -> None:
    """Refuse what can be prepared before a sitting and done during it, and makes no sense after.

    Raises:
        Conflict: ``sitting.not_open`` with ``state``.
    """
    _require_state(room, OPEN | {SittingState.SCHEDULED})


def require_begun(room: Room) -> None:
    """Refuse before the lobby is opened and once all is done: for what is entered of who came and what was asked.

    Raises:
        Conflict: ``sitting.not_open`` with ``state``.
    """
    _require_state(room, OPEN | {SittingState.ENDED})


def is_open(room: Room) -> bool:
    """Return whether the lobby has been opened and the sitting is not over: pauses included."""
    return room.sitting.state in OPEN and room.sitting.cancelled_at is None


def _require_state(room: Room, states: frozenset[SittingState]) -> None:
    if room.sitting.state not in states or room.sitting.cancelled_at is not None:
        raise Conflict("sitting.not_open", state=room.sitting.state)


def may_post(participant: Participant) -> bool:
    """Observers listen; everybody else may write."""
    return participant.role in SPEAKERS


def may_announce(participant: Participant) -> bool:
    """Announcements to all are the chair's and the operators'."""
    return participant.role in MODERATORS


def may_write_note(participant: Participant) -> bool:
    """Whoever is there may write to the operators; a screen is nobody."""
    return participant.role != ParticipantRole.SCREEN


def may_state(participant: Participant, question: Message) -> bool:
    """What became of a question, the people of that department say, or whoever presides for them."""
    is_theirs = question.department_id is not None and participant.acts_for_id == question.department_id
    return (is_theirs and may_post(participant)) or may_preside(participant)


def may_edit(participant: Participant, message: Message) -> bool:
    """Only the author corrects a message, and only while the role lets them write."""
    return message.participant_id == participant.id and may_post(participant)


def may_moderate(participant: Participant) -> bool:
    """The chair and the operators may hide messages, see why one was hidden, and read who came when."""
    return participant.role in MODERATORS


def may_preside(participant: Participant) -> bool:
    """The chair and the operators lead the sitting through its course and its agenda."""
    return participant.role in MODERATORS


def may_record(participant: Participant) -> bool:
    """The chair and the operators say whether speeches are recorded."""
    return participant.role in MODERATORS


def may_operate(participant: Participant, *, is_operator_present: bool) -> bool:
    """The operators have all controls; if the line of every one of them has dropped, so has the chair."""
    if participant.role == ParticipantRole.CHAIR:
        return not is_operator_present
    return participant.role == ParticipantRole.OPERATOR


def may_speak(participant: Participant) -> bool:
    """Whoever takes part may be given the floor; operators serve, observers listen."""
    return participant.role in DUE


def may_request_floor(participant: Participant, rules: FloorRules) -> bool:
    """Whoever may speak may ask for it; guests as the rule says."""
    return may_speak(participant) and (participant.role != ParticipantRole.GUEST or rules.guests_may_ask)


def may_withdraw(participant: Participant, turn: Turn) -> bool:
    """One's own request, and as the one who presides anybody's."""
    return turn.participant_id == participant.id or may_preside(participant)


def may_take(participant: Participant, turn: Turn) -> bool:
    """The speaker begins, or the venue at which they speak."""
    return participant.id in (turn.participant_id, turn.source_id)


def may_release(participant: Participant, turn: Turn) -> bool:
    """Whoever began ends, or whoever presides."""
    return may_take(participant, turn) or may_preside(participant)


def may_take_away(participant: Participant, department_id: UUID) -> bool:
    """A department's own people in the room, and whoever presides on their behalf."""
    is_theirs = participant.acts_for_id == department_id and may_speak(participant)
    return is_theirs or may_preside(participant)


def may_enter(participant: Participant, rules: LobbyRules) -> bool:
    """Who runs the meeting enters whenever they come; others while the lobby is open, unless the rule says wait."""
    if participant.role in MODERATORS:
        return True
    sitting = participant.room.sitting
    return is_open(participant.room) and not sitting.is_locked and rules.admission == LobbyAdmission.BY_RULE


def may_remove(participant: Participant, other: Participant) -> bool:
    """Nobody is taken out who runs the meeting; that is done by inviting them as something else."""
    return other.role not in MODERATORS and other.id != participant.id


def may_count(participant: Participant, venue: Participant) -> bool:
    """A venue counts its own people."""
    return participant.id == venue.id


def may_hear_inner(participant: Participant) -> bool:
    """What is confidential is kept from observers."""
    return participant.role != ParticipantRole.OBSERVER


def voting_roles(kind: PollKind, rules: PollRules) -> list[ParticipantRole]:
    """Return the roles of which a roll is made: attendees, and by rule others; in a decision never who has no vote."""
    asked = {
        ParticipantRole.CHAIR: rules.chair_votes,
        ParticipantRole.ATTENDEE: True,
        ParticipantRole.NON_VOTING: rules.non_voting_sounded and kind is not PollKind.DECISION,
        ParticipantRole.GUEST: rules.guests_vote,
    }
    return [role for role, votes in asked.items() if votes]


def may_vote(participant: Participant, poll: Poll) -> bool:
    """Only a role that the roll was made of has a vote; whoever has another role by now has none."""
    return participant.role in poll.roles


def may_see_result(participant: Participant, poll: Poll) -> bool:
    """Whoever runs the meeting once it is counted, everybody once it is published."""
    return may_preside(participant) or poll.state == PollState.PUBLISHED


def may_publish(participant: Participant) -> bool:
    """Observers send neither sound nor picture."""
    return participant.role in SPEAKERS


def may_mute(participant: Participant, other: Participant) -> bool:
    """Everybody themselves, and those who preside everybody."""
    return participant.id == other.id or may_preside(participant)


def may_unmute(participant: Participant, other: Participant) -> bool:
    """Nobody is made to be heard by others; a hall's microphone is in the hands of those who preside."""
    return participant.id == other.id or (other.account.is_venue and may_preside(participant))


def within_edit_window(message: Message, rules: MessageRules, now: datetime) -> bool:
    """The window is half-open: at its last instant it is over."""
    return now < message.posted_at + timedelta(seconds=rules.edit_window)
