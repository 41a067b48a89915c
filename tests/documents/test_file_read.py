"""Reading a file: rights, conditions, ranges, and headers that keep it from doing harm."""

import asyncio
from pathlib import Path
from typing import BinaryIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from deliberation.documents import sources
from deliberation.documents.models import File
from deliberation.documents.ranges import Part
from deliberation.documents.rights import Reading
from deliberation.documents.sources import OnDisk
from deliberation.documents.storage import path_of
from tests.conftest import Cast, ClientFor
from tests.documents import samples
from tests.documents.conftest import Shelf, body, kept
from tests.factories import AccountFactory

TEXT = bytes(ord("a") + index % 26 for index in range(200_000))


@pytest.fixture
def file(cast: Cast, shelf: Shelf) -> File:
    """Return a text that qiao handed in."""
    return kept(cast.qiao, TEXT, "说明.txt")


@pytest.fixture
def wei(cast: Cast, client_for: ClientFor) -> APIClient:
    """Return the client of somebody who may read it."""
    return client_for(cast.wei)


def path(file: File) -> str:
    return f"/api/files/{file.id}"


def test_it_comes_whole(wei: APIClient, file: File) -> None:
    answer = wei.get(path(file))
    assert answer.status_code == 200
    assert body(answer) == TEXT
    assert answer["Content-Length"] == str(len(TEXT))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["ETag"] == f'"{file.sha256[:32]}"'


def test_asked_for_its_head_it_tells_the_same_and_sends_nothing(wei: APIClient, file: File) -> None:
    whole, head = wei.get(path(file)), wei.head(path(file), headers={"Range": "bytes=0-9"})
    assert head.status_code == 200
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)


def test_browsers_are_told_to_do_nothing_with_it(wei: APIClient, file: File) -> None:
    answer = wei.get(path(file))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none';")
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize(
    ("name", "query", "disposition"),
    [
        ("说明.txt", "", "inline; filename*=utf-8''%E8%AF%B4%E6%98%8E.txt"),
        ("a.txt", "", 'inline; filename="a.txt"'),
        ("a.txt", "?download=1", 'attachment; filename="a.txt"'),
    ],
)
def test_it_keeps_its_name(name: str, query: str, disposition: str, cast: Cast, wei: APIClient, shelf: Shelf) -> None:
    answer = wei.get(path(kept(cast.qiao, TEXT, name)) + query)
    assert answer["Content-Disposition"] == disposition


def test_what_browsers_cannot_show_is_offered_for_saving(cast: Cast, wei: APIClient, shelf: Shelf) -> None:
    answer = wei.get(path(kept(cast.qiao, samples.docx(), "a.docx")))
    assert answer["Content-Disposition"] == 'attachment; filename="a.docx"'


@pytest.mark.parametrize("accepts", ["image/*", "text/html", "application/json", "nonsense"])
def test_it_comes_as_it_is_whatever_the_client_would_rather_have(accepts: str, wei: APIClient, file: File) -> None:
    assert wei.get(path(file), headers={"Accept": accepts}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-99", 0, 100), ("bytes=-10", 199_990, 200_000), ("bytes=65530-65545", 65_530, 65_546)],
)
def test_a_part_is_just_that_part(asked: str, start: int, stop: int, wei: APIClient, file: File) -> None:
    answer = wei.get(path(file), headers={"Range": asked})
    assert answer.status_code == 206
    assert body(answer) == TEXT[start:stop]
    assert answer["Content-Range"] == f"bytes {start}-{stop - 1}/200000"
    assert answer["Content-Length"] == str(stop - start)


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=9-1", "pages=1-2", "bytes=x"])
def test_what_is_no_single_range_gets_the_whole(asked: str, wei: APIClient, file: File) -> None:
    answer = wei.get(path(file), headers={"Range": asked})
    assert answer.status_code == 200
    assert body(answer) == TEXT


def test_a_part_behind_the_end_is_refused_with_the_size(wei: APIClient, file: File) -> None:
    answer = wei.get(path(file), headers={"Range": "bytes=200000-"})
    assert (answer.status_code, answer.json()["code"]) == (416, "file.range_unsatisfiable")
    assert answer["Content-Range"] == "bytes */200000"


