"""Who may listen to what: whoever keeps the meeting to all, speakers to themselves, others as the rule says."""

from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine

from deliberation.accounts.models import Account
from deliberation.core.errors import Forbidden
from deliberation.documents.storage import Draft
from deliberation.eventlog import reading
from deliberation.events.participants import Admission
from deliberation.events.recordings import RecordingDelete, RecordingFailure, RecordingStart, RecordingState
from deliberation.rules.services import override
from realtime.models import Recording
from realtime.selectors.recordings import to_record
from realtime.services import kept_recordings, recordings
from tests.asserts import verify
from tests.conftest import Answer, Cast, ClientFor
from tests.documents.conftest import body
from tests.factories import AccountFactory, Meeting
from tests.realtime.recorded import CONTENT, heard
from tests.realtime.speaking import item_of, release, speaking

WHO = {"wei": "魏建国", "zhou": "周振华"}
ALL = {
    #         lin    wei    gao    qiao   zhou   chen   admin  stranger
    "default": "all    own    own    all    own    none   404    404",
    "closed": "all    none   none   all    none   none   404    404",
    "open": "all    kept   kept   all    kept   none   404    404",
}
RULES = {
    "default": {},
    "closed": {"recording": {"speakers_listen": False}},
    "open": {"recording": {"attendees_listen": True}},
}
PEOPLE = ("lin", "wei", "gao", "qiao", "zhou", "chen", "admin", "stranger")


@pytest.fixture
def spoken(meeting: Meeting, stopped_clock: time_machine.Traveller) -> dict[str, Recording]:
    """Return recordings by name: wei's and zhou's are kept, gao's is silent; all to one item."""
    recordings.start(meeting.qiao.account, RecordingStart(room_id=meeting.room.id))
    item_of(meeting, title="委员发言")
    found = {}
    for name in ("wei", "zhou", "gao"):
        release(meeting.lin, speaking(meeting.lin, getattr(meeting, name)))
        found[name] = Recording.objects.get(turn__participant=getattr(meeting, name))
        stopped_clock.shift(60)
    draft = Draft()
    draft.write(CONTENT)
    draft.seal()
    draft.keep()
    for name in ("wei", "zhou"):
        kept_recordings.keep(found[name].id, heard(found[name].started_at, sha256=draft.sha256))
    kept_recordings.fail(found["gao"].id, RecordingFailure.SILENT)
    return found


def people_of(cast: Cast) -> dict[str, Account]:
    return {**cast._asdict(), "stranger": AccountFactory.create(username="stranger")}


def names(answer: Answer) -> list[str]:
    return [item["name"] for item in answer.json()["items"]]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("person", PEOPLE)
def test_the_table(
    rule: str, person: str, cast: Cast, meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor
) -> None:
    override(RULES[rule])
    cell = dict(zip(PEOPLE, ALL[rule].split(), strict=True))[person]
    client = client_for(people_of(cast)[person])
    path = f"/api/rooms/{meeting.room.id}/recordings"
    listed = client.get(path)
    heard_by = {name: client.get(f"{path}/{row.id}").status_code for name, row in spoken.items()}
    if cell == "404":
        assert (listed.status_code, listed.json()["code"]) == (404, "room.not_found")
        assert set(heard_by.values()) == {404}
        return
    expected = {
        "all": (["魏建国", "周振华", "高晓岚"], {"wei", "zhou"}),
        "kept": (["魏建国", "周振华"], {"wei", "zhou"}),
        "none": ([], set()),
        "own": ([WHO[person]] if person in WHO else [], {person} & WHO.keys()),
    }[cell]
    assert (names(listed), {name for name, status in heard_by.items() if status == 200}) == expected
    assert listed.json()["has_all"] is (cell == "all")


def test_the_office_listens_without_a_place_in_the_room(
    meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor
) -> None:
    secretary = AccountFactory.create(username="office", is_secretariat=True)
    answer = client_for(secretary).get(f"/api/rooms/{meeting.room.id}/recordings")
    assert names(answer) == ["魏建国", "周振华", "高晓岚"]


def test_whoever_was_removed_listens_no_more(
    meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor
) -> None:
    meeting.wei.admission = Admission.REMOVED
    meeting.wei.save()
    answer = client_for(meeting.wei.account).get(f"/api/rooms/{meeting.room.id}/recordings/{spoken['wei'].id}")
    assert answer.status_code == 403


