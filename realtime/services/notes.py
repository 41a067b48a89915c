"""Notes: what a participant writes to the operators alone."""

from functools import partial
from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.core import clock
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events import streams
from deliberation.events.messages import NoteWrite, NoteWritten
from realtime import policies
from realtime.models import Note
from realtime.selectors import access_room, message_rules
from realtime.services.messages import require_length, require_pace


class NoteResult(Result):
    """Which note it is."""

    note_id: UUID


@change
def write(actor: Account, command: NoteWrite) -> NoteResult:
    """Write to the operators alone. Whoever is in the room may, observers too.

    Raises:
        Forbidden: ``note.forbidden``, to screens.
        Conflict: ``sitting.not_open``.
        Invalid: ``message.too_long`` with ``max``.
        TooMany: ``message.too_many`` with ``retry_after`` seconds.
    """
    participant = access_room(actor, command.room_id)
    room = participant.room
    policies.require(policies.may_write_note(participant), "note.forbidden")
    policies.require_open(room)
    now = clock.now()
    rules = message_rules(room)
    require_length(command.text, rules)
    written = Note.objects.filter(participant=participant).order_by("-written_at")
    require_pace(written.values_list("written_at", flat=True), rules, now)
    note = Note(room=room, participant=participant, text=command.text, written_at=now)
    event = NoteWritten(room_id=room.id, note_id=note.id, participant_id=participant.id, text=command.text)

    def keep(seq: int) -> None:
        note.member_seq = seq

    if not policies.may_moderate(participant):
        emit(event, stream=streams.member(actor.id), actor=actor, at=now, sequenced=keep)
    # Streams are numbered in the order of their names, so the row is complete once the room's has its number.
    emit(event, stream=room.desk_stream, actor=actor, at=now, sequenced=partial(_save, note))
    return NoteResult(note_id=note.id)


def _save(note: Note, seq: int) -> None:
    note.desk_seq = seq
    note.save()
