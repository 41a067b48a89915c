"""Tickets: thirty seconds, one use, one room, one origin, one login."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connections

from deliberation.accounts.models import LoginSession
from deliberation.accounts.services import login_sessions
from deliberation.core.errors import NotFound, Unauthenticated
from realtime.models import Ticket
from realtime.services import tickets
from realtime.services.rooms import add_participant, open_room
from realtime.services.tickets import Holder
from tests.conftest import Cast, ClientFor
from tests.factories import LoginSessionFactory, Meeting, SittingFactory
from tests.realtime.sockets import ORIGIN, ticket_for


def redeem(meeting: Meeting, secret: str) -> Holder:
    return tickets.redeem(secret, room_id=meeting.room.id, origin=ORIGIN)


def test_it_lets_its_holder_in_once(cast: Cast, meeting: Meeting) -> None:
    secret = ticket_for(cast.wei, meeting.room.id)
    ticket = redeem(meeting, secret)
    assert (ticket.participant, ticket.participant.account) == (meeting.wei, cast.wei)
    with pytest.raises(Unauthenticated, match=r"ticket\.invalid"):
        redeem(meeting, secret)


@pytest.mark.django_db(transaction=True)
def test_of_many_that_show_it_at_once_one_gets_in(cast: Cast, meeting: Meeting) -> None:
    secret, holders = ticket_for(cast.wei, meeting.room.id), 6
    start = threading.Barrier(holders)

    def show(_: int) -> bool:
        try:
            start.wait(timeout=10)
            redeem(meeting, secret)
        except Unauthenticated:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(holders) as threads:
        assert sum(threads.map(show, range(holders))) == 1


def test_it_is_over_at_the_instant_it_names(
    cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    first, second = ticket_for(cast.wei, meeting.room.id), ticket_for(cast.wei, meeting.room.id)
    stopped_clock.shift(tickets.LIFETIME - timedelta(microseconds=1))
    redeem(meeting, first)
    stopped_clock.shift(timedelta(microseconds=1))
    with pytest.raises(Unauthenticated):
        redeem(meeting, second)


def test_it_is_for_one_room(cast: Cast, meeting: Meeting) -> None:
    elsewhere = open_room(None, SittingFactory.create())
    add_participant(None, elsewhere, cast.wei, meeting.wei.role)  # type: ignore[arg-type]  # the row's text is the role's
    secret = ticket_for(cast.wei, meeting.room.id)
    with pytest.raises(Unauthenticated):
        tickets.redeem(secret, room_id=elsewhere.id, origin=ORIGIN)
    redeem(meeting, secret)  # showing it at the wrong door did not use it up


@pytest.mark.parametrize("origin", ["", "https://evil.example", f"{ORIGIN}.evil.example", ORIGIN.upper()])
def test_it_is_for_one_origin(cast: Cast, meeting: Meeting, origin: str) -> None:
    secret = ticket_for(cast.wei, meeting.room.id)
    with pytest.raises(Unauthenticated):
        tickets.redeem(secret, room_id=meeting.room.id, origin=origin)


def test_it_falls_with_its_login(cast: Cast, meeting: Meeting) -> None:
    login = LoginSessionFactory.create(account=cast.wei)
    answer = tickets.issue(cast.wei, meeting.room.id, login_session_id=login.id, origin=ORIGIN)
    login_sessions.end(LoginSession.objects.select_related("account").get(id=login.id), actor=cast.wei)
    with pytest.raises(Unauthenticated):
        redeem(meeting, answer.ticket)


def test_it_falls_with_its_account(cast: Cast, meeting: Meeting) -> None:
    secret = ticket_for(cast.wei, meeting.room.id)
    cast.wei.is_active = False
    cast.wei.save()
    with pytest.raises(Unauthenticated):
        redeem(meeting, secret)


@pytest.mark.parametrize("secret", ["", "guess", "x" * 200])
def test_a_guess_is_worth_nothing(meeting: Meeting, secret: str) -> None:
    with pytest.raises(Unauthenticated):
        redeem(meeting, secret)


def test_the_database_does_not_know_the_secret(cast: Cast, meeting: Meeting) -> None:
    secret = ticket_for(cast.wei, meeting.room.id)
    assert secret not in repr(Ticket.objects.values().get())
    assert len(secret) >= 43  # 256 bits


def test_only_those_with_a_place_get_one(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotFound, match=r"room\.not_found"):
        ticket_for(cast.admin, meeting.room.id)


def test_rest_binds_it_to_the_browsers_login_and_origin(cast: Cast, meeting: Meeting, client_for: ClientFor) -> None:
    client = client_for(cast.wei)
    answer = client.post(f"/api/rooms/{meeting.room.id}/ticket", headers={"Origin": ORIGIN})
    assert answer.status_code == 201
    ticket = redeem(meeting, answer.json()["ticket"])
    assert ticket.login_session.id == LoginSession.objects.get(account=cast.wei).id


def test_dead_ones_are_purged_after_an_hour(
    cast: Cast, meeting: Meeting, stopped_clock: time_machine.Traveller
) -> None:
    ticket_for(cast.wei, meeting.room.id)
    stopped_clock.shift(tickets.LIFETIME + timedelta(hours=1))
    tickets.purge()
    assert Ticket.objects.count() == 1
    stopped_clock.shift(1)
    tickets.purge()
    assert not Ticket.objects.exists()
