"""Who may receive is part of the rights: whoever is taken out, or loses their sign-in, gets not one packet more."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta

import pytest

from deliberation.accounts.models import Account, LoginSession
from deliberation.accounts.services import login_sessions
from deliberation.core import clock
from deliberation.events.calls import CallAnswer, CallPublish, CallSubscribe
from deliberation.events.participants import Admission, ParticipantRemove
from deliberation.events.rooms import ParticipantRole
from realtime.models import Attendance, Participant
from realtime.selectors.media_rights import media_rights
from realtime.services import calls, participants
from realtime.services.media_rights import Teller
from tests.factories import Meeting
from tests.integration.media.light_peer import AUDIO_SSRC, OPUS, LightPeer, rtp_packet
from tests.integration.media.process import MediaProcess
from tests.realtime.speaking import item_of
from tests.realtime.telling import tell
from tests.realtime.test_calls import DEVICE, connect

CUT_WITHIN = 1.0
"""Seconds from the tap that takes somebody out to the last packet that reaches them."""


class Hall:
    """The chair speaks; people listen, each by a device of theirs."""

    def __init__(self, meeting: Meeting, stack: ExitStack) -> None:
        self._stack = stack
        self._sequence = 0
        self._chair = stack.enter_context(closing(LightPeer()))
        connect(meeting.lin)
        command = CallPublish(room_id=meeting.room.id, device=DEVICE, sdp=self._chair.offer())
        self._chair.connect(calls.publish(meeting.lin.account, command).sdp)

    def listen(self, place: Participant, device: str = DEVICE) -> LightPeer:
        """Let somebody receive what there is."""
        connect(place, device)
        peer = self._stack.enter_context(closing(LightPeer()))
        offered = calls.subscribe(place.account, CallSubscribe(room_id=place.room_id, device=device, restart=True))
        answer = CallAnswer(room_id=place.room_id, device=device, sdp=peer.answer(offered.sdp), version=offered.version)
        calls.answer(place.account, answer)
        peer.connect(offered.sdp)
        return peer

    def say(self) -> None:
        self._sequence += 1
        packet = rtp_packet(
            payload_type=OPUS,
            sequence=self._sequence,
            timestamp=self._sequence * 960,
            ssrc=AUDIO_SSRC,
            payload=b"voice",
        )
        self._chair.send(packet)

    def hears(self, peer: LightPeer) -> bool:
        """Return whether what is said now reaches somebody."""
        list(peer.datagrams(within=0.02))
        self.say()
        return any(True for _ in peer.rtp(within=0.2))

    def seconds_until_silent(self, peer: LightPeer) -> float:
        """Return after how long nothing reaches somebody any more."""
        began = time.monotonic()
        while self.hears(peer):
            assert time.monotonic() - began < CUT_WITHIN
            threading.Event().wait(0.01)
        return time.monotonic() - began


@pytest.fixture
def hall(meeting: Meeting, media: MediaProcess) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(meeting, stack)


@pytest.mark.django_db(transaction=True)
def test_who_is_taken_out_hears_nothing_more_though_nobody_says_so_again(meeting: Meeting, hall: Hall) -> None:
    wei, gao = hall.listen(meeting.wei), hall.listen(meeting.gao)
    tell(meeting.room.id)
    assert hall.hears(wei)
    with closing(Teller()):
        participants.remove(
            meeting.qiao.account, ParticipantRemove(room_id=meeting.room.id, participant_id=meeting.wei.id)
        )
        assert hall.seconds_until_silent(wei) < CUT_WITHIN
    # The services are silent from here on: no worker runs, and nothing is committed.
    assert hall.hears(gao)
    assert not hall.hears(wei)


@pytest.mark.django_db(transaction=True)
def test_an_observer_hears_no_word_of_what_turns_confidential(meeting: Meeting, hall: Hall) -> None:
    chen, gao = hall.listen(meeting.chen), hall.listen(meeting.gao)
    tell(meeting.room.id)
    assert hall.hears(chen)
    with closing(Teller()):
        item_of(meeting, is_confidential=True)
        assert hall.seconds_until_silent(chen) < CUT_WITHIN
    assert hall.hears(gao)


@pytest.mark.django_db
def test_a_sign_in_that_is_ended_takes_the_sound_of_its_device_and_of_no_other(meeting: Meeting, hall: Hall) -> None:
    phone, laptop = hall.listen(meeting.wei, "device02"), hall.listen(meeting.wei, "device03")
    tell(meeting.room.id)
    assert hall.hears(phone)
    login = LoginSession.objects.get(id=Attendance.objects.get(device="device02").login_session_id)
    login_sessions.end(login, actor=None)
    tell(meeting.room.id)
    assert not hall.hears(phone)
    assert hall.hears(laptop)


@pytest.mark.django_db
def test_who_comes_is_heard_of_before_they_hear(meeting: Meeting, hall: Hall) -> None:
    tell(meeting.room.id)
    gao = hall.listen(meeting.gao)
    assert not hall.hears(gao), "the newest set does not know them yet"
    tell(meeting.room.id)
    assert hall.hears(gao)


@pytest.mark.django_db(transaction=True)
def test_a_second_device_of_somebody_who_is_there_is_told_of_at_once(meeting: Meeting, hall: Hall) -> None:
    hall.listen(meeting.gao)
    with closing(Teller()):
        tablet = hall.listen(meeting.gao, "device02")
    assert hall.hears(tablet)


@pytest.mark.django_db
def test_three_thousand_observers_are_told_of_within_a_second(meeting: Meeting, hall: Hall) -> None:
    now = clock.now()
    names = [f"observer{number:04}" for number in range(3_000)]
    people = Account.objects.bulk_create([Account(username=name, name="旁听") for name in names])
    logins = LoginSession.objects.bulk_create(
        LoginSession(
            account=person,
            session_key_digest=f"{number:064x}",
            method=LoginSession.Method.LINK,
            created_at=now,
            last_seen_at=now,
            expires_at=now + timedelta(days=1),
        )
        for number, person in enumerate(people, 1_000_000)
    )
    places = Participant.objects.bulk_create(
        Participant(
            room=meeting.room,
            account=person,
            role=ParticipantRole.OBSERVER,
            admission=Admission.ADMITTED,
            added_seq=number,
        )
        for number, person in enumerate(people, 100)
    )
    Attendance.objects.bulk_create(
        Attendance(participant=place, login_session_id=login.id, device=f"{number:016x}", opened_at=now, beat_at=now)
        for number, (place, login) in enumerate(zip(places, logins, strict=True))
    )
    item_of(meeting, is_confidential=True)
    gao = hall.listen(meeting.gao)
    began = time.monotonic()
    tell(meeting.room.id)
    assert time.monotonic() - began < 1.0
    assert hall.hears(gao)
    rights = media_rights(meeting.room.id, now=now)
    assert len(rights.outside) == 3_000
    named = json.dumps([f"{place}.{device}" for place, device in rights.present] + [str(one) for one in rights.outside])
    assert len(named) < 512 * 1024, "half of what a set may weigh"
