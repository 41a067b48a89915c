"""What the secretariat and the administrators can do with organisations."""

from deliberation.accounts.services import organisations
from deliberation.eventlog.verbs import Verb, declare
from deliberation.events.organisations import (
    OrganisationActivate,
    OrganisationAppoint,
    OrganisationChange,
    OrganisationCreate,
    OrganisationDeactivate,
    OrganisationDismiss,
)

ORGANISATION_VERBS = declare(
    Verb(
        command=OrganisationCreate,
        service=organisations.create,
        result=organisations.OrganisationResult,
        method="POST",
        path="organisations",
        status=201,
        summary="Enter a special committee, an office, a department or an assigning body.",
    ),
    Verb(
        command=OrganisationChange,
        service=organisations.alter,
        result=organisations.OrganisationResult,
        method="PATCH",
        path="organisations/{organisation_id}",
        summary="Change an organisation's names, how it is reached, and who in it is called first.",
    ),
    Verb(
        command=OrganisationDeactivate,
        service=organisations.deactivate,
        result=organisations.OrganisationResult,
        method="POST",
        path="organisations/{organisation_id}/deactivate",
        summary="Take an organisation out of the lists to choose from.",
    ),
    Verb(
        command=OrganisationActivate,
        service=organisations.activate,
        result=organisations.OrganisationResult,
        method="POST",
        path="organisations/{organisation_id}/activate",
        summary="Put an organisation back into the lists to choose from.",
    ),
    Verb(
        command=OrganisationAppoint,
        service=organisations.appoint,
        result=organisations.OrganisationResult,
        method="PUT",
        path="organisations/{organisation_id}/roles/{account_id}",
        summary="Give a person a role in an organisation, in place of the one they had there.",
    ),
    Verb(
        command=OrganisationDismiss,
        service=organisations.dismiss,
        result=organisations.OrganisationResult,
        method="DELETE",
        path="organisations/{organisation_id}/roles/{account_id}",
        summary="Take a person's role in an organisation away.",
    ),
)
