"""What a person can do with notices."""

from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.notices import NoticeDismiss
from deliberation.notifications import services

NOTICE_VERBS = declare(
    Verb(
        command=NoticeDismiss,
        service=services.dismiss,
        result=Done,
        method="DELETE",
        path="notices/{notice_id}",
        summary="Put a notice away as read.",
        on_socket=True,
    ),
)
