"""Reading polls over HTTP: the roll, the breakdown, the codes, one's own ballots; who may, and when."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from deliberation.events import polls as commands
from realtime.models import Poll
from realtime.services import polls
from tests.conftest import Answer, Cast, ClientFor
from tests.factories import Meeting, MembershipFactory
from tests.realtime.polls.polling import ABSTAIN, AGAINST, FOR, close, do, draft, open_poll, vote

pytestmark = pytest.mark.django_db

DESK = {"lin": 200, "wei": 403, "gao": 403, "qiao": 200, "zhou": 403, "chen": 403, "admin": 404}
EVERYBODY = {"lin": 200, "wei": 200, "gao": 200, "qiao": 200, "zhou": 200, "chen": 200, "admin": 404}
STAGES = ("open", "closed", "published")


def asked(client: APIClient, poll: Poll, what: str) -> Answer:
    return client.get(f"/api/rooms/{poll.room_id}/polls/{poll.id}/{what}")


def staged(meeting: Meeting, stage: str, **question: Any) -> Poll:
    """Return a poll that lin and wei have voted in, so far as it is to be."""
    poll = open_poll(meeting, **question)
    codes = {"lin": "LIN45678", "wei": "WEI45678"} if poll.has_codes else {}
    vote(meeting.lin, poll, FOR, code=codes.get("lin"))
    vote(meeting.wei, poll, AGAINST, code=codes.get("wei"))
    if stage != "open":
        close(meeting, poll)
    if stage == "published":
        do(polls.publish, commands.PollPublish, meeting.qiao, poll)
    return poll


def everybodys(cast: Cast, client_for: ClientFor, poll: Poll, what: str) -> dict[str, int]:
    return {account.username: asked(client_for(account), poll, what).status_code for account in cast}


def only(status: int) -> dict[str, int]:
    """Return what all get where those get ``status`` who may ask."""
    return {name: status if code == 200 else code for name, code in DESK.items()}


@pytest.mark.parametrize("is_secret", [False, True])
@pytest.mark.parametrize("stage", STAGES)
def test_the_roll_is_for_those_who_run_the_meeting(
    meeting: Meeting, cast: Cast, client_for: ClientFor, stage: str, *, is_secret: bool
) -> None:
    poll = staged(meeting, stage, is_secret=is_secret)
    assert everybodys(cast, client_for, poll, "roll") == DESK
    rows = asked(client_for(cast.qiao), poll, "roll").json()["items"]
    assert rows == [{"participant_id": str(place.id), "has_voted": True} for place in (meeting.lin, meeting.wei)]


@pytest.mark.parametrize(("stage", "wanted"), [("open", only(409)), ("closed", DESK), ("published", DESK)])
def test_the_breakdown_is_for_those_who_run_the_meeting_once_it_is_counted(
    meeting: Meeting, cast: Cast, client_for: ClientFor, stage: str, wanted: dict[str, int]
) -> None:
    assert everybodys(cast, client_for, staged(meeting, stage), "breakdown") == wanted


@pytest.mark.parametrize("stage", STAGES)
def test_of_a_secret_poll_there_is_no_breakdown(
    meeting: Meeting, cast: Cast, client_for: ClientFor, stage: str
) -> None:
    poll = staged(meeting, stage, is_secret=True)
    assert everybodys(cast, client_for, poll, "breakdown") == only(403)
    assert asked(client_for(cast.qiao), poll, "breakdown").json()["code"] == "poll.is_secret"


def test_the_breakdown_tells_how_sectors_and_organisations_voted(
    meeting: Meeting, cast: Cast, client_for: ClientFor
) -> None:
    sector = MembershipFactory.create(account=cast.wei).sector.name
    told = asked(client_for(cast.qiao), staged(meeting, "closed"), "breakdown").json()
    nobody = {"name": "", "entitled": 1, "cast": 1, "votes": [1, 0, 0]}
    assert told["sectors"] == [nobody, {"name": sector, "entitled": 1, "cast": 1, "votes": [0, 1, 0]}]
    assert told["organisations"] == [{"name": "", "entitled": 2, "cast": 2, "votes": [1, 1, 0]}]


@pytest.mark.parametrize(("stage", "status"), [("open", 409), ("closed", 409), ("published", 200)])
def test_codes_are_for_everybody_once_it_is_published(
    meeting: Meeting, cast: Cast, client_for: ClientFor, stage: str, status: int
) -> None:
    poll = staged(meeting, stage, is_secret=True, has_codes=True)
    wanted = {name: status if code == 200 else code for name, code in EVERYBODY.items()}
    assert everybodys(cast, client_for, poll, "codes") == wanted
    if status == 200:
        rows = asked(client_for(cast.chen), poll, "codes").json()["items"]
        assert rows == [{"code": "LIN45678", "answer": FOR}, {"code": "WEI45678", "answer": AGAINST}]


@pytest.mark.parametrize("what", ["roll", "breakdown", "codes"])
def test_drafts_are_the_desks(meeting: Meeting, cast: Cast, client_for: ClientFor, what: str) -> None:
    poll = draft(meeting)
    assert asked(client_for(cast.qiao), poll, what).status_code == (200 if what == "roll" else 409)
    assert asked(client_for(cast.wei), poll, what).status_code == (404 if what == "codes" else 403)
    assert asked(APIClient(), poll, what).status_code == 401


def test_one_sees_ones_own_ballots_of_named_polls_and_nobody_elses(
    meeting: Meeting, cast: Cast, client_for: ClientFor
) -> None:
    named, secret = open_poll(meeting, may_change=True), open_poll(meeting, is_secret=True)
    vote(meeting.wei, named, FOR)
    vote(meeting.wei, named, ABSTAIN)
    vote(meeting.wei, secret, AGAINST)
    vote(meeting.lin, named, AGAINST)
    path = f"/api/rooms/{meeting.room.id}/ballots"
    assert client_for(cast.wei).get(path).json()["items"] == [{"poll_id": str(named.id), "answer": ABSTAIN}]
    assert {account.username: client_for(account).get(path).status_code for account in cast} == EVERYBODY
