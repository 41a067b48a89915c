"""film.make, film.cancel: made in the end, whoever is killed; nothing half done; deleted with the speech."""

from pathlib import Path
from typing import Any

import av
import pytest
import time_machine

from deliberation.core.errors import Conflict, NotFound
from deliberation.documents import storage
from deliberation.documents.models import File
from deliberation.events.films import FilmCancel, FilmMake, FilmState
from deliberation.events.recordings import RecordingDelete
from realtime.models import Film, Recording
from realtime.services import film_making, films, kept_recordings, recording_transfers
from tests.conftest import ClientFor
from tests.documents.conftest import body
from tests.factories import Meeting
from tests.realtime.recorded import heard, leave_pictures
from tests.realtime.test_recording_transfers import Serving, directory, leave, serving, spoken

__all__ = ["directory", "serving", "spoken"]  # fixtures


@pytest.fixture
def seen(spoken: Recording, directory: Path, serving: Serving) -> Recording:
    """Return a recording of which sound and pictures are kept."""
    leave(directory, str(spoken.id))
    leave_pictures(directory, spoken)
    with serving():
        recording_transfers.run()
    spoken.refresh_from_db()
    return spoken


def order(recording: Recording) -> dict[str, Any]:
    return {"room_id": recording.room_id, "recording_id": recording.id}


def make(meeting: Meeting, recording: Recording) -> FilmState:
    return films.make(meeting.qiao.account, FilmMake(**order(recording))).state


def cancel(meeting: Meeting, recording: Recording) -> FilmState:
    return films.cancel(meeting.qiao.account, FilmCancel(**order(recording))).state


def test_it_is_made_listed_and_given_out(meeting: Meeting, seen: Recording, client_for: ClientFor) -> None:
    assert make(meeting, seen) == FilmState.WAITING
    assert make(meeting, seen) == FilmState.WAITING
    path = f"/api/rooms/{meeting.room.id}/recordings"
    client = client_for(meeting.wei.account)
    assert client.get(f"{path}/{seen.id}/film").json()["code"] == "film.not_found", "nothing half done"
    film_making.run()
    film = Film.objects.get()
    assert (film.state, film.percent, film.attempts) == (FilmState.MADE, 100, 1)
    assert film.milliseconds == pytest.approx(2500, abs=150)
    (item,) = client.get(path).json()["items"]
    assert (item["film"]["state"], item["film"]["size"]) == ("made", film.size)
    answer = client.get(f"{path}/{seen.id}/film")
    assert answer["Content-Type"] == "video/mp4"
    assert len(body(answer)) == film.size
    with av.open(str(storage.path_of(film.sha256))) as container:
        assert (container.duration or 0) / av.time_base == pytest.approx(2.5, abs=0.15)
    assert client_for(meeting.gao.account).get(f"{path}/{seen.id}/film").status_code == 404
    assert not list(storage.incoming().iterdir())
    assert make(meeting, seen) == FilmState.MADE


def test_a_speech_without_pictures_has_no_film(meeting: Meeting, spoken: Recording) -> None:
    kept_recordings.keep(spoken.id, heard(spoken.started_at))
    with pytest.raises(Conflict, match=r"film\.no_pictures"):
        make(meeting, spoken)
    with pytest.raises(NotFound, match=r"film\.not_found"):
        cancel(meeting, spoken)


def test_called_off_while_it_is_made_nothing_comes_of_it(
    meeting: Meeting, seen: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(meeting, seen)
    beat = films.beat

    def called_off(film: Film, percent: int) -> bool:
        cancel(meeting, seen)
        return beat(film, percent)

    monkeypatch.setattr(films, "beat", called_off)
    film_making.run()
    assert Film.objects.get().state == FilmState.CANCELLED
    assert File.objects.count() == 2
    monkeypatch.undo()
    assert make(meeting, seen) == FilmState.WAITING


def test_whoever_is_killed_is_followed_by_another_and_one_is_made_at_a_time(
    meeting: Meeting, seen: Recording, stopped_clock: time_machine.Traveller
) -> None:
    make(meeting, seen)
    killed = films.take()
    assert killed is not None
    assert films.take() is None
    stopped_clock.shift(films.LEASE.total_seconds() + 1)
    again = films.take()
    assert again is not None
    assert not films.beat(killed, 50), "it is no longer theirs"
    assert films.beat(again, 50)
    films.finish(killed, heard(seen.started_at))
    assert Film.objects.get().state == FilmState.MAKING


def test_given_up_after_some_attempts(meeting: Meeting, seen: Recording, stopped_clock: time_machine.Traveller) -> None:
    make(meeting, seen)
    for _ in range(films.ATTEMPTS):
        assert films.take() is not None
        stopped_clock.shift(films.LEASE.total_seconds() + 1)
    assert films.take() is None
    assert Film.objects.get().state == FilmState.FAILED
    assert make(meeting, seen) == FilmState.WAITING, "who asks again has it tried again"


def test_it_goes_with_the_speech(meeting: Meeting, seen: Recording) -> None:
    make(meeting, seen)
    film = films.take()
    assert film is not None
    films.finish(film, heard(seen.started_at, sha256="8" * 64))
    kept_recordings.delete(meeting.wei.account, RecordingDelete(**order(seen)))
    film.refresh_from_db()
    assert (film.state, film.file) == (FilmState.DELETED, None)
    assert not File.objects.exists()
    with pytest.raises(Conflict, match=r"film\.no_pictures"):
        make(meeting, seen)
