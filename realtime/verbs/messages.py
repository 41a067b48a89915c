"""Text in a room."""

from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.messages import MessageEdit, MessageHide, MessagePost, NoteWrite, QuestionState
from realtime.services import messages, notes, questions

MESSAGE_VERBS = declare(
    Verb(
        command=MessagePost,
        service=messages.post,
        result=messages.MessageResult,
        method="POST",
        path="rooms/{room_id}/messages",
        status=201,
        summary="Say something in a room.",
        on_socket=True,
    ),
    Verb(
        command=MessageEdit,
        service=messages.edit,
        result=messages.MessageResult,
        method="PATCH",
        path="rooms/{room_id}/messages/{message_id}",
        summary="Correct one's own message within the edit window.",
        on_socket=True,
    ),
    Verb(
        command=MessageHide,
        service=messages.hide,
        result=messages.MessageResult,
        method="POST",
        path="rooms/{room_id}/messages/{message_id}/hide",
        summary="Take a message from everybody's screen, with a reason.",
        on_socket=True,
    ),
    Verb(
        command=QuestionState,
        service=questions.state,
        result=questions.QuestionResult,
        method="PUT",
        path="rooms/{room_id}/messages/{message_id}/question",
        summary="Say what became of a question to a department.",
        on_socket=True,
    ),
    Verb(
        command=NoteWrite,
        service=notes.write,
        result=notes.NoteResult,
        method="POST",
        path="rooms/{room_id}/notes",
        status=201,
        summary="Write to the operators alone.",
        on_socket=True,
    ),
)
