"""What the secretariat can do with forms of consultation."""

from consultations.services import forms
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.forms import FormActivate, FormChange, FormCreate, FormDeactivate

FORM_VERBS = declare(
    Verb(
        command=FormCreate,
        service=forms.create,
        result=forms.FormResult,
        method="POST",
        path="forms",
        status=201,
        summary="Add a form of consultation.",
    ),
    Verb(
        command=FormChange,
        service=forms.alter,
        result=forms.FormResult,
        method="PATCH",
        path="forms/{form_id}",
        summary="Rename a form of consultation or move it in the list.",
    ),
    Verb(
        command=FormDeactivate,
        service=forms.deactivate,
        result=forms.FormResult,
        method="POST",
        path="forms/{form_id}/deactivate",
        summary="Let no new consultation take a form.",
    ),
    Verb(
        command=FormActivate,
        service=forms.activate,
        result=forms.FormResult,
        method="POST",
        path="forms/{form_id}/activate",
        summary="Let new consultations take a form again.",
    ),
)
