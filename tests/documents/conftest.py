"""Files in a directory of their own, and an app that uses them."""

from pathlib import Path
from typing import NamedTuple

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from rest_framework.test import APIClient

from deliberation.accounts.models import Account
from deliberation.documents import fonts, rights
from deliberation.documents.models import File
from deliberation.documents.rights import Reading
from deliberation.documents.services import files
from deliberation.documents.storage import Draft
from tests.conftest import Answer, Cast


class Shelf(NamedTuple):
    """What an app that uses files says of them."""

    readers: dict[str, Reading]
    """Username → how; whoever is not in it may not read."""
    uploaders: set[str]
    """Usernames."""


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the directory in which files lie during this test."""
    monkeypatch.setattr(settings.ENV, "data_dir", tmp_path)
    return tmp_path / "files"


@pytest.fixture
def shelf(cast: Cast, directory: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Let qiao hand files in, and wei read them."""
    shelf = Shelf({"wei": Reading.PLAIN}, {"qiao"})
    monkeypatch.setitem(rights.READERS, "tests", lambda actor, file: shelf.readers.get(actor.username))
    monkeypatch.setitem(rights.UPLOADERS, "tests", lambda actor: actor.username in shelf.uploaders)
    return shelf


@pytest.fixture
def chinese_font() -> None:
    """Skip where this machine has no font for Chinese: the suite brings one."""
    if fonts.chinese() is None:
        pytest.skip("no font for Chinese")


def upload(client: APIClient, content: bytes, name: str = "报告.pdf") -> Answer:
    """Hand a file in, as a form does."""
    return client.post("/api/files", {"file": SimpleUploadedFile(name, content)}, format="multipart")


def kept(actor: Account, content: bytes, name: str = "报告.pdf") -> File:
    """Keep a file by the service itself."""
    draft = Draft()
    draft.write(content)
    draft.seal()
    return files.keep(actor, draft, name=name)


def body(answer: Answer) -> bytes:
    """Return all of what was sent."""
    assert isinstance(answer, StreamingHttpResponse)

    async def read() -> bytes:
        return b"".join([bytes(part) async for part in answer])

    return async_to_sync(read)()
