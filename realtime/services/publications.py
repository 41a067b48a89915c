"""What is sent as sound and picture, as everybody knows it: rows and events, by the word of the media process."""

from django.db.models import QuerySet

from deliberation.core import clock
from deliberation.eventlog.units import Actor, change, emit
from deliberation.events.calls import PublicationEnd, PublicationEnded, PublicationStarted
from realtime.models import Participant, Publication, Room
from realtime.representations import PublicationItem


def live(participant: Participant, device: str) -> QuerySet[Publication]:
    """Return the tracks that a device sends now."""
    return Publication.objects.filter(participant=participant, device=device, ended_at=None)


@change
def enter(participant: Participant, device: str, items: list[PublicationItem]) -> None:
    """Record that a device sends these tracks, in place of others; nothing where it sends them already."""
    now = clock.now()
    if {item.publication_id for item in items} == set(live(participant, device).values_list("id", flat=True)):
        return  # the same connection, on a new path
    end(live(participant, device), PublicationEnd.REPLACED, actor=participant.account)
    for item in items:
        row = Publication(
            id=item.publication_id,
            participant=participant,
            device=device,
            kind=item.kind,
            source=item.source,
            started_at=now,
        )

        def save(seq: int, row: Publication = row) -> None:
            row.started_seq = seq
            row.save(force_insert=True)

        event = PublicationStarted(
            publication_id=row.id,
            participant_id=participant.id,
            device=device,
            kind=item.kind,
            source=item.source,
        )
        emit(event, stream=participant.room.stream, actor=participant.account, at=now, sequenced=save)


@change
def end(publications: QuerySet[Publication], reason: PublicationEnd, *, actor: Actor | None) -> None:
    """Record that tracks are no longer sent."""
    now = clock.now()
    locked = publications.select_for_update(of=("self",)).select_related("participant__room").order_by("started_seq")
    for row in locked:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        event = PublicationEnded(publication_id=row.id, reason=reason)
        emit(event, stream=row.participant.room.stream, actor=actor, at=now)


def end_all(room: Room, *, actor: Actor | None) -> None:
    """Take back all that is sent in the room, because the sitting is over; the media process follows within seconds."""
    end(Publication.objects.filter(participant__room=room, ended_at=None), PublicationEnd.SITTING_ENDED, actor=actor)


def end_of(participant: Participant, *, actor: Actor | None) -> None:
    """Take back all that one participant sends, because they are taken out; the media process follows in seconds."""
    end(Publication.objects.filter(participant=participant, ended_at=None), PublicationEnd.REMOVED, actor=actor)


def end_each(publications: QuerySet[Publication], reason: PublicationEnd) -> None:
    """Record, one by one, that tracks are no longer sent, without anybody having done it."""
    if publications.exists():  # no write lock where there is nothing to end
        end(publications, reason, actor=None)
