"""Handing in a file: what is taken, what is refused, and what is left behind."""

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from deliberation.documents.models import File
from deliberation.documents.storage import Draft, path_of
from deliberation.rules.services import override
from tests.conftest import Cast, ClientFor
from tests.documents import samples
from tests.documents.conftest import Shelf, kept, upload

pytestmark = pytest.mark.usefixtures("shelf")

TAKEN = {
    "报告.pdf": (samples.pdf(3), "pdf", 3),
    "报告.docx": (samples.docx(), "docx", None),
    "表.xlsx": (samples.xlsx(), "xlsx", None),
    "片.pptx": (samples.office(samples.SLIDES), "pptx", None),
    "照片.jpg": (samples.picture("JPEG"), "jpeg", None),
    "扫描.png": (samples.picture("PNG"), "png", None),
    "说明.txt": ("一、会议时间\r\n二、会议地点".encode(), "text", None),
    "旧.txt": ("一、会议时间".encode("gb18030"), "text", None),
}
DOCX = samples.docx()
REFUSED = {
    "empty": ("报告.pdf", b"", "file.empty"),
    "a picture called PDF": ("报告.pdf", samples.picture(), "file.disguised"),
    "a text called DOCX": ("报告.docx", "只是文字".encode(), "file.disguised"),
    "a spreadsheet called DOCX": ("报告.docx", samples.xlsx(), "file.disguised"),
    "an archive called DOCX": ("报告.docx", samples.archive("a.txt"), "file.type_refused"),
    "an archive": ("a.zip", samples.archive("a.txt"), "file.type_refused"),
    "an empty table of contents": ("a.docx", samples.archive("[Content_Types].xml"), "file.type_refused"),
    "a page": ("页.html", b"<!DOCTYPE html><p>hi", "file.type_refused"),
    "a page called text": ("页.txt", b"\n <HTML><script>alert(1)</script>", "file.type_refused"),
    "a drawing": ("图.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "file.type_refused"),
    "a drawing behind a declaration": ("图.txt", b'<?xml version="1.0"?><svg/>', "file.type_refused"),
    "a program": ("a.exe", b"MZ\x90\0\x03" + b"\0" * 200, "file.type_refused"),
    "a program called PDF": ("报告.pdf", b"\x7fELF\x02\x01\x01" + b"\0" * 200, "file.type_refused"),
    "a script": ("a.txt", b"#!/bin/sh\nrm -rf ~\n", "file.type_refused"),
    "old Word": ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "file.type_refused"),
    "encrypted Word": (
        "a.docx",
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "file.encrypted",
    ),
    "encrypted PDF": ("a.pdf", samples.pdf(password="secret"), "file.encrypted"),
    "a PDF with a script": ("a.pdf", samples.pdf(script="app.alert(1)"), "file.active_content"),
    "a PDF that launches": ("a.pdf", samples.pdf_that_launches("cmd.exe"), "file.active_content"),
    "a PDF cut off": ("a.pdf", b"%PDF-1.7\nnothing more", "file.broken"),
    "a DOCX cut off": ("a.docx", DOCX[: len(DOCX) // 2], "file.broken"),
    "macros": ("a.docx", samples.office(samples.WORD, **{"word/vbaProject.bin": b"x"}), "file.active_content"),
    "a macro document": (
        "a.docx",
        samples.office("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "file.active_content",
    ),
    "a program inside": (
        "a.docx",
        samples.office(samples.WORD, **{"word/embeddings/a.exe": b"x"}),
        "file.active_content",
    ),
    "a picture cut off": ("a.png", samples.picture()[:-40], "file.broken"),
    "a picture of too many pixels": ("a.png", samples.picture(size=(9000, 9000), mode="1"), "file.too_complex"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_it_takes_what_it_knows(name: str, cast: Cast, client_for: ClientFor) -> None:
    content, type_, pages = TAKEN[name]
    answer = upload(client_for(cast.qiao), content, name)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["name"], told["type"], told["size"], told["pages"]) == (name, type_, len(content), pages)
    assert told["sha256"] == hashlib.sha256(content).hexdigest()
    assert told["is_markable"] == (type_ in ("pdf", "jpeg", "png"))
    place = path_of(told["sha256"])
    assert place.read_bytes() == content
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses_by_content_whatever_the_name(what: str, cast: Cast, client_for: ClientFor, directory: Path) -> None:
    name, content, code = REFUSED[what]
    answer = upload(client_for(cast.qiao), content, name)
    assert (answer.status_code, answer.json()["code"]) == (422, code), answer.content
    assert_nothing_left(directory)


def test_the_limit_cuts_off_what_is_longer(cast: Cast, client_for: ClientFor, directory: Path) -> None:
    override({"paper": {"max_bytes": 64 * 1024}})
    client = client_for(cast.qiao)
    for size in (64 * 1024 + 1, 2 * 1024 * 1024):
        answer = upload(client, b"x" * size, "a.txt")
        assert (answer.status_code, answer.json()["code"]) == (413, "file.too_large")
        assert answer.json()["params"] == {"max": 64 * 1024}
    assert_nothing_left(directory)
    assert upload(client, b"x" * 64 * 1024, "a.txt").status_code == 201


def test_what_the_announced_length_lets_pass_is_cut_off_while_it_is_written(
    cast: Cast, client_for: ClientFor, directory: Path
) -> None:
    override({"paper": {"max_bytes": 64 * 1024}})
    client = client_for(cast.qiao)
    boundary = "b"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    answer = client.generic(
        "POST",
        "/api/files",
        head + "x" * 100 * 1024 + f"\r\n--{boundary}--\r\n",
        content_type=f"multipart/form-data; boundary={boundary}",
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "file.too_large")
    assert_nothing_left(directory)


def test_a_type_that_the_rules_do_not_take_is_refused(cast: Cast, client_for: ClientFor) -> None:
    override({"paper": {"takes_docx": False}})
    answer = upload(client_for(cast.qiao), samples.docx(), "报告.docx")
    assert (answer.status_code, answer.json()["code"]) == (422, "file.type_refused")


def test_a_pdf_of_too_many_pages_is_refused(cast: Cast, client_for: ClientFor) -> None:
    override({"paper": {"max_pages": 2}})
    answer = upload(client_for(cast.qiao), samples.pdf(3))
    assert (answer.status_code, answer.json()["code"]) == (422, "file.too_complex")
    assert answer.json()["params"] == {"max_pages": 2}


def test_only_those_for_whose_files_an_app_has_a_use(
    cast: Cast, client_for: ClientFor, directory: Path, shelf: Shelf
) -> None:
    for account in cast:
        answer = upload(client_for(account), samples.pdf())
        expected = 201 if account.username in shelf.uploaders else 403
        assert answer.status_code == expected, account.username
    assert upload(APIClient(), samples.pdf()).json()["code"] == "login.required"
    assert File.objects.count() == 1
    assert len(list(directory.glob("incoming/*"))) == 0


def test_without_the_token_against_forgery_nothing_is_kept(cast: Cast, client_for: ClientFor, directory: Path) -> None:
    client = client_for(cast.qiao)
    strict = APIClient(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = upload(strict, samples.pdf())
    assert (answer.status_code, answer.json()["code"]) == (403, "request.csrf")
    assert_nothing_left(directory)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"file": "words"},
        {"paper": SimpleUploadedFile("a.txt", b"x")},
        {"file": [SimpleUploadedFile("a.txt", b"x"), SimpleUploadedFile("b.txt", b"y")]},
    ],
)
def test_it_wants_one_file_in_the_field(
    form: dict[str, object], cast: Cast, client_for: ClientFor, directory: Path
) -> None:
    answer = client_for(cast.qiao).post("/api/files", form, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid"), answer.content
    assert_nothing_left(directory)


def test_it_is_a_form_and_nothing_else(cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.qiao).post("/api/files", {"file": "x"}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (415, "request.unsupported_type")


def test_a_person_cannot_fill_the_disk_with_what_nobody_uses(cast: Cast, client_for: ClientFor) -> None:
    override({"paper": {"max_unused": 2}})
    client = client_for(cast.qiao)
    for _ in range(2):
        assert upload(client, samples.pdf()).status_code == 201
    answer = upload(client, samples.pdf())
    assert (answer.status_code, answer.json()["code"]) == (429, "file.too_many")


def test_the_same_content_lies_there_once(cast: Cast, directory: Path) -> None:
    content = samples.pdf()
    first, second = kept(cast.qiao, content, "一.pdf"), kept(cast.qiao, content, "二.pdf")
    assert first.sha256 == second.sha256
    assert [path for path in directory.rglob("*") if path.is_file() and path.name != ".lock"] == [path_of(first.sha256)]


def test_a_name_may_be_anything(cast: Cast, client_for: ClientFor) -> None:
    answer = upload(client_for(cast.qiao), samples.pdf(), '..\\..\\"会议;通知".pdf')
    assert answer.status_code == 201, answer.content
    assert answer.json()["name"].endswith("通知.pdf")
    assert not set(answer.json()["name"]) & set('/\\"')


def test_no_file_is_in_memory_as_a_whole(cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    write = Draft.write

    def counted(self: Draft, part: bytes) -> None:
        sizes.append(len(part))
        write(self, part)

    monkeypatch.setattr(Draft, "write", counted)
    content = io.BytesIO(b"x" * 3_000_000).read()
    assert upload(client_for(cast.qiao), content, "a.txt").status_code == 201
    assert sum(sizes) == len(content)
    assert max(sizes) <= 256 * 1024


def assert_nothing_left(directory: Path) -> None:
    assert not File.objects.exists()
    assert [path for path in directory.rglob("*") if path.is_file() and path.name != ".lock"] == []
