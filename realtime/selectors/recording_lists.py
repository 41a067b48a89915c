"""Recordings, for whoever may listen to them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from consultations import policies as sitting_policies
from consultations.selectors.standings import sitting_standing
from deliberation.accounts.models import Account
from deliberation.core.errors import NotFound
from deliberation.events.calls import MediaSource
from deliberation.events.films import FilmState
from deliberation.events.participants import Admission
from deliberation.events.recordings import RecordingDeletion, RecordingFailure, RecordingState
from deliberation.rules.catalogue import RecordingMode, RecordingRules
from realtime import policies
from realtime.models import Film, Footage, Participant, Recording, Room
from realtime.representations import Person
from realtime.representations.recordings import FilmItem, RecordedPictures, RecordingItem, RecordingList
from realtime.selectors.participants import people
from realtime.selectors.recordings import CONFIDENTIAL, delete_at, recording_rules
from realtime.selectors.rooms import access_room


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who asks for a room's recordings: with a place in it, or from the office that keeps the meeting."""

    room: Room
    place: Participant | None
    is_office: bool

    @property
    def has_all(self) -> bool:
        """Whether they know of all recordings, whatever became of them."""
        return self.is_office or (self.place is not None and policies.may_record(self.place))


def access_recordings(actor: Account, room_id: UUID) -> Listener:
    """Return somebody as a listener of a room's recordings, be it to none of them.

    Raises:
        NotFound: ``room.not_found``.
        Forbidden: ``room.waiting``, ``room.removed``.
    """
    room = Room.objects.select_related("sitting__consultation").filter(id=room_id).first()
    if room is not None and sitting_policies.may_manage(sitting_standing(actor, room.sitting)):
        place = Participant.objects.filter(room=room, account=actor, admission=Admission.ADMITTED).first()
        return Listener(room, place, is_office=True)
    place = access_room(actor, room_id)
    return Listener(place.room, place, is_office=False)


def access_sound(listener: Listener, recording_id: UUID) -> Recording:
    """Return a recording that is kept and that somebody may listen to.

    Raises:
        NotFound: ``recording.not_found``; another's looks the same as none.
    """
    rows = _audible(listener, recording_rules(listener.room)).filter(id=recording_id, state=RecordingState.KEPT)
    found = rows.select_related("file").first()
    if found is None or found.file is None:
        raise NotFound("recording.not_found")
    return found


def access_pictures(listener: Listener, recording_id: UUID, source: MediaSource) -> Footage:
    """Return pictures that are kept, to whoever may listen to the speech.

    Raises:
        NotFound: ``recording.not_found``; another's looks the same as none.
    """
    recording = access_sound(listener, recording_id)
    rows = Footage.objects.filter(recording=recording, source=source, state=RecordingState.KEPT)
    found = rows.select_related("file").first()
    if found is None or found.file is None:
        raise NotFound("recording.not_found")
    return found


def access_film(listener: Listener, recording_id: UUID) -> Film:
    """Return a film that is made, to whoever may listen to the speech.

    Raises:
        NotFound: ``film.not_found``, ``recording.not_found``; another's looks the same as none.
    """
    recording = access_sound(listener, recording_id)
    found = Film.objects.select_related("file").filter(recording=recording, state=FilmState.MADE).first()
    if found is None or found.file is None:
        raise NotFound("film.not_found")
    return found


def access_recording(listener: Listener, recording_id: UUID) -> Recording:
    """Return a recording that somebody may listen to, whatever became of it.

    Raises:
        NotFound: ``recording.not_found``; another's looks the same as none.
    """
    rows = _audible(listener, recording_rules(listener.room)).select_related("turn").filter(id=recording_id)
    found = rows.first()
    if found is None:
        raise NotFound("recording.not_found")
    return found


def may_delete(listener: Listener, recording: Recording) -> bool:
    """Whoever runs the meeting deletes any, and whoever spoke their own: both have a place in the room."""
    place = listener.place
    return place is not None and (policies.may_record(place) or recording.turn.participant_id == place.id)


