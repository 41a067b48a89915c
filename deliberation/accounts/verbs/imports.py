"""What the secretariat and the administrators can do with workbooks."""

from deliberation.accounts.services import imports
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.imports import PeopleImport

IMPORT_VERBS = declare(
    Verb(
        command=PeopleImport,
        service=imports.apply,
        result=imports.ImportResult,
        method="POST",
        path="people/imports/{import_id}/apply",
        summary="Enter what the preview of a workbook shows, rows with faults left out.",
    )
)
