"""A sitting from its first invitation to its end."""

from consultations.models import Invitation
from consultations.services import agendas
from deliberation.core.ids import uuid7
from deliberation.events import course
from deliberation.events import participants as events
from deliberation.events.agendas import AgendaPut, AgendaRemove
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import AgendaKind, SittingState
from deliberation.rules.services import override
from realtime.models import Room
from realtime.services import arrivals, participants, places, rooms, sittings
from tests.conftest import Cast
from tests.factories import AccountFactory, AgendaItemFactory, InvitationFactory, LoginSessionFactory, SittingFactory


def live(cast: Cast) -> None:
    """Let a sitting run its whole course."""
    room = rooms.open_room(None, SittingFactory.create(state=SittingState.SCHEDULED))
    InvitationFactory.create(sitting=room.sitting, account=cast.qiao, role=ParticipantRole.OPERATOR)
    invited = InvitationFactory.create(sitting=room.sitting, account=cast.wei)
    places.sync(None, room)
    _follow_an_invitation(invited, room)
    _change_the_agenda(cast, room)
    item = AgendaItemFactory.create(sitting=room.sitting)
    sittings.open_lobby(cast.qiao, course.SittingOpen(room_id=room.id))
    sittings.start(cast.qiao, course.SittingStart(room_id=room.id))
    sittings.step(cast.qiao, course.AgendaStep(room_id=room.id, item_id=item.id))
    sittings.lock(cast.qiao, course.SittingLock(room_id=room.id))
    sittings.unlock(cast.qiao, course.SittingUnlock(room_id=room.id))
    sittings.suspend(cast.qiao, course.SittingSuspend(room_id=room.id))
    sittings.resume(cast.qiao, course.SittingResume(room_id=room.id))
    _let_in_and_out(cast, room)
    sittings.end(cast.qiao, course.SittingEnd(room_id=room.id))
    sittings.close(cast.qiao, course.SittingClose(room_id=room.id))


def _follow_an_invitation(invited: Invitation, room: Room) -> None:
    """Invite wei as something else, and then not at all."""
    invited.role = ParticipantRole.GUEST
    invited.save()
    places.sync(None, room)
    invited.withdrawn_at = room.sitting.starts_at
    invited.save()
    places.sync(None, room)


def _change_the_agenda(cast: Cast, room: Room) -> None:
    item_id = uuid7()
    put = AgendaPut(sitting_id=room.id, item_id=item_id, kind=AgendaKind.REPORT, title="内部通报", is_confidential=True)
    agendas.put(cast.qiao, put)
    agendas.remove(cast.qiao, AgendaRemove(sitting_id=room.id, item_id=item_id))


def _let_in_and_out(cast: Cast, room: Room) -> None:
    """Let gao wait, come in, sign, count and be taken out."""
    InvitationFactory.create(sitting=room.sitting, account=cast.gao)
    venue = AccountFactory.create(username="east", is_venue=True)
    rooms.add_participant(None, room, venue, ParticipantRole.ATTENDEE)
    places.sync(None, room)
    place = room.participants.get(account=cast.gao)
    one = {"room_id": room.id, "participant_id": place.id}
    override({"lobby": {"admission": "by_hand"}})
    login = LoginSessionFactory.create(account=cast.gao)
    arrivals.arrive(place, login, device="device01")
    participants.admit(cast.qiao, events.ParticipantAdmit(room_id=room.id))
    participants.mark(cast.gao, events.ParticipantMark(room_id=room.id, whereabouts=events.Whereabouts.HALL))
    participants.check_in(cast.qiao, events.ParticipantCheckIn(**one))
    participants.check_out(cast.qiao, events.ParticipantCheckOut(**one))
    count = {"room_id": room.id, "participant_id": room.participants.get(account=venue).id, "headcount": 12}
    participants.count(cast.qiao, events.ParticipantCount(**count))
    participants.remove(cast.qiao, events.ParticipantRemove(**one, reason="离题"))
