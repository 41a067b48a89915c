"""Asking for the floor, having it and losing it, by the services."""

from typing import Any
from uuid import UUID

from consultations.models import AgendaItem
from deliberation.eventlog import reading
from deliberation.events import floors as commands
from deliberation.events.course import AgendaStep
from deliberation.events.floors import FloorKind
from deliberation.events.organisations import OrganisationKind
from realtime import selectors
from realtime.models import Participant, Room, Turn
from realtime.services import floor_queues, floors, sittings
from realtime.services.floor_queues import QueueResult
from realtime.services.floors import TurnResult
from tests.asserts import afresh
from tests.factories import AgendaItemFactory, Meeting, OrganisationFactory


def ask(by: Participant, kind: FloorKind = FloorKind.SPEECH, **having: Any) -> UUID:
    """Ask for the floor and return the request."""
    return floor_queues.request(by.account, commands.FloorRequest(room_id=by.room_id, kind=kind, **having)).request_id


def arrange(by: Participant, *people: Participant, item: AgendaItem | None = None) -> QueueResult:
    """Let the arranged list be these people."""
    return arrange_as(by, [commands.ArrangedSpeaker(participant_id=person.id) for person in people], item=item)


def arrange_as(
    by: Participant, speakers: list[commands.ArrangedSpeaker], *, item: AgendaItem | None = None
) -> QueueResult:
    """Let the arranged list be what these lines say."""
    item_id = item.id if item is not None else None
    return floor_queues.arrange(
        by.account, commands.FloorArrange(room_id=by.room_id, item_id=item_id, speakers=speakers)
    )


def move(by: Participant, request_id: UUID, place: int | None) -> QueueResult:
    """Put a request at a place by hand."""
    return floor_queues.move(by.account, commands.FloorMove(room_id=by.room_id, request_id=request_id, place=place))


def grant(by: Participant, request_id: UUID, **having: Any) -> TurnResult:
    """Call up whoever asked."""
    return floors.grant(by.account, commands.FloorGrant(room_id=by.room_id, request_id=request_id, **having))


def call_up(by: Participant, speaker: Participant, **having: Any) -> UUID:
    """Call somebody up without a request and return the turn."""
    command = commands.FloorGrant(room_id=by.room_id, participant_id=speaker.id, **having)
    return floors.grant(by.account, command).request_id


def next_(by: Participant, after: UUID | None = None) -> TurnResult:
    """Call the next up."""
    return floors.next_(by.account, commands.FloorNext(room_id=by.room_id, after_id=after))


def take(by: Participant, request_id: UUID) -> TurnResult:
    """Begin to speak."""
    return floors.take(by.account, commands.FloorTake(room_id=by.room_id, request_id=request_id))


def extend(by: Participant, request_id: UUID, seconds: int | None = None) -> TurnResult:
    """Give a speaker more time."""
    return floors.extend(by.account, commands.FloorExtend(room_id=by.room_id, request_id=request_id, seconds=seconds))


def release(by: Participant, request_id: UUID) -> TurnResult:
    """End a turn."""
    return floors.release(by.account, commands.FloorRelease(room_id=by.room_id, request_id=request_id))


def speaking(by: Participant, speaker: Participant, **having: Any) -> UUID:
    """Let somebody speak at once and return the turn."""
    request_id = call_up(by, speaker, **having)
    take(speaker, request_id)
    return request_id


def turn(request_id: UUID) -> Turn:
    """Return a turn as it stands."""
    return Turn.objects.get(id=request_id)


def come_to_hall(*people: Participant) -> None:
    """Let people be signed in on paper: they need no device to be called up."""
    Participant.objects.filter(id__in=[person.id for person in people]).update(is_signed_on_paper=True)


def item_of(meeting: Meeting, **having: Any) -> AgendaItem:
    """Put an item on the agenda and go to it."""
    sitting = meeting.room.sitting
    item = AgendaItemFactory.create(sitting=sitting, position=sitting.agenda.count(), **having)
    step(meeting, item)
    return item


def step(meeting: Meeting, item: AgendaItem) -> None:
    """Go to an item of the agenda."""
    sittings.step(meeting.lin.account, AgendaStep(room_id=meeting.room.id, item_id=item.id))


def department_of(meeting: Meeting) -> UUID:
    """Let zhou sit for a department and return it."""
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, short_name="市住建局")
    meeting.zhou.acts_for = department
    meeting.zhou.save()
    return department.id


def waiting(room: Room, item: AgendaItem | None = None) -> list[UUID]:
    """Return who stands in an item's queue, as a late comer reads it, the next first."""
    reader = afresh(room.participants.select_related("account").get(role="chair"))
    item_id = item.id if item is not None else None
    queues = selectors.snapshot(reader).state.floor.queues
    return [entry.participant_id for queue in queues if queue.item_id == item_id for entry in queue.entries]


def told(stream: str) -> list[tuple[str, dict[str, Any]]]:
    """Return what a stream has told of the floor."""
    return [(event.type, event.data or {}) for event in reading.since(stream, 0) if event.type.startswith("floor.")]
