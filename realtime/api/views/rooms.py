"""Reading rooms."""

from typing import Annotated
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from pydantic import Field, Json, TypeAdapter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core.errors import Unauthenticated
from deliberation.core.problem import Problem
from deliberation.core.requests import answer, query
from realtime import selectors
from realtime.representations import EventRange, PersonList, RoomList, Snapshot, TicketAnswer
from realtime.services import tickets

_POSITIONS: TypeAdapter[dict[str, int]] = TypeAdapter(Json[dict[str, Annotated[int, Field(ge=0, le=2**53)]]])


class RoomsView(APIView):
    @extend_schema(operation_id="rooms", summary="My rooms.", responses={200: RoomList, "default": Problem})
    def get(self, request: Request) -> Response:
        return answer(RoomList(items=selectors.rooms(actor(request))))


class RoomView(APIView):
    admits_unbound = True

    @extend_schema(
        operation_id="room",
        summary="The room now, with the seq of each of my streams at that moment.",
        responses={200: Snapshot, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        place = selectors.access_place(actor(request), room_id)
        return answer(selectors.snapshot(place, is_bound=_is_bound(request)))


class PeopleView(APIView):
    @extend_schema(
        operation_id="room_people",
        summary="Who the participants are, and which departments one can ask.",
        responses={200: PersonList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        people = selectors.people(selectors.places(participant.room_id))
        return answer(PersonList(items=people, departments=selectors.departments(participant.room)))


class EventsView(APIView):
    admits_unbound = True

    @extend_schema(
        operation_id="room_events",
        summary="The events after the given positions, on those of my streams that are named.",
        parameters=[
            OpenApiParameter("since", str, required=True, description="JSON object: stream name → seq already known.")
        ],
        responses={200: EventRange, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_door(actor(request), room_id)
        since = query(request, "since", _POSITIONS) or {}
        return answer(selectors.event_range(participant, since, is_bound=_is_bound(request)))


def _is_bound(request: Request) -> bool:
    """Return whether the browser is known as the person's own."""
    login = getattr(request, "login_session", None)
    return login is None or bool(login.is_bound)


class TicketView(APIView):
    admits_unbound = True

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
        origin = request.headers.get("Origin", "")
        ticket = tickets.issue(actor(request), room_id, login_session_id=login.id, origin=origin)
        return answer(ticket, status=201)