def test_a_download_goes_on_only_if_it_is_still_the_same_file(wei: APIClient, file: File) -> None:
    tag = wei.head(path(file))["ETag"]
    same = wei.get(path(file), headers={"Range": "bytes=100-", "If-Range": tag})
    assert (same.status_code, body(same)) == (206, TEXT[100:])
    for other in ('"another"', f"W/{tag}", "Wed, 21 Oct 2026 07:28:00 GMT"):
        answer = wei.get(path(file), headers={"Range": "bytes=100-", "If-Range": other})
        assert (answer.status_code, len(body(answer))) == (200, len(TEXT))


def test_who_has_it_already_is_told_so(wei: APIClient, file: File) -> None:
    tag = wei.head(path(file))["ETag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        answer = wei.get(path(file), headers={"If-None-Match": known})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer["ETag"] == tag
    assert wei.get(path(file), headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("reading", [None, Reading.PLAIN])
def test_only_those_to_whom_an_app_says_yes(
    reading: Reading | None, cast: Cast, shelf: Shelf, client_for: ClientFor, file: File
) -> None:
    File.objects.update(created_by=AccountFactory.create())
    for account in cast:
        shelf.readers.clear()
        if reading is not None:
            shelf.readers[account.username] = reading
        answer = client_for(account).get(path(file))
        if reading is None:
            assert (answer.status_code, answer.json()["code"]) == (404, "file.not_found"), account.username
        else:
            assert answer.status_code == 200, account.username
    anonymous = APIClient().get(path(file))
    assert (anonymous.status_code, anonymous.json()["code"]) == (401, "login.required")


def test_who_handed_it_in_sees_it_while_nobody_uses_it(cast: Cast, client_for: ClientFor, file: File) -> None:
    assert client_for(cast.qiao).get(path(file)).status_code == 200
    assert client_for(cast.admin).get(path(file)).status_code == 404


def test_a_file_that_is_not_there_is_as_one_that_one_may_not_read(wei: APIClient, file: File) -> None:
    answer = wei.get("/api/files/00000000-0000-7000-8000-000000000000")
    assert (answer.status_code, answer.json()["code"]) == (404, "file.not_found")


def test_a_file_gone_from_the_disk_or_cut_short_is_a_coded_fault(wei: APIClient, file: File) -> None:
    path_of(file.sha256).write_bytes(TEXT[:-1])
    assert wei.get(path(file)).json()["code"] == "file.unavailable"
    path_of(file.sha256).unlink()
    answer = wei.get(path(file))
    assert (answer.status_code, answer.json()["code"]) == (503, "file.unavailable")


def test_each_part_costs_the_same_few_questions_to_the_database(wei: APIClient, file: File) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        wei.get(path(file), headers={"Range": "bytes=5-10"})
    # Session, account, login session, file, and what consultations and rooms say of it.
    assert len(queries) == 6, [query["sql"] for query in queries]


def test_a_reader_who_leaves_lets_go_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[BinaryIO] = []
    open_ = OnDisk._open

    def noted(self: OnDisk, place: int) -> BinaryIO:
        opened.append(open_(self, place))
        return opened[-1]

    monkeypatch.setattr(OnDisk, "_open", noted)
    place = tmp_path / "a"
    place.write_bytes(TEXT)

    async def leave() -> int:
        parts = OnDisk(place, len(TEXT), "tag").read(Part(0, len(TEXT)))
        first = await anext(parts)
        await parts.aclose()  # type: ignore[attr-defined]  # an asynchronous generator
        return len(first)

    assert asyncio.run(leave()) == sources.PART
    assert [file.closed for file in opened] == [True]


@pytest.mark.usefixtures("chinese_font")
def test_what_is_confidential_is_stored_nowhere(
    cast: Cast, shelf: Shelf, wei: APIClient, stopped_clock: time_machine.Traveller
) -> None:
    file = kept(cast.qiao, samples.pdf())
    shelf.readers["wei"] = Reading.MARKED
    answer = wei.get(path(file))
    assert answer["Cache-Control"] == "private, no-store"
    assert body(answer) != path_of(file.sha256).read_bytes()
