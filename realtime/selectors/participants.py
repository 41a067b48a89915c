"""The places in a room: what everybody sees of them, and who the people are."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from deliberation.accounts.models import Membership
from deliberation.events.calls import MediaSource
from deliberation.events.participants import Admission, Whereabouts
from deliberation.events.rooms import ParticipantRole
from realtime.models import Participant, Room
from realtime.representations import Person
from realtime.room.counts import Counts, count
from realtime.room.state import ParticipantState, WaitingState
from realtime.selectors.rooms import is_present


def places(room_id: UUID) -> QuerySet[Participant]:
    """Return the places in the room in the order in which they were given, with whom they are for."""
    rows = Participant.objects.filter(room_id=room_id).select_related("account", "invitation", "acts_for")
    return rows.annotate(present=is_present()).order_by("added_seq")  # type: ignore[no-redef]  # declared for readers


def participants(rows: Iterable[Participant]) -> list[ParticipantState]:
    """Return ``places`` as everybody in the room sees them."""
    return [
        ParticipantState(
            participant_id=row.id,
            invitation_id=row.invitation_id,
            role=ParticipantRole(row.role),
            is_due=row.is_due,
            is_venue=row.account.is_venue,
            headcount=headcount(row),
            acts_for=row.acts_for_id,
            admission=Admission(row.admission),
            whereabouts=Whereabouts(row.whereabouts) if row.whereabouts else None,
            is_signed_on_paper=row.is_signed_on_paper,
            present=row.present,
            arrived_at=row.arrived_at,
            left_at=row.left_at,
            muted=[MediaSource(source) for source in row.muted],
            has_open_microphone=row.has_open_microphone,
        )
        for row in rows
    ]


def lobby(rows: Iterable[Participant]) -> list[WaitingState]:
    """Return those of ``places`` whose people wait, the longest first, as the desk sees them."""
    waiting = [
        WaitingState(participant_id=row.id, since=row.waiting_since, is_bound=row.waits_bound)
        for row in rows
        if row.waiting_since is not None
    ]
    return sorted(waiting, key=lambda item: (item.since, item.participant_id))


def people(rows: Iterable[Participant]) -> list[Person]:
    """Return who is behind ``places``: names are personal, so they are read here and never from the log."""
    listed = list(rows)
    memberships = _memberships(listed)
    return [_person(row, memberships.get(row.account_id)) for row in listed]


def counts(room: Room) -> Counts:
    """Return how many people are due, have come and are connected."""
    return count(participants(places(room.id)), ended_at=room.sitting.ended_at)


def headcount(participant: Participant) -> int:
    """Return how many people a place stands for: as counted, or else as was to be expected."""
    return participant.counted if participant.counted is not None else participant.headcount


def _memberships(rows: list[Participant]) -> dict[UUID, Membership]:
    """Return account → membership in this term, of those who are members."""
    found = Membership.objects.filter(account__in={row.account_id for row in rows}, term__is_current=True)
    return {item.account_id: item for item in found.select_related("sector")}


def _person(participant: Participant, membership: Membership | None) -> Person:
    invitation, organisation = participant.invitation, participant.acts_for
    post = invitation.post if invitation is not None else ""
    return Person(
        participant_id=participant.id,
        name=participant.account.name,
        post=post or (membership.post if membership is not None else ""),
        organisation=organisation.label if organisation is not None else "",
        sector=membership.sector.name if membership is not None else "",
        is_venue=participant.account.is_venue,
        headcount=headcount(participant),
    )
