"""What is printed of the meeting itself."""

from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from consultations import policies
from consultations.printing.facts import institution_zone
from consultations.selectors.standings import access_sitting
from deliberation.accounts.actors import actor
from deliberation.core import clock
from deliberation.core.errors import Conflict
from deliberation.core.problem import Problem
from deliberation.core.threads import give_back_connections
from deliberation.documents.api.answers import hand_over
from deliberation.documents.api.negotiation import AsItIs
from deliberation.documents.printing import Report, pages, workbooks
from realtime import policies as room_policies
from realtime import selectors
from realtime.printing import attendances, poll_results
from realtime.selectors import polls


class AttendanceWorkbookView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="room_attendance_workbook",
        summary="Who has come, when and by what device, as a workbook (XLSX), for those who prepare the sitting.",
        responses={(200, workbooks.MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["rooms"],
    )
    def get(self, request: Request, room_id: UUID) -> HttpResponseBase:
        sitting, standing = access_sitting(actor(request), room_id)
        policies.require(policies.may_manage(standing), "print.forbidden")
        content = attendances.write(sitting, clock.now())
        return hand_over(content, name=f"{sitting.title} 签到情况.xlsx", media_type=workbooks.MEDIA_TYPE)


class PollWorkbookView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="poll_result_workbook",
        summary="What came of a poll, as a workbook (XLSX), once it is published; for who runs the meeting, before.",
        responses={(200, workbooks.MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["polls"],
    )
    def get(self, request: Request, room_id: UUID, poll_id: UUID) -> HttpResponseBase:
        name, report = _poll_report(request, room_id, poll_id)
        content = workbooks.write(report, zone=institution_zone())
        return hand_over(content, name=f"{name}.xlsx", media_type=workbooks.MEDIA_TYPE)


class PollPaperView(APIView):
    content_negotiation_class = AsItIs

    @extend_schema(
        operation_id="poll_result_paper",
        summary="What came of a poll, as a paper (PDF), once it is published; for who runs the meeting, before.",
        responses={(200, pages.MEDIA_TYPE): OpenApiTypes.BINARY, "default": Problem},
        tags=["polls"],
    )
    def get(self, request: Request, room_id: UUID, poll_id: UUID) -> HttpResponseBase:
        name, report = _poll_report(request, room_id, poll_id)
        give_back_connections()
        content = pages.write(report, zone=institution_zone())
        return hand_over(content, name=f"{name}.pdf", media_type=pages.MEDIA_TYPE)


def _poll_report(request: Request, room_id: UUID, poll_id: UUID) -> tuple[str, Report]:
    """Return the result as the reader may see it, and what the file is called."""
    participant = selectors.access_room(actor(request), room_id)
    poll = polls.access_poll(participant, poll_id)
    room_policies.require(room_policies.may_see_result(participant, poll), "poll.forbidden")
    if poll.state not in polls.COUNTED:
        raise Conflict("poll.wrong_state", state=poll.state)
    report = poll_results.report(poll, is_for_desk=room_policies.may_preside(participant))
    return f"{poll.title} {report.title}", report
