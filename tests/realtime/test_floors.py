"""floor.*: asking, being called up, speaking, and what ends a turn."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from consultations.models import AgendaItem
from deliberation.core.errors import Conflict, Forbidden, Invalid, NotFound
from deliberation.eventlog import reading
from deliberation.events import floors as commands
from deliberation.events.course import AgendaStep, SittingEnd, SittingResume, SittingSuspend
from deliberation.events.floors import FloorEnd, FloorKind
from deliberation.events.organisations import OrganisationKind
from deliberation.events.sittings import FloorOrder
from deliberation.rules.services import override
from realtime import selectors
from realtime.models import Participant, Turn
from realtime.selectors.floors import talk_times
from realtime.services import attendances, floor_clock, floors, sittings
from tests.asserts import afresh, verify
from tests.factories import AccountFactory, AgendaItemFactory, Meeting, OrganisationFactory
from tests.realtime.attending import arrive

Traveller = time_machine.Traveller


def ask(by: Participant, kind: FloorKind = FloorKind.SPEECH, item: AgendaItem | None = None) -> UUID:
    command = commands.FloorRequest(room_id=by.room_id, kind=kind, item_id=item.id if item else None)
    return floors.request(by.account, command).request_id


def grant(by: Participant, **having: Any) -> UUID:
    return floors.grant(by.account, commands.FloorGrant(room_id=by.room_id, **having)).request_id


def call(verb: Callable[[Any, Any], Any], command: type[Any], by: Participant, **having: Any) -> Any:
    return verb(by.account, command(room_id=by.room_id, **having))


def take(by: Participant, request_id: UUID) -> Any:
    return call(floors.take, commands.FloorTake, by, request_id=request_id)


def release(by: Participant, request_id: UUID) -> Any:
    return call(floors.release, commands.FloorRelease, by, request_id=request_id)


def next_(by: Participant) -> UUID:
    return floors.next_(by.account, commands.FloorNext(room_id=by.room_id)).request_id


def told(meeting: Meeting, stream: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    events = reading.since(stream or meeting.room.stream, 0)
    return [(event.type, event.data or {}) for event in events if event.type.startswith("floor.")]


def waiting(meeting: Meeting) -> list[UUID]:
    queues = selectors.snapshot(afresh(meeting.lin)).state.floor.queues
    return [entry.participant_id for queue in queues for entry in queue.entries]


def test_a_turn_from_asking_to_the_end(meeting: Meeting, stopped_clock: Traveller) -> None:
    def speak() -> None:
        ask(meeting.gao)
        request_id = ask(meeting.wei)
        grant(meeting.lin, request_id=request_id)
        stopped_clock.shift(5)
        take(meeting.wei, request_id)
        stopped_clock.shift(100)
        call(floors.extend, commands.FloorExtend, meeting.qiao, request_id=request_id)
        stopped_clock.shift(20)
        release(meeting.wei, request_id)

    verify(meeting.chen, speak, golden="floor-turn")
    _, data = told(meeting)[-1]
    assert (data["seconds"], data["total"], data["reason"]) == (120, 120, "released")


def test_asking_again_changes_nothing(meeting: Meeting) -> None:
    assert ask(meeting.wei) == ask(meeting.wei)
    assert waiting(meeting) == [meeting.wei.id]


def test_withdrawing(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = ask(meeting.wei)

    def withdraw() -> None:
        for _ in range(2):
            call(floors.withdraw, commands.FloorWithdraw, meeting.wei, request_id=request_id)

    verify(meeting.lin, withdraw, golden="floor-withdrawn")
    assert waiting(meeting) == []


def test_what_has_begun_cannot_be_withdrawn(meeting: Meeting) -> None:
    request_id = grant(meeting.lin, participant_id=meeting.wei.id)
    with pytest.raises(Conflict, match=r"floor\.wrong_state"):
        call(floors.withdraw, commands.FloorWithdraw, meeting.wei, request_id=request_id)


def test_guests_ask_where_the_rule_lets_them(meeting: Meeting) -> None:
    override({"floor": {"guests_may_ask": False}})
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        ask(meeting.gao)


def test_only_departments_ask_to_answer(meeting: Meeting) -> None:
    with pytest.raises(Forbidden, match=r"floor\.forbidden"):
        ask(meeting.wei, FloorKind.ANSWER)


def test_there_is_one_speaker_at_a_time(meeting: Meeting, stopped_clock: Traveller) -> None:
    first = grant(meeting.lin, participant_id=meeting.wei.id)
    take(meeting.wei, first)
    stopped_clock.shift(30)
    verify(meeting.chen, lambda: grant(meeting.lin, participant_id=meeting.gao.id), golden="floor-handed-over")
    assert Turn.objects.get(id=first).end == FloorEnd.NEXT
    assert Turn.objects.filter(state__in=Turn.HELD).count() == 1


def test_the_next_is_the_first_who_is_here(meeting: Meeting) -> None:
    ask(meeting.wei)
    ask(meeting.gao)
    Participant.objects.filter(id=meeting.wei.id).update(admission="removed")
    assert Turn.objects.get(id=next_(meeting.lin)).participant == meeting.gao
    with pytest.raises(Conflict, match=r"floor\.nobody_waits"):
        next_(meeting.lin)


def test_the_clock_starts_by_itself_when_nobody_takes_the_floor(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = grant(meeting.lin, participant_id=meeting.wei.id)
    turn = Turn.objects.get(id=request_id)
    stopped_clock.shift(14)
    floor_clock.sweep()
    assert Turn.objects.get(id=request_id).state == Turn.State.GRANTED
    stopped_clock.shift(100)  # the worker was away for long
    verify(meeting.chen, floor_clock.sweep, golden="floor-started-by-itself")
    assert Turn.objects.get(id=request_id).started_at == turn.take_by


def test_a_late_tap_does_not_start_the_clock_later(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = grant(meeting.lin, participant_id=meeting.wei.id)
    take_by = Turn.objects.get(id=request_id).take_by
    stopped_clock.shift(60)
    take(meeting.wei, request_id)
    assert Turn.objects.get(id=request_id).started_at == take_by


def test_warning_and_end_come_at_their_own_time_however_late_the_sweep(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    override({"floor": {"auto_release": True, "warning_seconds": 30, "grace_seconds": 10}})
    request_id = grant(meeting.lin, participant_id=meeting.wei.id, limit=60)
    take(meeting.wei, request_id)
    started = Turn.objects.get(id=request_id).started_at
    assert started is not None
    stopped_clock.shift(600)
    verify(meeting.chen, floor_clock.sweep, golden="floor-time-over")
    turn = Turn.objects.get(id=request_id)
    assert (turn.end, turn.ended_at) == (FloorEnd.TIME_OVER, started + timedelta(seconds=70))
    at = {event.type: event.at for event in reading.since(meeting.room.stream, 0)}
    assert at["floor.warned"] == started + timedelta(seconds=30)
    floor_clock.sweep()
    assert [name for name, _ in told(meeting)].count("floor.released") == 1


def test_without_the_rule_time_only_runs_over(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = grant(meeting.lin, participant_id=meeting.wei.id, limit=60)
    take(meeting.wei, request_id)
    stopped_clock.shift(600)
    floor_clock.sweep()
    assert Turn.objects.get(id=request_id).state == Turn.State.SPEAKING
    call(floors.extend, commands.FloorExtend, meeting.lin, request_id=request_id, seconds=30)
    ends_at = Turn.objects.get(id=request_id).ends_at
    started_at = Turn.objects.get(id=request_id).started_at
    assert ends_at is not None
    assert started_at is not None
    assert (ends_at - started_at).total_seconds() == 630, "what is over already is borne, and thirty more given"


def test_a_dropped_speaker_is_waited_for_and_goes_on(meeting: Meeting, stopped_clock: Traveller) -> None:
    lease = arrive(meeting.wei)
    request_id = grant(meeting.lin, participant_id=meeting.wei.id, limit=60)
    take(meeting.wei, request_id)
    stopped_clock.shift(20)
    attendances.close_lease(lease)
    stopped_clock.shift(3)
    verify(meeting.chen, floor_clock.sweep, golden="floor-dropped")
    stopped_clock.shift(10)
    arrive(meeting.wei)
    verify(meeting.chen, floor_clock.sweep, golden="floor-back")
    stopped_clock.shift(10)
    release(meeting.wei, request_id)
    assert Turn.objects.get(id=request_id).spoken == 30


def test_a_dropped_speaker_loses_the_floor_in_the_end(meeting: Meeting, stopped_clock: Traveller) -> None:
    lease = arrive(meeting.wei)
    request_id = grant(meeting.lin, participant_id=meeting.wei.id)
    take(meeting.wei, request_id)
    stopped_clock.shift(20)
    attendances.close_lease(lease)
    stopped_clock.shift(61)
    floor_clock.sweep()
    turn = Turn.objects.get(id=request_id)
    assert (turn.end, turn.spoken) == (FloorEnd.DROPPED, 20)


def test_whoever_speaks_at_a_venue_needs_no_device(meeting: Meeting, stopped_clock: Traveller) -> None:
    venue = Participant.objects.get(id=meeting.gao.id)
    type(venue.account).objects.filter(id=venue.account_id).update(is_venue=True)
    request_id = grant(meeting.lin, participant_id=meeting.wei.id, source_id=venue.id)
    take(venue, request_id)
    stopped_clock.shift(10)
    floor_clock.sweep()
    assert Turn.objects.get(id=request_id).state == Turn.State.SPEAKING
    with pytest.raises(Invalid, match=r"floor\.no_venue"):
        grant(meeting.lin, participant_id=meeting.wei.id, source_id=meeting.lin.id)


def test_revoking_tells_speaker_and_desk_why(meeting: Meeting) -> None:
    request_id = grant(meeting.lin, participant_id=meeting.wei.id)
    call(floors.revoke, commands.FloorRevoke, meeting.qiao, request_id=request_id, reason="超出议题")
    for stream in (meeting.room.desk_stream, meeting.wei.account.stream):
        assert told(meeting, stream) == [("floor.revoked", {"request_id": str(request_id), "reason": "超出议题"})]
    assert "超出议题" not in str(told(meeting))


def test_the_arranged_list_and_the_hand(meeting: Meeting, stopped_clock: Traveller) -> None:
    def arrange() -> None:
        ask(meeting.zhou)
        speakers = [
            commands.ArrangedSpeaker(participant_id=meeting.gao.id, limit=300),
            commands.ArrangedSpeaker(participant_id=meeting.wei.id, is_substitute=True),
        ]
        call(floors.arrange, commands.FloorArrange, meeting.qiao, speakers=speakers)
        call(floors.set_order, commands.FloorSetOrder, meeting.qiao, order=FloorOrder.ARRANGED)

    verify(meeting.lin, arrange, golden="floor-arranged")
    assert waiting(meeting) == [meeting.gao.id, meeting.wei.id, meeting.zhou.id]
    zhou = Turn.objects.get(participant=meeting.zhou)
    call(floors.move, commands.FloorMove, meeting.qiao, request_id=zhou.id, place=0)
    assert waiting(meeting)[0] == meeting.zhou.id
    call(floors.move, commands.FloorMove, meeting.qiao, request_id=zhou.id, place=None)
    assert waiting(meeting)[-1] == meeting.zhou.id


def test_a_list_set_anew_drops_whoever_is_not_on_it_and_keeps_who_has_spoken(meeting: Meeting) -> None:
    def speakers(*people: Participant) -> list[commands.ArrangedSpeaker]:
        return [commands.ArrangedSpeaker(participant_id=person.id) for person in people]

    call(floors.arrange, commands.FloorArrange, meeting.qiao, speakers=speakers(meeting.wei, meeting.gao))
    release(meeting.wei, next_(meeting.lin))
    call(floors.arrange, commands.FloorArrange, meeting.qiao, speakers=speakers(meeting.wei, meeting.zhou))
    assert waiting(meeting) == [meeting.zhou.id]
    with pytest.raises(Invalid, match=r"floor\.duplicate"):
        call(floors.arrange, commands.FloorArrange, meeting.qiao, speakers=speakers(meeting.wei, meeting.wei))
    stranger = Participant(id=meeting.room.id)
    with pytest.raises(NotFound, match=r"participant\.not_found"):
        call(floors.arrange, commands.FloorArrange, meeting.qiao, speakers=speakers(stranger))


def test_a_department_is_called_to_answer_and_goes_first(meeting: Meeting) -> None:
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    with pytest.raises(Conflict, match=r"floor\.no_department"):
        call(floors.pass_, commands.FloorPass, meeting.lin, department_id=department.id)
    meeting.zhou.acts_for = department
    meeting.zhou.save()
    ask(meeting.wei)
    call(floors.pass_, commands.FloorPass, meeting.lin, department_id=department.id)
    assert waiting(meeting) == [meeting.zhou.id, meeting.wei.id]


def test_a_question_is_taken_away_with_a_date(meeting: Meeting, stopped_clock: Traveller) -> None:
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT)
    meeting.zhou.acts_for = department
    meeting.zhou.save()
    request_id = ask(meeting.wei, FloorKind.QUESTION)

    def take_away(due_on: date) -> None:
        having = {"request_id": request_id, "department_id": department.id, "question": "何时公布？"}
        call(floors.take_away, commands.FloorTakeAway, meeting.zhou, due_on=due_on, **having)

    with pytest.raises(Invalid, match=r"floor\.past_due"):
        take_away(date(2026, 3, 2))
    verify(meeting.lin, lambda: take_away(date(2026, 3, 9)), golden="floor-taken-away")
    assert waiting(meeting) == []


def test_a_written_speech_takes_the_place_of_the_request(meeting: Meeting) -> None:
    ask(meeting.wei)
    floors.hand_in(meeting.wei.account, commands.FloorHandIn(room_id=meeting.room.id, text="书面意见"))
    assert waiting(meeting) == []
    assert told(meeting)[-2][1]["length"] == 4
    assert "书面意见" not in str(told(meeting))


def test_a_pause_of_the_sitting_stops_the_clock(meeting: Meeting, stopped_clock: Traveller) -> None:
    request_id = grant(meeting.lin, participant_id=meeting.wei.id, limit=60)
    take(meeting.wei, request_id)
    stopped_clock.shift(20)

    def suspend() -> None:
        sittings.suspend(meeting.lin.account, SittingSuspend(room_id=meeting.room.id))

    verify(meeting.chen, suspend, golden="floor-suspended")
    stopped_clock.shift(900)
    sittings.resume(meeting.lin.account, SittingResume(room_id=meeting.room.id))
    turn = Turn.objects.get(id=request_id)
    assert turn.ends_at is not None
    assert turn.started_at is not None
    assert (turn.ends_at - turn.started_at).total_seconds() == 40


def test_the_end_of_the_sitting_ends_the_turn_and_empties_the_queues(
    meeting: Meeting, stopped_clock: Traveller
) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting)
    take(meeting.wei, grant(meeting.lin, participant_id=meeting.wei.id))
    ask(meeting.gao, item=item)
    stopped_clock.shift(20)
    verify(meeting.wei, lambda: sittings.end(meeting.lin.account, SittingEnd(room_id=meeting.room.id)))
    assert waiting(meeting) == []
    assert Turn.objects.get(participant=meeting.wei).end == FloorEnd.ENDED
    with pytest.raises(Conflict, match=r"sitting\.not_open"):
        ask(meeting.wei)


def test_leaving_an_item_ends_the_turn_and_keeps_its_queue(meeting: Meeting) -> None:
    item, other = (AgendaItemFactory.create(sitting=meeting.room.sitting) for _ in range(2))
    sittings.step(meeting.lin.account, AgendaStep(room_id=meeting.room.id, item_id=item.id))
    meeting.room.sitting.refresh_from_db()
    ask(afresh(meeting.gao))
    speech = grant(afresh(meeting.lin), participant_id=meeting.wei.id)
    sittings.step(meeting.lin.account, AgendaStep(room_id=meeting.room.id, item_id=other.id))
    assert Turn.objects.get(id=speech).end == FloorEnd.STEPPED
    assert waiting(meeting) == [meeting.gao.id]


def test_observers_hear_nothing_of_confidential_items(meeting: Meeting, stopped_clock: Traveller) -> None:
    item = AgendaItemFactory.create(sitting=meeting.room.sitting, position=0, is_confidential=True)
    sittings.step(meeting.lin.account, AgendaStep(room_id=meeting.room.id, item_id=item.id))

    def speak() -> None:
        ask(afresh(meeting.gao))
        request_id = grant(afresh(meeting.lin), participant_id=meeting.wei.id)
        take(meeting.wei, request_id)
        stopped_clock.shift(10)
        release(meeting.wei, request_id)
        grant(afresh(meeting.lin), participant_id=meeting.wei.id)

    assert verify(meeting.chen, lambda: None) == []
    before = selectors.snapshot(afresh(meeting.chen)).state.floor
    verify(meeting.wei, speak, golden="floor-confidential")
    assert selectors.snapshot(afresh(meeting.chen)).state.floor == before
    assert told(meeting) == []


def test_talk_times_by_person_and_group(meeting: Meeting, stopped_clock: Traveller) -> None:
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, short_name="市住建局")
    meeting.zhou.acts_for = department
    meeting.zhou.save()
    for speaker, seconds in ((meeting.wei, 60), (meeting.zhou, 90), (meeting.wei, 15)):
        request_id = grant(meeting.lin, participant_id=speaker.id)
        take(speaker, request_id)
        stopped_clock.shift(seconds)
        release(speaker, request_id)
    times = talk_times(meeting.room)
    assert [(time.key, time.seconds) for time in times.people] == [
        (str(meeting.zhou.id), 90),
        (str(meeting.wei.id), 75),
    ]
    assert ("市住建局", 90) in [(time.key, time.seconds) for time in times.groups]


def test_nobody_who_is_not_in_the_room_is_called_up(meeting: Meeting) -> None:
    Participant.objects.filter(id=meeting.wei.id).update(admission="waiting")
    with pytest.raises(Conflict, match=r"floor\.not_admitted"):
        grant(meeting.lin, participant_id=meeting.wei.id)
    other = AccountFactory.create(username="other")
    assert not Participant.objects.filter(account=other).exists()
