"""What files are called once they are ours."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.documents.names import LENGTH, clean, ending_of, is_disguised
from deliberation.events.files import FileType


@pytest.mark.parametrize(
    ("given_name", "type_", "kept"),
    [
        ("关于加装电梯的情况报告.pdf", FileType.PDF, "关于加装电梯的情况报告.pdf"),
        ("report", FileType.DOCX, "report.docx"),
        ("扫描件.JPEG", FileType.JPEG, "扫描件.jpeg"),
        ("../../etc/passwd", FileType.TEXT, "etcpasswd.txt"),
        ("C:\\temp\\表.xlsx", FileType.XLSX, "Ctemp表.xlsx"),
        ("a\r\nSet-Cookie: b.pdf", FileType.PDF, "aSet-Cookie b.pdf"),
        ("报告\u202efdp.exe", FileType.PDF, "报告fdp.exe.pdf"),
        ("CON.txt", FileType.TEXT, "_CON.txt"),
        ("", FileType.PDF, "_.pdf"),
        ("...", FileType.PDF, "_.pdf"),
        (".pdf", FileType.PDF, "pdf.pdf"),
        ("  二  稿 .pdf", FileType.PDF, "二 稿.pdf"),
        ("é.pdf", FileType.PDF, "é.pdf"),
    ],
)
def test_a_name_keeps_what_it_says_and_loses_what_does_harm(given_name: str, type_: FileType, kept: str) -> None:
    assert clean(given_name, type_) == kept


@given(st.text(max_size=400), st.sampled_from(FileType))
def test_every_name_is_a_plain_one_with_its_types_ending(name: str, type_: FileType) -> None:
    kept = clean(name, type_)
    stem, _, ending = kept.rpartition(".")
    assert ending in type_.extensions
    assert stem
    assert stem == stem.strip(" .")
    assert len(kept) <= LENGTH
    assert not set(kept) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in kept)
    kept.encode("utf-8")
    assert clean(kept, type_) == kept


def test_a_name_that_claims_another_of_our_types_is_a_disguise() -> None:
    assert is_disguised("报告.pdf", FileType.PNG)
    assert is_disguised("表.DOCX", FileType.XLSX)
    assert not is_disguised("照片.jpg", FileType.JPEG)
    assert not is_disguised("2026.3.2", FileType.PDF)
    assert not is_disguised("报告", FileType.PDF)
    assert ending_of("a.tar.GZ") == "gz"
