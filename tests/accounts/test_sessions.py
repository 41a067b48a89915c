"""The session store keeps digests; to Django it is a store like any other, sync and async."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.db import connections

from deliberation.accounts.digests import digest
from deliberation.accounts.models import Session
from deliberation.accounts.sessions import SessionStore


def stored(**data: object) -> str:
    session = SessionStore()
    session.update(data)
    session.save()
    assert session.session_key is not None
    return session.session_key


@pytest.mark.django_db
def test_what_was_saved_is_found_by_key_and_only_the_digest_is_stored() -> None:
    key = stored(colour="red")
    assert SessionStore(key)["colour"] == "red"
    assert SessionStore().exists(key)
    row = Session.objects.get()
    assert row.session_key == digest(key)
    assert row.get_decoded() == {"colour": "red"}
    assert dict(SessionStore(row.session_key).items()) == {}


@pytest.mark.django_db
def test_saving_again_changes_the_same_row() -> None:
    session = SessionStore(stored(colour="red"))
    session["colour"] = "blue"
    session.save()
    assert Session.objects.get().get_decoded() == {"colour": "blue"}


@pytest.mark.django_db
def test_a_deleted_session_cannot_be_saved_back() -> None:
    key = stored(colour="red")
    session = SessionStore(key)
    session["colour"] = "blue"
    SessionStore().delete(key)
    with pytest.raises(UpdateError):
        session.save()
    assert not Session.objects.exists()


@pytest.mark.django_db
def test_a_new_key_keeps_the_content_and_the_old_one_opens_nothing() -> None:
    key = stored(colour="red")
    session = SessionStore(key)
    session.cycle_key()
    assert session.session_key != key
    assert not SessionStore().exists(key)
    assert SessionStore(session.session_key)["colour"] == "red"


@pytest.mark.django_db
def test_flushing_leaves_nothing() -> None:
    session = SessionStore(stored(colour="red"))
    session.flush()
    assert session.session_key is None
    assert not Session.objects.exists()


@pytest.mark.django_db
def test_an_expired_session_is_empty_and_then_cleared() -> None:
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as traveller:
        key = stored(colour="red")
        traveller.shift(timedelta(seconds=settings.SESSION_COOKIE_AGE + 1))
        assert "colour" not in SessionStore(key)
        SessionStore.clear_expired()
    assert not Session.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_the_async_door_leads_to_the_same_rows() -> None:
    session = SessionStore()
    await session.aset("colour", "red")
    await session.asave()
    key = session.session_key
    assert key is not None
    assert await Session.objects.filter(session_key=digest(key)).acount() == 1
    assert await SessionStore().aexists(key)
    assert await SessionStore(key).aget("colour") == "red"
    assert await SessionStore(digest(key)).aget("colour") is None
    await SessionStore(key).adelete()
    assert not await SessionStore().aexists(key)
    await SessionStore().adelete()
    await sync_to_async(connections.close_all)()  # the asynchronous side has a thread and a connection of its own
