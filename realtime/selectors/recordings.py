"""Recordings: what is to be recorded now, and what was."""

from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.db.models import Q, QuerySet

from deliberation.events.calls import MediaSource
from deliberation.events.recordings import RecordingFailure, RecordingState
from deliberation.events.sittings import Confidentiality
from deliberation.rules.catalogue import RecordingRules
from deliberation.rules.selectors import rules
from realtime.models import Publication, Recording, Room, Turn
from realtime.models.recordings import OPEN
from realtime.room.state import RecordingItemState
from realtime.selectors.floors import is_inner

CONFIDENTIAL = Q(turn__item__is_confidential=True) | Q(room__sitting__confidentiality=Confidentiality.CONFIDENTIAL)
"""The recordings that may not be, because of what has become of item or sitting since."""


class ToRecord(TypedDict):
    """Whose speech a recording takes, as the media process knows them; ``device`` is ``None`` for any of theirs."""

    participant: str
    device: str | None
    pictures: bool
    """Whether what is seen of it is taken, too."""


def recording_rules(room: Room) -> RecordingRules:
    """Return the rules about recordings in force in a room."""
    return rules(room.committee_id).recording


def may_be_recorded(turn: Turn) -> bool:
    """Return whether a speech may be recorded at all: nothing confidential ever is."""
    return not is_inner(turn) and not is_confidential(turn.room)


def is_confidential(room: Room) -> bool:
    """Return whether the whole sitting is confidential."""
    return room.sitting.confidentiality == Confidentiality.CONFIDENTIAL


def to_record(room: Room) -> dict[str, ToRecord]:
    """Return what the media process is to record in the room now, by the id of the recording.

    Read from rows each time, confidentiality too: an item that was made confidential while somebody speaks to it is
    out of the next set. What is said while a turn stands still is not part of the speech.
    """
    going = {"state": RecordingState.RECORDING, "failure": "", "turn__state": Turn.State.SPEAKING}
    rows = Recording.objects.filter(room=room, **going).exclude(CONFIDENTIAL)
    return {
        str(row.id): ToRecord(
            participant=str(row.turn.source_id or row.turn.participant_id), device=None, pictures=row.with_pictures
        )
        for row in rows.select_related("turn").order_by("id")
    }


def kept() -> QuerySet[Recording]:
    """Return the recordings whose content is kept, the oldest first."""
    return _with_sitting().filter(state=RecordingState.KEPT).order_by("id")


def turned_confidential() -> QuerySet[Recording]:
    """Return the recordings that may not be any more, since their item or sitting was made confidential."""
    return _with_sitting().filter(CONFIDENTIAL, state__in=[*OPEN, RecordingState.KEPT]).order_by("id")


def _with_sitting() -> QuerySet[Recording]:
    return Recording.objects.select_related("room__sitting__consultation", "turn__item", "turn__participant__account")


def delete_at(recording: Recording, rules_: RecordingRules) -> datetime | None:
    """Return when a recording's content is deleted, by the rules as they stand; ``None`` while somebody speaks.

    The days count from the signing of the minutes. Where nobody has signed any, more days count from the end of the
    sitting; and where the sitting itself was never ended, from the end of the speech.
    """
    sitting = recording.room.sitting
    if sitting.minutes_signed_at is not None:
        return sitting.minutes_signed_at + timedelta(days=rules_.days_after_minutes)
    ended_at = sitting.ended_at or recording.ended_at
    return ended_at + timedelta(days=rules_.days_without_minutes) if ended_at is not None else None


def is_due(recording: Recording, rules_: RecordingRules, now: datetime) -> bool:
    """Return whether a recording has been kept long enough."""
    due = delete_at(recording, rules_)
    return due is not None and due <= now


def was_sent(recording: Recording) -> bool:
    """Return whether the speaker's microphone, or that of the venue at which they spoke, was sent in that time."""
    turn = recording.turn
    tracks = Publication.objects.filter(
        participant=turn.source_id or turn.participant_id,
        source=MediaSource.MICROPHONE,
        started_at__lt=recording.ended_at,
    )
    return tracks.filter(Q(ended_at=None) | Q(ended_at__gt=recording.started_at)).exists()


def recording_items(room_id: UUID) -> list[RecordingItemState]:
    """Return, for the desk, what became of the room's recordings, in order; those under way and well are left out."""
    rows = Recording.objects.filter(room_id=room_id).exclude(state__in=OPEN, failure="").order_by("id")
    return [
        RecordingItemState(
            recording_id=row.id,
            request_id=row.turn_id,
            state=RecordingState.FAILED if row.state in OPEN else RecordingState(row.state),
            failure=RecordingFailure(row.failure) if row.failure else None,
        )
        for row in rows
    ]
