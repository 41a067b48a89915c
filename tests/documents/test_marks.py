"""The reader's mark: on every page, with Chinese names, for little work."""

import datetime
import io
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject
from rest_framework.test import APIClient

from deliberation.core import clock
from deliberation.core.errors import Invalid, Unavailable
from deliberation.documents import confinement, fonts, marks, storage
from deliberation.documents.confined import pdfs
from deliberation.documents.marks import Mark
from deliberation.documents.models import File
from deliberation.documents.ranges import Part
from deliberation.documents.rights import Reading
from deliberation.documents.services import files
from deliberation.documents.sources import OnDisk
from deliberation.events.files import FileType
from tests.conftest import Cast, ClientFor
from tests.documents import samples
from tests.documents.conftest import Shelf, body, kept
from tests.factories import InstitutionFactory

pytestmark = pytest.mark.usefixtures("chinese_font", "stopped_clock")


@pytest.fixture
def file(cast: Cast, shelf: Shelf) -> File:
    """Return a confidential PDF of three pages, the second one turned."""
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf(3)))
    writer.pages[1].rotate(90)
    out = io.BytesIO()
    writer.write(out)
    shelf.readers.update(wei=Reading.MARKED, gao=Reading.MARKED)
    return kept(cast.qiao, out.getvalue())


@pytest.fixture
def wei(cast: Cast, client_for: ClientFor) -> APIClient:
    return client_for(cast.wei)


def read(client: APIClient, file: File) -> bytes:
    answer = client.get(f"/api/files/{file.id}")
    assert answer.status_code == 200, answer.content
    content = body(answer)
    assert len(content) == int(answer["Content-Length"])
    return content


def drawn_on(content: bytes) -> list[bytes]:
    """Return the bitmap that each page draws."""
    found = []
    for page in PdfReader(io.BytesIO(content), strict=True).pages:
        drawing = page.get_contents()
        assert drawing is not None
        assert drawing.get_data().count(b"/ReaderMark Do") > 10
        found.append(page["/Resources"]["/XObject"]["/ReaderMark"].get_data())  # type: ignore[index]
    return found


def test_every_page_carries_the_name_and_the_minute(cast: Cast, wei: APIClient, file: File) -> None:
    InstitutionFactory.create(time_zone="Asia/Shanghai")
    mark = marks.mark_for(cast.wei, clock.now())
    assert mark == Mark(name="魏建国", moment="2026-03-02 09:00", sign=cast.wei.id.hex[-6:])
    assert drawn_on(read(wei, file)) == [marks.bitmap(mark)] * 3


def test_readers_get_the_same_but_for_the_mark(cast: Cast, wei: APIClient, client_for: ClientFor, file: File) -> None:
    his, hers = read(wei, file), read(client_for(cast.gao), file)
    assert len(his) == len(hers)
    different = [place for place, (one, other) in enumerate(zip(his, hers, strict=True)) if one != other]
    assert different[-1] - different[0] < pdfs.TILE_BYTES


def test_parts_of_a_marked_file_make_the_whole(wei: APIClient, file: File) -> None:
    whole = read(wei, file)
    step = 10_007
    parts = [
        wei.get(f"/api/files/{file.id}", headers={"Range": f"bytes={start}-{start + step - 1}"})
        for start in range(0, len(whole), step)
    ]
    assert {part.status_code for part in parts} == {206}
    assert b"".join(map(body, parts)) == whole


def test_its_tag_is_the_readers_own_and_the_minutes(
    cast: Cast, wei: APIClient, client_for: ClientFor, file: File, stopped_clock: time_machine.Traveller
) -> None:
    path = f"/api/files/{file.id}"
    tag = wei.head(path)["ETag"]
    assert wei.head(path)["ETag"] == tag
    assert client_for(cast.gao).head(path)["ETag"] != tag
    stopped_clock.shift(60)
    later = wei.get(path, headers={"Range": "bytes=0-9", "If-Range": tag})
    assert (later.status_code, later["ETag"] == tag) == (200, False)


def test_what_is_not_confidential_carries_none(cast: Cast, shelf: Shelf, wei: APIClient, file: File) -> None:
    shelf.readers["wei"] = Reading.PLAIN
    assert read(wei, file) == storage.path_of(file.sha256).read_bytes()


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "照片.jpg"), ("PNG", "扫描.png")])
@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_a_picture_is_painted_over(kind: str, name: str, mode: str, cast: Cast, shelf: Shelf, wei: APIClient) -> None:
    shelf.readers["wei"] = Reading.MARKED
    plain = samples.picture(kind, (1200, 1600), mode)
    answer = read(wei, kept(cast.qiao, plain, name))
    with Image.open(io.BytesIO(answer)) as marked:
        assert (marked.format, marked.size) == (kind, (1200, 1600))
        painted = ImageChops.difference(marked.convert("L"), Image.new("L", marked.size, "white"))
    for corner in ((0, 0), (600, 0), (0, 800), (600, 800)):
        left, top = corner
        assert painted.crop((left, top, left + 600, top + 800)).getbbox() is not None


def test_a_large_picture_is_brought_to_a_size_that_is_quickly_painted(cast: Cast, shelf: Shelf, wei: APIClient) -> None:
    shelf.readers["wei"] = Reading.MARKED
    answer = read(wei, kept(cast.qiao, samples.picture("JPEG", (6000, 3000)), "照片.jpg"))
    with Image.open(io.BytesIO(answer)) as marked:
        assert marked.size == (3000, 1500)


