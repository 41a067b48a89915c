"""What a browser needs to know of sound and picture."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core.problem import Problem
from deliberation.core.requests import answer
from realtime import selectors
from realtime.representations import CallSetup, RoomQuality
from realtime.services import call_quality, calls


class CallView(APIView):
    @extend_schema(
        operation_id="room_call",
        summary="What a browser needs before it opens a peer connection.",
        responses={200: CallSetup, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        return answer(calls.setup(selectors.access_room(actor(request), room_id)))


class QualityView(APIView):
    @extend_schema(
        operation_id="room_quality",
        summary="How everybody in the call sends and receives now; for those who preside.",
        responses={200: RoomQuality, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        return answer(call_quality.read(actor(request), room_id))
