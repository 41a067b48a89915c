"""What is printed of the meeting itself."""

from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from consultations import policies
from consultations.selectors.standings import access_sitting
from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.problem import Problem
from deliberation.documents.api.answers import hand_over
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.printing.workbooks import MEDIA_TYPE
from realtime.printing import attendances


class AttendanceWorkbookView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="room_attendance_workbook",
        summary="Who has come, when and by what device, as a workbook (XLSX), for those who prepare the sitting.",
        responses={(200, MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["rooms"],
    )
    def get(self, request: Request, room_id: UUID) -> HttpResponseBase:
        sitting, standing = access_sitting(actor(request), room_id)
        policies.require(policies.may_manage(standing), "print.forbidden")
        content = attendances.write(sitting, clock.now())
        return hand_over(content, name=f"{sitting.title} 签到情况.xlsx", media_type=MEDIA_TYPE)
