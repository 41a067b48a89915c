"""The directory of people, and what their memberships name."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts import selectors
from deliberation.accounts.api.reading import account_of, answer
from deliberation.accounts.queries import PeopleQuery, SectorQuery
from deliberation.accounts.representations import PersonAnswer, PersonPage, SectorList, TermList
from deliberation.core.problem import Problem
from deliberation.eventlog.queries import asked, parameters


class PeopleView(APIView):
    @extend_schema(
        operation_id="people",
        summary="Who there is, by name; phones and user names only for those who look after people.",
        parameters=parameters(PeopleQuery),
        responses={200: PersonPage, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request) -> Response:
        return answer(selectors.people(account_of(request), asked(PeopleQuery, request)))


class PersonView(APIView):
    @extend_schema(
        operation_id="person",
        summary="One person or place, with the memberships of all terms.",
        responses={200: PersonAnswer, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request, account_id: UUID) -> Response:
        return answer(selectors.person(account_of(request), account_id))


class SectorsView(APIView):
    @extend_schema(
        operation_id="sectors",
        summary="All sectors in their order, with the number of their members.",
        parameters=parameters(SectorQuery),
        responses={200: SectorList, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request) -> Response:
        return answer(selectors.sectors(account_of(request), asked(SectorQuery, request).term_id))


class TermsView(APIView):
    @extend_schema(
        operation_id="terms",
        summary="All terms, the newest first.",
        responses={200: TermList, "default": Problem},
        tags=["people"],
    )
    def get(self, request: Request) -> Response:
        return answer(selectors.terms(account_of(request)))
