"""Reading the floor, as far as the room's state does not hold it."""

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
from realtime.representations.floors import TalkTimes, TurnList
from realtime.selectors import talk


class TalkTimesView(APIView):
    @extend_schema(
        operation_id="room_talk_times",
        summary="Who has spoken how long: people, sectors, organisations, items of the agenda.",
        responses={200: TalkTimes, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        policies.require(policies.may_preside(participant), "floor.forbidden")
        return answer(talk.talk_times(participant.room, clock.now()))


class TurnsView(APIView):
    @extend_schema(
        operation_id="room_turns",
        summary="Who spoke, speaks, waits or handed in a speech: everybody for the desk, oneself for everybody.",
        responses={200: TurnList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        return answer(talk.turns(participant, clock.now()))
