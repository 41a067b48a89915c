"""The text that tells a group of a sitting."""

import pytest

from consultations.models import Sitting
from consultations.queries import AnnouncementQuery, Language
from consultations.selectors.announcements import announcement
from deliberation.core.errors import Forbidden, NotFound
from deliberation.events.sittings import Confidentiality
from tests.conftest import Cast
from tests.factories import AccountFactory


@pytest.fixture
def sitting(sitting: Sitting) -> Sitting:
    """Return a sitting that people find by 123 456 789."""
    sitting.place, sitting.meeting_code = "三楼会议室", "123456789"
    sitting.save()
    return sitting


def test_it_says_when_and_where_in_chinese(cast: Cast, sitting: Sitting) -> None:
    text = announcement(cast.qiao, sitting.id, AnnouncementQuery()).text
    assert text.splitlines() == [
        "【会议通知】加装电梯协商会",
        "时间：2026年3月2日（星期一）上午9:00至11:00",
        "地点：三楼会议室",
        f"参会入口：{text.splitlines()[3].removeprefix('参会入口：')}",
        "会议号：123 456 789",
    ]
    assert text.splitlines()[3].endswith("/j/123456789")


def test_it_says_so_in_english_too(cast: Cast, sitting: Sitting) -> None:
    text = announcement(cast.qiao, sitting.id, AnnouncementQuery(language=Language.ENGLISH)).text
    assert "Time: Monday, 2 March 2026, 09:00 – 11:00" in text
    assert "Meeting code: 123 456 789" in text


def test_of_a_confidential_sitting_it_says_no_more_than_when(cast: Cast, sitting: Sitting) -> None:
    Sitting.objects.filter(id=sitting.id).update(confidentiality=Confidentiality.CONFIDENTIAL)
    told = announcement(cast.qiao, sitting.id, AnnouncementQuery())
    assert (told.title, told.place) == ("", "")
    assert "电梯" not in told.text
    assert "三楼" not in told.text


def test_only_those_who_prepare_it_announce_it(cast: Cast, sitting: Sitting) -> None:
    with pytest.raises(Forbidden, match=r"sitting\.forbidden"):
        announcement(cast.wei, sitting.id, AnnouncementQuery())
    with pytest.raises(NotFound, match=r"sitting\.not_found"):
        announcement(AccountFactory.create(), sitting.id, AnnouncementQuery())
