"""Questions to departments: what became of them."""

from uuid import UUID

from deliberation.accounts.models import Account
from deliberation.accounts.selectors import today
from deliberation.core.errors import Invalid, NotFound
from deliberation.eventlog.units import change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.messages import MessageKind, QuestionStanding, QuestionState, QuestionStated
from realtime import policies
from realtime.selectors import access_message, access_room


class QuestionResult(Result):
    """What became of the question."""

    message_id: UUID
    state: QuestionStanding


@change
def state(actor: Account, command: QuestionState) -> QuestionResult:
    """Say what became of a question; until the sitting is done with, it can be said anew. The same changes nothing.

    Raises:
        Forbidden: ``question.forbidden``, to all but the department's people, chair and operators.
        NotFound: ``question.not_found``.
        Conflict: ``sitting.not_open``.
        Invalid: ``question.due_past``.
    """
    participant = access_room(actor, command.room_id)
    question = access_message(participant, command.message_id, lock=True)
    if question.kind != MessageKind.QUESTION:
        raise NotFound("question.not_found")
    policies.require(policies.may_state(participant, question), "question.forbidden")
    policies.require_begun(participant.room)
    if (question.question, question.due_on) != (command.state, command.due_on):
        if command.due_on is not None and command.due_on < today():
            raise Invalid("question.due_past", fields=[{"field": "due_on", "reason": "past"}])
        question.question, question.due_on = command.state, command.due_on
        question.save(update_fields=["question", "due_on"])
        event = QuestionStated(message_id=question.id, state=command.state, due_on=command.due_on)
        emit(event, stream=question.stream, actor=actor)
    return QuestionResult(message_id=question.id, state=command.state)
