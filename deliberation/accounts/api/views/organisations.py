"""Organisations and their people."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts import selectors
from deliberation.accounts.api.reading import account_of, answer
from deliberation.accounts.queries import OrganisationQuery
from deliberation.accounts.representations import OrganisationAnswer, OrganisationPage
from deliberation.core.problem import Problem
from deliberation.eventlog.queries import asked, parameters


class OrganisationsView(APIView):
    @extend_schema(
        operation_id="organisations",
        summary="Special committees, offices, departments and assigning bodies, in their order.",
        parameters=parameters(OrganisationQuery),
        responses={200: OrganisationPage, "default": Problem},
        tags=["organisation"],
    )
    def get(self, request: Request) -> Response:
        return answer(selectors.organisations(account_of(request), asked(OrganisationQuery, request)))


class OrganisationView(APIView):
    @extend_schema(
        operation_id="organisation",
        summary="One organisation with its people, the head first.",
        responses={200: OrganisationAnswer, "default": Problem},
        tags=["organisation"],
    )
    def get(self, request: Request, organisation_id: UUID) -> Response:
        return answer(selectors.organisation(account_of(request), organisation_id))
