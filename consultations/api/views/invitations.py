"""Invitations, as a list and one by one."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.representations.invitations import InvitationDetails, InvitationList
from consultations.selectors.invitations import invitation, invitations
from deliberation.accounts.api.reading import account_of, answer
from deliberation.core.problem import Problem


class InvitationsView(APIView):
    @extend_schema(
        operation_id="invitations",
        summary="Who is invited to a sitting; answers and phones only for those who prepare it.",
        responses={200: InvitationList, "default": Problem},
        tags=["invitation"],
    )
    def get(self, request: Request, sitting_id: UUID) -> Response:
        return answer(invitations(account_of(request), sitting_id))


class InvitationView(APIView):
    @extend_schema(
        operation_id="invitation",
        summary="One invitation, with what may be answered to it.",
        responses={200: InvitationDetails, "default": Problem},
        tags=["invitation"],
    )
    def get(self, request: Request, invitation_id: UUID) -> Response:
        return answer(invitation(account_of(request), invitation_id))
