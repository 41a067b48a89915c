"""Consultations, as a list and one by one."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.queries import ConsultationQuery
from consultations.representations.consultations import ConsultationAnswer, ConsultationPage
from consultations.selectors.consultations import consultation, consultations
from deliberation.accounts.api.reading import account_of, answer
from deliberation.core.problem import Problem
from deliberation.eventlog.queries import asked, parameters


class ConsultationsView(APIView):
    @extend_schema(
        operation_id="consultations",
        summary="The consultations I may know of, the newest first.",
        parameters=parameters(ConsultationQuery),
        responses={200: ConsultationPage, "default": Problem},
        tags=["consultation"],
    )
    def get(self, request: Request) -> Response:
        return answer(consultations(account_of(request), asked(ConsultationQuery, request)))


class ConsultationView(APIView):
    @extend_schema(
        operation_id="consultation",
        summary="One consultation with its sittings.",
        responses={200: ConsultationAnswer, "default": Problem},
        tags=["consultation"],
    )
    def get(self, request: Request, consultation_id: UUID) -> Response:
        return answer(consultation(account_of(request), consultation_id))
