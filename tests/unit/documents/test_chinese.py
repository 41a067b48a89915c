"""How official papers write numbers, days and names."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.documents.printing import chinese

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_numbers_of_headings(number: int, written: str) -> None:
    assert chinese.numeral(number) == written


@pytest.mark.parametrize("number", [0, 100, -1])
def test_no_heading_has_such_a_number(number: int) -> None:
    with pytest.raises(ValueError, match="characters"):
        chinese.numeral(number)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (at(2, 9), at(2, 11), "2026年3月2日（星期一）上午9:00至11:00"),
        (at(2, 9), at(2, 12, 30), "2026年3月2日（星期一）上午9:00至下午12:30"),
        (at(2, 14, 30), at(2, 17), "2026年3月2日（星期一）下午2:30至5:00"),
        (at(2, 19), at(2, 21), "2026年3月2日（星期一）晚上7:00至9:00"),
        (at(2, 9), at(3, 11), "2026年3月2日（星期一）上午9:00至2026年3月3日（星期二）上午11:00"),
    ],
)
def test_from_when_to_when(start: datetime.datetime, end: datetime.datetime, written: str) -> None:
    assert chinese.span(start, end, ZONE) == written


def test_a_moment_is_told_in_the_institutions_zone() -> None:
    late = datetime.datetime(2026, 3, 1, 23, 5, tzinfo=datetime.UTC)
    assert chinese.moment(late, ZONE) == "2026年3月2日（星期一）上午7:05"


def test_a_name_of_two_characters_is_as_wide_as_one_of_three() -> None:
    assert chinese.spaced("高岚") == "高\u3000岚"
    assert chinese.spaced("魏建国") == "魏建国"
    assert chinese.spaced("Li") == "Li"


def test_a_long_title_breaks_where_sense_allows() -> None:
    title = "关于召开“老旧小区加装电梯”专题协商会的通知"
    assert chinese.balanced(title, 20) == ["关于召开“老旧小区加装电梯”", "专题协商会的通知"]
    assert chinese.balanced("加装电梯协商会议程", 20) == ["加装电梯协商会议程"]


@given(st.text(max_size=120))
def test_lines_of_a_title_are_the_title_and_fit(title: str) -> None:
    lines = chinese.balanced(title, 20)
    assert "".join(lines) == title
    assert all(chinese.width(line) <= 20 for line in lines)
