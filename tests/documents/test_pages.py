"""A report as a PDF: where the renderer is there, and where it is not."""

import datetime
import io
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from deliberation.core.errors import Unavailable
from deliberation.documents import fonts
from deliberation.documents.printing import Column, Report, Table, pages
from deliberation.operations.management.commands.doctor import examine

ZONE = ZoneInfo("Asia/Shanghai")
REPORT = Report(
    title="意见征询结果",
    subtitle="结果供参考，不作为决定",
    facts=[("时间", datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC)), ("计算", "应到 30 人，实到 28 人")],
    tables=[Table("结果", [Column("选项", 30), Column("票数", 10, "right")], [["赞成", 20], ["<script>反对", 3]])],
    notes=["本结果由系统自动计票。"],
    footer='滨江市政协 "远程协商"</style>',
)


@pytest.fixture
def rendered(chinese_font: None) -> str:
    """Return the text of the report's PDF."""
    try:
        content = pages.write(REPORT, zone=ZONE)
    except Unavailable:
        pytest.skip("no Pango")
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text().replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "意见征询结果",
        "2026-03-02 09:00",
        "应到 30 人，实到 28 人",
        "<script>反对",
        "本结果由系统自动计票。",
        "</style>",
        "1 / 1",
    ],
)
def test_all_that_was_said_can_be_read(text: str, rendered: str) -> None:
    assert text.replace(" ", "") in rendered.replace(" ", "")


def test_a_table_that_is_longer_than_a_page_repeats_its_head(rendered: str) -> None:
    table = Table("名册", [Column("姓名")], [["魏建国"]] * 100)
    reader = PdfReader(io.BytesIO(pages.write(Report(title="名册", tables=[table]), zone=ZONE)))
    assert len(reader.pages) > 1
    assert all("姓名" in page.extract_text() for page in reader.pages)


def test_a_page_fetches_nothing(rendered: str) -> None:
    content = pages.rendered(
        '<p>一</p><img src="file:///etc/passwd"><link rel="stylesheet" href="http://127.0.0.1:1/">'
    )
    assert content.startswith(b"%PDF-")
    assert "/Image" not in str(PdfReader(io.BytesIO(content)).pages[0].get("/Resources"))


def test_without_a_font_it_is_a_coded_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "chinese", lambda: None)
    with pytest.raises(Unavailable, match=r"documents\.renderer_missing"):
        pages.write(REPORT, zone=ZONE)


def test_a_renderer_that_does_not_work_is_a_coded_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "chinese", lambda: fonts.Font(path=Path("/"), index=0, family="一"))
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Unavailable, match=r"documents\.renderer_missing"):
        pages.write(REPORT, zone=ZONE)


def test_the_doctor_tells_what_cannot_be_printed(monkeypatch: pytest.MonkeyPatch, rendered: str) -> None:
    assert [finding.code for finding in examine("fonts")] == ["fonts.present", "renderer.present"]
    with monkeypatch.context() as machine:
        machine.setattr("sys.executable", "/bin/false")
        assert [finding.code for finding in examine("fonts")] == ["fonts.present", "renderer.missing"]
    with monkeypatch.context() as machine:
        machine.setattr("shutil.which", lambda name: None)
        assert [finding.code for finding in examine("fonts")] == ["fonts.missing"]
    fonts.chinese.cache_clear()