def test_a_transparent_picture_is_shown_on_white(cast: Cast, shelf: Shelf, wei: APIClient) -> None:
    shelf.readers["wei"] = Reading.MARKED
    out = io.BytesIO()
    Image.new("RGBA", (900, 900), (0, 0, 0, 0)).save(out, format="PNG")
    answer = read(wei, kept(cast.qiao, out.getvalue(), "图.png"))
    with Image.open(io.BytesIO(answer)) as marked:
        assert marked.getpixel((450, 2)) == (255, 255, 255)


def test_what_cannot_carry_a_mark_is_refused(cast: Cast, shelf: Shelf, wei: APIClient) -> None:
    shelf.readers["wei"] = Reading.MARKED
    file = kept(cast.qiao, samples.docx(), "报告.docx")
    answer = wei.get(f"/api/files/{file.id}")
    assert (answer.status_code, answer.json()["code"]) == (422, "file.unmarkable")
    with pytest.raises(Invalid, match=r"file\.unmarkable"):
        marks.prepare(file)


def test_without_a_font_nothing_confidential_is_shown(
    wei: APIClient, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "chinese", lambda: None)
    answer = wei.get(f"/api/files/{file.id}")
    assert (answer.status_code, answer.json()["code"]) == (503, "documents.renderer_missing")


def test_a_file_gone_from_the_disk_is_a_coded_fault(file: File) -> None:
    storage.path_of(file.sha256).unlink()
    with pytest.raises(Unavailable, match=r"file\.unavailable"):
        marks.prepare(file)


def test_many_readers_at_once_prepare_it_once(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = []
    prepare = confinement.prepare

    def counted(path: Path, out: Path, *, type_: FileType) -> int | None:
        prepared.append(type_)
        return prepare(path, out, type_=type_)

    monkeypatch.setattr(confinement, "prepare", counted)
    start = threading.Barrier(20)

    def open_it(_: int) -> int | None:
        start.wait()
        return marks.prepare(file).offset

    with ThreadPoolExecutor(20) as readers:
        assert len(set(readers.map(open_it, range(20)))) == 1
    assert prepared == [FileType.PDF]


def test_what_is_prepared_goes_with_the_file(file: File) -> None:
    prepared = marks.prepare(file).path
    assert prepared.stat().st_mode & 0o777 == 0o600
    files.purge()
    assert prepared.exists()
    removed = storage.remove_unused(lambda sha256: False, now=clock.now() + datetime.timedelta(days=400))
    assert removed == 1
    assert list(prepared.parent.iterdir()) == []


def test_files_within_the_file_do_not_leave_unmarked(cast: Cast, shelf: Shelf, wei: APIClient) -> None:
    shelf.readers["wei"] = Reading.MARKED
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf()))
    writer.add_attachment("原件.txt", b"the original")
    out = io.BytesIO()
    writer.write(out)
    content = read(wei, kept(cast.qiao, out.getvalue()))
    assert PdfReader(io.BytesIO(content)).attachments == {}


def test_pages_that_draw_with_one_dictionary_are_marked_each(cast: Cast, shelf: Shelf, wei: APIClient) -> None:
    shelf.readers["wei"] = Reading.MARKED
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf(2)))
    shared = writer._add_object(DictionaryObject({NameObject("/ProcSet"): ArrayObject([NameObject("/PDF")])}))
    for page in writer.pages:
        del page[NameObject("/Resources")]
    tree = writer.root_object["/Pages"]
    tree[NameObject("/Resources")] = shared  # type: ignore[index]  # pages inherit it
    out = io.BytesIO()
    writer.write(out)
    content = read(wei, kept(cast.qiao, out.getvalue()))
    assert len(drawn_on(content)) == 2
    for page in PdfReader(io.BytesIO(content)).pages:
        assert "/ProcSet" in page["/Resources"]  # type: ignore[operator]


@pytest.mark.parametrize("name", ["魏建国", "买买提江·阿卜杜热依木", "O" * 60, "林"])
def test_a_name_fits_however_long(name: str) -> None:
    tile = marks._tile(Mark(name=name, moment="2026-03-02 09:00", sign="3f9a1c"))
    left, top, right, bottom = tile.getbbox() or (0, 0, 0, 0)
    assert 0 <= left < right <= pdfs.TILE_WIDTH
    assert 0 <= top < bottom <= pdfs.TILE_HEIGHT


def test_chinese_characters_are_drawn_and_not_replaced_by_boxes() -> None:
    drawn = {marks.bitmap(Mark(name=name, moment="", sign="")) for name in ("魏", "高", "\U0010fffe", "\U0010fffd")}
    assert len(drawn) == 3  # two names, and one box for what no font has


def test_two_of_one_name_are_told_apart(cast: Cast) -> None:
    one, other = cast.wei, cast.gao
    other.name = one.name
    assert marks.mark_for(one, clock.now()).tag != marks.mark_for(other, clock.now()).tag
    other.id = UUID(int=one.id.int)
    assert marks.mark_for(one, clock.now()).tag == marks.mark_for(other, clock.now()).tag


def test_a_patch_lies_over_its_place_only() -> None:
    source = OnDisk(storage.root(), 10, "", patch=b"XYZ", offset=4)
    assert source._patched(b"0123456789", 0) == b"0123XYZ789"
    assert source._patched(b"56", 5) == b"YZ"
    assert source._patched(b"0123", 0) == b"0123"
    assert source._patched(b"345", 3) == b"3XY"
    assert source._patched(b"789", 7) == b"789"
    assert Part(4, 7).size == 3
