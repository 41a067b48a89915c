"""Agendas."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.representations.agendas import Agenda
from consultations.selectors.agendas import agenda
from deliberation.accounts.api.reading import account_of, answer
from deliberation.core.problem import Problem


class AgendaView(APIView):
    @extend_schema(
        operation_id="agenda",
        summary="The agenda of a sitting; titles of confidential items only for those who may know.",
        responses={200: Agenda, "default": Problem},
        tags=["agenda"],
    )
    def get(self, request: Request, sitting_id: UUID) -> Response:
        return answer(agenda(account_of(request), sitting_id))
