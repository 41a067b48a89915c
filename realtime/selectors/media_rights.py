"""What may be heard and seen in a room now: all of it, so that whoever forwards need know nothing else."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from deliberation.eventlog import reading
from deliberation.events import streams
from deliberation.events.calls import MediaSource
from deliberation.events.participants import Admission
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import SittingState
from realtime import policies
from realtime.models import Participant, Room
from realtime.selectors.call_devices import devices_in_room
from realtime.selectors.floors import floor_permissions
from realtime.selectors.recordings import ToRecord, to_record
from realtime.selectors.rooms import room_now

EVERYTHING = (MediaSource.MICROPHONE, MediaSource.CAMERA, MediaSource.SCREEN)


@dataclass(frozen=True, slots=True)
class MediaRight:
    """Somebody's tracks of these sources are forwarded, until an instant if there is one.

    ``is_standing`` says that this goes on when nobody can say any more who has the floor; ``is_inner`` that observers
    are kept from it.
    """

    participant_id: UUID
    sources: tuple[MediaSource, ...]
    until: datetime | None = None
    is_standing: bool = False
    is_inner: bool = False


@dataclass(frozen=True, slots=True)
class MediaRights:
    """All rights in a room at one moment, the participants who hear nothing inner, what is recorded, and who is there.

    ``present`` are devices, each with its participant: to no other anything is sent.
    """

    version: int
    rights: list[MediaRight]
    outside: list[UUID]
    record: dict[str, ToRecord]
    present: list[tuple[UUID, str]]


def media_rights(room_id: UUID, *, now: datetime) -> MediaRights:
    """Return what may be heard and seen in a room.

    Whatever changes a right is told on one of the room's streams. So the sum of their heads, read in the same moment,
    numbers the sets in the order of what they say, whoever of several processes has read them.
    """
    heard = (streams.room(room_id), streams.inner(room_id), streams.desk(room_id))
    with reading.one_moment():
        version = sum(reading.heads(heard).values())
        room = room_now(room_id)
        rights = list(_rights(room, now)) if policies.is_open(room) else []
        present = sorted(devices_in_room(room_id, now))
        people = {participant_id for participant_id, _ in present}
        outside = _observers(room, people) if any(right.is_inner for right in rights) else []
        record = to_record(room)
    return MediaRights(version, rights, outside, record, present)


def _rights(room: Room, now: datetime) -> Iterator[MediaRight]:
    """The chair is heard while the room is open, whoever has the floor while the sitting runs, and halls are seen."""
    item = room.sitting.current_item
    is_inner = item is not None and item.is_confidential
    places = Participant.objects.filter(room=room, admission=Admission.ADMITTED).select_related("account")
    people = {place.id: place for place in places.exclude(role=ParticipantRole.OBSERVER)}
    for place in people.values():
        if place.role == ParticipantRole.CHAIR:
            yield _right(place, EVERYTHING, is_standing=True, is_inner=is_inner)
        elif place.account.is_venue and place.role != ParticipantRole.SCREEN:
            shown = (MediaSource.MICROPHONE, MediaSource.CAMERA) if place.has_open_microphone else (MediaSource.CAMERA,)
            yield _right(place, shown, is_inner=is_inner)
    if room.sitting.state != SittingState.RUNNING:
        return
    for floor in floor_permissions(room, now):
        speaker = people.get(floor.source_id or floor.participant_id)
        if speaker is not None:
            yield _right(speaker, EVERYTHING, until=floor.until, is_inner=is_inner or floor.is_inner)


def _right(
    place: Participant,
    sources: tuple[MediaSource, ...],
    *,
    until: datetime | None = None,
    is_standing: bool = False,
    is_inner: bool,
) -> MediaRight:
    left = tuple(source for source in sources if source not in place.muted)
    return MediaRight(place.id, left, until=until, is_standing=is_standing, is_inner=is_inner)


def _observers(room: Room, people: Collection[UUID]) -> list[UUID]:
    """Return which of the people are observers: whoever is not there needs no mention."""
    rows = Participant.objects.filter(room=room, role=ParticipantRole.OBSERVER).order_by("id")
    return [participant_id for participant_id in rows.values_list("id", flat=True) if participant_id in people]
