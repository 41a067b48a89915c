"""Sittings, by time and one by one."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from consultations.queries import AnnouncementQuery, SittingQuery
from consultations.representations.announcements import Announcement
from consultations.representations.sittings import SittingAnswer, SittingPage
from consultations.selectors.announcements import announcement
from consultations.selectors.sittings import sitting, sittings
from deliberation.accounts.api.reading import account_of, answer
from deliberation.core.problem import Problem
from deliberation.eventlog.queries import asked, parameters


class SittingsView(APIView):
    @extend_schema(
        operation_id="sittings",
        summary="The sittings I may know of, by time.",
        parameters=parameters(SittingQuery),
        responses={200: SittingPage, "default": Problem},
        tags=["sitting"],
    )
    def get(self, request: Request) -> Response:
        return answer(sittings(account_of(request), asked(SittingQuery, request)))


class SittingView(APIView):
    @extend_schema(
        operation_id="sitting",
        summary="One sitting, and what I may do with it.",
        responses={200: SittingAnswer, "default": Problem},
        tags=["sitting"],
    )
    def get(self, request: Request, sitting_id: UUID) -> Response:
        return answer(sitting(account_of(request), sitting_id))


class AnnouncementView(APIView):
    @extend_schema(
        operation_id="announcement",
        summary="A text that tells a group of a sitting, safe to be forwarded.",
        parameters=parameters(AnnouncementQuery),
        responses={200: Announcement, "default": Problem},
        tags=["sitting"],
    )
    def get(self, request: Request, sitting_id: UUID) -> Response:
        return answer(announcement(account_of(request), sitting_id, asked(AnnouncementQuery, request)))
