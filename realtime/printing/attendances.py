"""Who has come (签到情况), as a workbook: a row for each place, and one for each time a device was there."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from consultations.models import Sitting
from consultations.printing.facts import ROLES, institution_zone, invited, issuer, where
from deliberation.documents.printing import Column, Report, Table, workbooks
from deliberation.events.participants import Whereabouts
from realtime.models import Participant
from realtime.representations.attendances import AttendanceItem
from realtime.selectors import attendances as selectors
from realtime.stays import DeviceKind

_WHEREABOUTS = {Whereabouts.HALL: "现场", Whereabouts.ONLINE: "线上"}
_DEVICES = {
    DeviceKind.WECHAT: "微信",
    DeviceKind.PHONE: "手机",
    DeviceKind.TABLET: "平板",
    DeviceKind.COMPUTER: "电脑",
    DeviceKind.UNKNOWN: "",
}
_PLACES = (
    Column("序号", 6, "center"),
    Column("姓名", 12),
    Column("身份", 8, "center"),
    Column("单位及职务", 32),
    Column("参会方式", 10, "center"),
    Column("签到时间", 18, "center"),
    Column("签到方式", 10, "center"),
    Column("离开时间", 18, "center"),
    Column("在会分钟", 10, "right"),
    Column("人数", 8, "right"),
    Column("备注", 12, "center"),
)
_TIMES = (
    Column("姓名", 12),
    Column("设备", 10),
    Column("进入时间", 18, "center"),
    Column("离开时间", 18, "center"),
)


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the workbook, as things stand ``now``."""
    listed = selectors.attendances(sitting, now)
    report = Report(
        title=f"{sitting.title}签到情况",
        subtitle=issuer(sitting),
        facts=[
            ("计划时间", sitting.starts_at),
            ("开始时间", sitting.started_at),
            ("结束时间", sitting.ended_at),
            ("地点及方式", where(sitting)),
            ("应到", listed.due),
            ("实到", listed.present),
            ("分会场人数", listed.at_venues),
        ],
        tables=[_places(sitting, listed.items), _times(listed.items)],
    )
    return workbooks.write(report, zone=institution_zone())


def _places(sitting: Sitting, items: list[AttendanceItem]) -> Table:
    posts = _posts(sitting)
    return Table(
        "签到情况",
        _PLACES,
        [
            [
                number,
                item.name,
                ROLES[item.role],
                posts.get(item.participant_id, ""),
                _WHEREABOUTS[item.whereabouts] if item.whereabouts else "",
                item.arrived_at,
                _how(item),
                item.left_at,
                round(item.seconds / 60) or None,
                item.headcount if item.is_venue else None,
                "、".join(_remarks(item)),
            ]
            for number, item in enumerate(items, start=1)
        ],
    )


def _posts(sitting: Sitting) -> dict[UUID, str]:
    """Return for whom each place sits, and as what."""
    posts: dict[UUID | None, str] = {item.invitation_id: item.post for item in invited(sitting, with_leave=True)}
    rows = Participant.objects.filter(room_id=sitting.id).values_list("id", "invitation_id")
    return {participant_id: posts.get(invitation_id, "") for participant_id, invitation_id in rows}


def _how(item: AttendanceItem) -> str:
    if item.arrived_at is None:
        return ""
    return "纸质" if item.is_signed_on_paper else "设备"


def _remarks(item: AttendanceItem) -> Iterator[str]:
    if item.is_late:
        yield "迟到"
    if item.left_early:
        yield "早退"


def _times(items: list[AttendanceItem]) -> Table:
    listed = [(item.name, stay) for item in items for stay in item.stays]
    return Table(
        "进出时间", _TIMES, [[name, _DEVICES[stay.device], stay.begins_at, stay.ends_at] for name, stay in listed]
    )
