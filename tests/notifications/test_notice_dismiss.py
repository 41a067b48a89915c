"""notice.dismiss: putting a notice away."""

from uuid import uuid4

import pytest
import time_machine

from deliberation.core.errors import NotFound
from deliberation.eventlog import reading
from deliberation.events.notices import NoticeDismiss, NoticeKind
from deliberation.notifications import services
from deliberation.notifications.models import Notice
from deliberation.notifications.selectors import open_notices
from tests.asserts import verify
from tests.conftest import Cast, ClientFor
from tests.factories import Meeting

SUBJECT = {"room_title": "加装电梯协商会", "reason": "离题"}


@pytest.fixture
def notice(cast: Cast, stopped_clock: time_machine.Traveller) -> Notice:
    services.notify([cast.wei.id, cast.gao.id], NoticeKind.MESSAGE_HIDDEN, SUBJECT, actor=None)
    return Notice.objects.get(account=cast.wei)


def dismiss(cast: Cast, notice: Notice) -> None:
    services.dismiss(cast.wei, NoticeDismiss(notice_id=notice.id))


def test_it_leaves_the_persons_screen(meeting: Meeting, cast: Cast, notice: Notice) -> None:
    events = verify(meeting.wei, lambda: dismiss(cast, notice), golden="notice-dismissed")
    assert [(event.type, event.actor) for event in events] == [("notice.dismissed", cast.wei.id)]
    assert not open_notices(cast.wei.id).exists()


def test_a_notice_comes_to_its_recipient_alone(
    meeting: Meeting, cast: Cast, stopped_clock: time_machine.Traveller
) -> None:
    def tell() -> None:
        services.notify([cast.wei.id], NoticeKind.MESSAGE_HIDDEN, SUBJECT, actor=None)

    assert [event.type for event in verify(meeting.wei, tell, golden="notice-raised")] == ["notice.raised"]
    assert verify(meeting.lin, tell) == []


def test_dismissing_again_changes_nothing(cast: Cast, notice: Notice) -> None:
    dismiss(cast, notice)
    dismissed_at = Notice.objects.get(id=notice.id).dismissed_at
    dismiss(cast, notice)
    assert Notice.objects.get(id=notice.id).dismissed_at == dismissed_at
    assert len(reading.since(cast.wei.stream, 0)) == 2


def test_anothers_notice_looks_like_none(cast: Cast, notice: Notice, client_for: ClientFor) -> None:
    client = client_for(cast.gao)
    anothers, none = (client.delete(f"/api/notices/{id_}") for id_ in (notice.id, uuid4()))
    assert (anothers.status_code, anothers.json()) == (404, none.json())
    with pytest.raises(NotFound, match=r"notice\.not_found"):
        services.dismiss(cast.admin, NoticeDismiss(notice_id=notice.id))
    assert open_notices(cast.wei.id).get() == notice


def test_notices_stand_in_the_order_they_came(cast: Cast, notice: Notice) -> None:
    services.notify([cast.wei.id], NoticeKind.MESSAGE_HIDDEN, SUBJECT, actor=None)
    seqs = [item.seq for item in open_notices(cast.wei.id)]
    assert seqs == [1, 2]
