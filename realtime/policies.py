"""Who may do what in a room: pure questions about a participant. Authority is asked before state."""

from datetime import datetime, timedelta

from deliberation.core.errors import ErrorCode, Forbidden
from deliberation.events.rooms import ParticipantRole
from deliberation.rules.catalogue import MessageRules
from realtime.models import Message, Participant

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


def require(allowed: bool, code: ErrorCode) -> None:
    """Raise ``Forbidden`` with ``code`` unless ``allowed``."""
    if not allowed:
        raise Forbidden(code)


def may_post(participant: Participant) -> bool:
    """Observers listen; everybody else may write."""
    return participant.role in SPEAKERS


def may_edit(participant: Participant, message: Message) -> bool:
    """Only the author corrects a message, and only while the role lets them write."""
    return message.participant_id == participant.id and may_post(participant)


def may_moderate(participant: Participant) -> bool:
    """The chair and the operators may hide messages, and see why one was hidden."""
    return participant.role in MODERATORS


def may_hear_inner(participant: Participant) -> bool:
    """What is confidential is kept from observers."""
    return participant.role != ParticipantRole.OBSERVER


def may_publish(participant: Participant) -> bool:
    """Observers send neither sound nor picture."""
    return participant.role in SPEAKERS


def within_edit_window(message: Message, rules: MessageRules, now: datetime) -> bool:
    """The window is half-open: at its last instant it is over."""
    return now < message.posted_at + timedelta(seconds=rules.edit_window)