def test_what_is_told_of_a_recording(meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor) -> None:
    answer = client_for(meeting.wei.account).get(f"/api/rooms/{meeting.room.id}/recordings").json()
    (item,) = answer["items"]
    assert item["item_title"] == "委员发言"
    assert (item["state"], item["milliseconds"], item["is_complete"]) == ("kept", 60_000, True)
    assert item["file_name"] == "加装电梯协商会-委员发言-魏建国-20260302-090000.ogg"
    assert item["delete_at"] is not None


def test_parts_are_served_under_a_chinese_name(
    meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor
) -> None:
    client = client_for(meeting.wei.account)
    path = f"/api/rooms/{meeting.room.id}/recordings/{spoken['wei'].id}"
    part = client.get(path, HTTP_RANGE="bytes=2-5")
    assert part.status_code == 206
    assert body(part) == CONTENT[2:6]
    assert part["Content-Range"] == f"bytes 2-5/{len(CONTENT)}"
    assert part["Content-Type"] == "audio/ogg"
    assert part["Cache-Control"] == "private, no-store"
    assert part["Content-Disposition"].startswith("inline")
    saved = client.get(f"{path}?download=1")
    assert saved["Content-Disposition"].startswith("attachment")
    assert quote("魏建国") in saved["Content-Disposition"]


def test_deleted_it_is_known_of_and_not_to_be_heard(
    meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor, stopped_clock: time_machine.Traveller
) -> None:
    stopped_clock.shift(timedelta(days=91).total_seconds())
    kept_recordings.delete_due()
    client = client_for(meeting.lin.account)
    path = f"/api/rooms/{meeting.room.id}/recordings"
    by_name = {item["name"]: item for item in client.get(path).json()["items"]}
    assert (by_name["魏建国"]["state"], by_name["魏建国"]["deletion"]) == (RecordingState.DELETED, "retention")
    assert client.get(f"{path}/{spoken['wei'].id}").json()["code"] == "recording.not_found"


def delete(person: Account, meeting: Meeting, recording: Recording) -> RecordingState:
    command = RecordingDelete(room_id=meeting.room.id, recording_id=recording.id)
    return kept_recordings.delete(person, command).state


def test_whoever_spoke_may_have_it_deleted_at_once(
    meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor
) -> None:
    path = f"/api/rooms/{meeting.room.id}/recordings"
    assert client_for(meeting.wei.account).get(path).json()["items"][0]["may_delete"]
    verify(meeting.qiao, lambda: delete(meeting.wei.account, meeting, spoken["wei"]))
    assert delete(meeting.wei.account, meeting, spoken["wei"]) == RecordingState.DELETED  # changes nothing more
    row = Recording.objects.get(id=spoken["wei"].id)
    assert (row.state, row.deletion, row.file) == (RecordingState.DELETED, "by_hand", None)
    assert client_for(meeting.lin.account).get(f"{path}/{row.id}").status_code == 404
    events = [event for event in reading.since(meeting.room.desk_stream, 0) if event.type == "recording.deleted"]
    assert [(event.actor, event.data and event.data["reason"]) for event in events] == [
        (meeting.wei.account_id, "by_hand")
    ]


def test_whoever_only_listens_deletes_nothing(meeting: Meeting, spoken: dict[str, Recording]) -> None:
    override({"recording": {"attendees_listen": True}})
    with pytest.raises(Forbidden, match=r"recording\.forbidden"):
        delete(meeting.gao.account, meeting, spoken["wei"])


def test_deleted_while_it_goes_on_it_is_recorded_no_more(meeting: Meeting, spoken: dict[str, Recording]) -> None:
    speaking(meeting.lin, meeting.wei)
    recording = Recording.objects.get(state=RecordingState.RECORDING)
    assert len(to_record(meeting.room)) == 1
    assert delete(meeting.lin.account, meeting, recording) == RecordingState.DELETED
    assert to_record(meeting.room) == {}


def test_made_confidential_afterwards_its_speaker_hears_it_no_more(
    meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor
) -> None:
    item = spoken["wei"].turn.item
    assert item is not None
    item.is_confidential = True
    item.save()
    client = client_for(meeting.wei.account)
    assert client.get(f"/api/rooms/{meeting.room.id}/recordings").json()["items"] == []


def test_no_other_door_gives_it_out(meeting: Meeting, spoken: dict[str, Recording], client_for: ClientFor) -> None:
    spoken["wei"].refresh_from_db()
    for person in (meeting.wei, meeting.qiao):
        assert client_for(person.account).get(f"/api/files/{spoken['wei'].file_id}").status_code == 404
