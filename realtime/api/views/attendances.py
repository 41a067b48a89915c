"""Reading who has come, as the desk needs it."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.problem import Problem
from deliberation.core.requests import answer
from realtime import policies, selectors
from realtime.representations.attendances import AttendanceList
from realtime.selectors.attendances import attendances


class AttendancesView(APIView):
    @extend_schema(
        operation_id="room_attendances",
        summary="Who has come, when and by what device, who came late and who left early, for the desk.",
        responses={200: AttendanceList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        policies.require(policies.may_moderate(participant), "participant.forbidden")
        return answer(attendances(participant.room.sitting, clock.now()))
