"""Reading what was said in writing."""

from typing import Annotated
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import Field, TypeAdapter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core.problem import Problem
from deliberation.core.requests import answer, query
from realtime import selectors
from realtime.representations import MessagePage

_ID: TypeAdapter[UUID] = TypeAdapter(UUID)
_LIMIT: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=1, le=200)])


class MessagesView(APIView):
    @extend_schema(
        operation_id="room_messages",
        summary="Older messages, a page at a time.",
        parameters=[
            OpenApiParameter("before", UUID, description="Only messages before the one with this id."),
            OpenApiParameter("limit", int, description="At most so many, 1–200; 50 unless told."),
        ],
        responses={200: MessagePage, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        before = query(request, "before", _ID)
        limit = query(request, "limit", _LIMIT) or 50
        return answer(selectors.message_page(participant, before=before, limit=limit))
