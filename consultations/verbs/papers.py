"""What people can do with papers."""

from consultations.services import papers
from deliberation.eventlog.verbs import Done, Verb, declare
from deliberation.events.papers import PaperChange, PaperPut, PaperWithdraw

PAPER_VERBS = declare(
    Verb(
        command=PaperPut,
        service=papers.put,
        result=papers.PaperResult,
        method="POST",
        path="sittings/{sitting_id}/papers",
        status=201,
        summary="Put a file that was handed in before the people of a sitting.",
        transactional=False,
    ),
    Verb(
        command=PaperChange,
        service=papers.change_paper,
        result=papers.PaperResult,
        method="PUT",
        path="sittings/{sitting_id}/papers/{paper_id}",
        summary="Say anew what a paper is called, what it is for, and whether it is confidential.",
        transactional=False,
    ),
    Verb(
        command=PaperWithdraw,
        service=papers.withdraw,
        result=Done,
        method="DELETE",
        path="sittings/{sitting_id}/papers/{paper_id}",
        summary="Take a paper back.",
    ),
)
