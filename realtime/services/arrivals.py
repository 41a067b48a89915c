"""Coming in: at once, or into the lobby."""

from dataclasses import dataclass
from uuid import UUID

from deliberation.accounts.models import LoginSession
from deliberation.core import clock
from deliberation.core.errors import Forbidden, NotFound
from deliberation.eventlog.units import change, emit
from deliberation.events.lobbies import LobbyEnd
from deliberation.events.participants import Admission, ParticipantAdmitted
from deliberation.rules.selectors import rules
from realtime import policies
from realtime.models import Participant
from realtime.selectors import is_in
from realtime.services import attendances, lobbies
from realtime.services.places import tell_standing


@dataclass(frozen=True, slots=True)
class Arrival:
    """A connection's lease, and whether it is one to the room or waits in the lobby."""

    lease_id: UUID
    is_in: bool


@change
def arrive(participant: Participant, login_session: LoginSession, *, device: str) -> Arrival:
    """Open a lease for a connection: in the room if the person was let in or may enter by the rule, else in the lobby.

    ``participant`` is changed if they enter.

    Raises:
        Forbidden: ``room.removed``.
        NotFound: ``room.not_found``, the invitation was withdrawn meanwhile.
    """
    if participant.admission == Admission.WITHDRAWN:
        raise NotFound("room.not_found")
    if participant.admission == Admission.REMOVED:
        raise Forbidden("room.removed")
    if participant.admission == Admission.EXPECTED and login_session.is_bound:
        _enter_by_rule(participant)
    enters = is_in(participant, is_bound=login_session.is_bound)
    lease_id = attendances.open_lease(
        participant, login_session_id=login_session.id, device=device, is_in_lobby=not enters
    )
    return Arrival(lease_id, enters)


def _enter_by_rule(participant: Participant) -> None:
    """Let the person in if the rule says so and nobody has decided otherwise meanwhile."""
    if not policies.may_enter(participant, rules(participant.room.committee_id).lobby):
        return
    expected = Participant.objects.filter(id=participant.id, admission=Admission.EXPECTED)
    if expected.update(admission=Admission.ADMITTED):
        emit(
            ParticipantAdmitted(participant_id=participant.id),
            stream=participant.room.stream,
            actor=participant.account,
        )
        _call_in_others(Participant.objects.select_for_update(no_key=True).get(id=participant.id))
    participant.refresh_from_db(fields=["admission"])


def _call_in_others(place: Participant) -> None:
    """Let other devices of a person who has just entered know, if any wait; those not known as theirs wait on."""
    if place.waiting_since is not None:
        lobbies.settle(place.account, place, at=clock.now(), reason=LobbyEnd.ADMITTED)
        tell_standing(place.account, place)