def recording_list(listener: Listener) -> RecordingList:
    """Return what there is for somebody to listen to; for who knows of all recordings, what became of the others."""
    rules_ = recording_rules(listener.room)
    rows = _audible(listener, rules_)
    if not listener.has_all:
        rows = rows.filter(state=RecordingState.KEPT)
    found = list(_in_order(rows))
    places = Participant.objects.filter(id__in={row.turn.participant_id for row in found})
    who = {
        person.participant_id: person for person in people(places.select_related("account", "invitation", "acts_for"))
    }
    items = [_item(listener, row, who[row.turn.participant_id], delete_at(row, rules_)) for row in found]
    may_have_pictures = rules_.mode == RecordingMode.VIDEO
    return RecordingList(items=items, has_all=listener.has_all, may_have_pictures=may_have_pictures)


def _audible(listener: Listener, rules_: RecordingRules) -> QuerySet[Recording]:
    """Return the recordings somebody may listen to, those included of which there is nothing to hear."""
    rows = Recording.objects.filter(room=listener.room)
    if listener.has_all:
        return rows
    rows, place = rows.exclude(CONFIDENTIAL), listener.place
    if place is None:
        return rows.none()
    if rules_.attendees_listen and policies.may_speak(place):
        return rows
    return rows.filter(turn__participant=place) if rules_.speakers_listen else rows.none()


def _in_order(rows: QuerySet[Recording]) -> QuerySet[Recording]:
    related = rows.select_related("room__sitting", "turn__item", "file").prefetch_related("footage__file", "film__file")
    return related.order_by(F("turn__item__position").asc(nulls_last=True), "turn__item_id", "started_at", "id")


def _item(listener: Listener, row: Recording, person: Person, due: datetime | None) -> RecordingItem:
    is_there = row.state not in (RecordingState.FAILED, RecordingState.DELETED)
    return RecordingItem(
        recording_id=row.id,
        request_id=row.turn_id,
        participant_id=row.turn.participant_id,
        name=person.name,
        post=person.post,
        organisation=person.organisation,
        item_id=row.turn.item_id,
        item_title=row.turn.item.title if row.turn.item is not None else "",
        state=RecordingState(row.state),
        failure=RecordingFailure(row.failure) if row.failure else None,
        is_complete=row.is_complete,
        started_at=row.started_at,
        ended_at=row.ended_at,
        heard_at=row.heard_at,
        milliseconds=row.milliseconds,
        size=row.size,
        sha256=row.sha256,
        file_name=row.file.name if row.file is not None else "",
        pictures=[_pictures(footage) for footage in sorted(row.footage.all(), key=lambda it: it.source)],
        film=_film(row),
        may_make_film=_may_record(listener) and _is_seen(row),
        delete_at=due if is_there else None,
        deletion=RecordingDeletion(row.deletion) if row.deletion else None,
        deleted_at=row.deleted_at,
        may_delete=is_there and may_delete(listener, row),
    )


def _pictures(row: Footage) -> RecordedPictures:
    return RecordedPictures(
        source=MediaSource(row.source),
        state=RecordingState(row.state),
        is_complete=row.is_complete,
        seen_at=row.seen_at,
        milliseconds=row.milliseconds,
        size=row.size,
        sha256=row.sha256,
        file_name=row.file.name if row.file is not None else "",
    )


def _may_record(listener: Listener) -> bool:
    return listener.place is not None and policies.may_record(listener.place)


def _is_seen(row: Recording) -> bool:
    """Return whether something that was seen of a speech is kept, beside its sound."""
    return row.state == RecordingState.KEPT and any(it.state == RecordingState.KEPT for it in row.footage.all())


def _film(row: Recording) -> FilmItem | None:
    film: Film | None = getattr(row, "film", None)
    if film is None:
        return None
    return FilmItem(
        state=FilmState(film.state),
        percent=film.percent,
        milliseconds=film.milliseconds,
        size=film.size,
        sha256=film.sha256,
        file_name=film.file.name if film.file is not None else "",
    )
