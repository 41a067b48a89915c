"""Reading rooms over REST."""

from typing import Annotated, TypeVar
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.models import Account
from deliberation.core.errors import Invalid, Unauthenticated
from deliberation.core.problem import Problem
from realtime import selectors
from realtime.representations import (
    CallSetup,
    EventRange,
    MessagePage,
    PersonList,
    RoomList,
    Snapshot,
    TicketAnswer,
)
from realtime.services import calls, tickets

T = TypeVar("T")
_POSITIONS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, Annotated[int, Field(ge=0, le=2**53)]])
_SEQ: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=0, le=2**53)])
_LIMIT: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=1, le=200)])


def _query(request: Request, name: str, adapter: TypeAdapter[T]) -> T | None:
    """Return a query parameter, ``None`` if it is absent.

    Raises:
        Invalid: ``request.invalid``, naming the parameter.
    """
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        reason = str(error.errors()[0]["type"])
        raise Invalid("request.invalid", fields=[{"field": name, "reason": reason}]) from None


def _actor(request: Request) -> Account:
    """Return who asks; the permission class has refused strangers already."""
    assert isinstance(request.user, Account)
    return request.user


def _json(answer: BaseModel) -> Response:
    return Response(answer.model_dump(mode="json"))


class RoomsView(APIView):
    @extend_schema(operation_id="rooms", summary="My rooms.", responses={200: RoomList, "default": Problem})
    def get(self, request: Request) -> Response:
        return _json(RoomList(items=selectors.rooms(_actor(request))))


class RoomView(APIView):
    @extend_schema(
        operation_id="room",
        summary="The room now, with the seq of each of my streams at that moment.",
        responses={200: Snapshot, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        return _json(selectors.snapshot(selectors.access_room(_actor(request), room_id)))


class PeopleView(APIView):
    @extend_schema(
        operation_id="room_people",
        summary="The names behind the participants.",
        responses={200: PersonList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(_actor(request), room_id)
        return _json(PersonList(items=selectors.people(participant.room_id)))


class MessagesView(APIView):
    @extend_schema(
        operation_id="room_messages",
        summary="Older messages, a page at a time.",
        parameters=[
            OpenApiParameter("before", int, description="Only messages with a smaller seq."),
            OpenApiParameter("limit", int, description="At most so many, 1–200; 50 unless told."),
        ],
        responses={200: MessagePage, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(_actor(request), room_id)
        before = _query(request, "before", _SEQ)
        limit = _query(request, "limit", _LIMIT) or 50
        return _json(selectors.message_page(participant.room_id, before=before, limit=limit))


class EventsView(APIView):
    @extend_schema(
        operation_id="room_events",
        summary="The events after the given positions, on those of my streams that are named.",
        parameters=[
            OpenApiParameter("since", str, required=True, description="JSON object: stream name → seq already known.")
        ],
        responses={200: EventRange, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(_actor(request), room_id)
        return _json(selectors.event_range(participant, _query(request, "since", _POSITIONS) or {}))


class TicketView(APIView):
    @extend_schema(
        operation_id="room_ticket",
        summary="A ticket for one connection to the room's socket.",
        request=None,
        responses={201: TicketAnswer, "default": Problem},
    )
    def post(self, request: Request, room_id: UUID) -> Response:
        login = getattr(request, "login_session", None)
        if login is None:
            raise Unauthenticated("login.required")
        answer = tickets.issue(
            _actor(request), room_id, login_session_id=login.id, origin=request.headers.get("Origin", "")
        )
        return Response(answer.model_dump(mode="json"), status=201)


class CallView(APIView):
    @extend_schema(
        operation_id="room_call",
        summary="What a browser needs before it opens a peer connection.",
        responses={200: CallSetup, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        return _json(calls.setup(selectors.access_room(_actor(request), room_id)))
