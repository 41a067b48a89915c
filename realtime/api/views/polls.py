"""Reading polls, as far as the room's state does not hold them."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deliberation.accounts.actors import actor
from deliberation.core.errors import Conflict
from deliberation.core.problem import Problem
from deliberation.core.requests import answer
from deliberation.events.polls import PollState
from realtime import policies, selectors
from realtime.models import Participant, Poll
from realtime.representations.polls import Breakdown, CodeList, OwnBallotList, RollList
from realtime.selectors import breakdowns, polls


class OwnBallotsView(APIView):
    @extend_schema(
        operation_id="room_ballots",
        summary="How I have voted in named polls.",
        responses={200: OwnBallotList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        return answer(OwnBallotList(items=polls.own_ballots(participant)))


class RollView(APIView):
    @extend_schema(
        operation_id="poll_roll",
        summary="Who can vote and who has, for those who run the meeting.",
        responses={200: RollList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID, poll_id: UUID) -> Response:
        _, poll = _for_desk(request, room_id, poll_id)
        return answer(polls.roll(poll))


class BreakdownView(APIView):
    @extend_schema(
        operation_id="poll_breakdown",
        summary="A named poll's votes by sector and organisation, once it is closed, for those who run the meeting.",
        responses={200: Breakdown, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID, poll_id: UUID) -> Response:
        _, poll = _for_desk(request, room_id, poll_id)
        policies.require(not poll.is_secret, "poll.is_secret")
        _require_counted(poll)
        return answer(breakdowns.breakdown(poll))


class CodesView(APIView):
    @extend_schema(
        operation_id="poll_codes",
        summary="The codes that voters kept with what their ballots say, once the result is published.",
        responses={200: CodeList, "default": Problem},
    )
    def get(self, request: Request, room_id: UUID, poll_id: UUID) -> Response:
        participant = selectors.access_room(actor(request), room_id)
        poll = polls.access_poll(participant, poll_id)
        if poll.state != PollState.PUBLISHED:
            raise Conflict("poll.wrong_state", state=poll.state)
        return answer(polls.codes(poll))


def _for_desk(request: Request, room_id: UUID, poll_id: UUID) -> tuple[Participant, Poll]:
    participant = selectors.access_room(actor(request), room_id)
    policies.require(policies.may_preside(participant), "poll.forbidden")
    return participant, polls.access_poll(participant, poll_id)


def _require_counted(poll: Poll) -> None:
    if poll.state not in polls.COUNTED:
        raise Conflict("poll.wrong_state", state=poll.state)
