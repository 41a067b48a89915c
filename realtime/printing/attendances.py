"""Who has come (签到情况), as a workbook: a row for each place, and one for each time a device was there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from consultations.models import Sitting
from consultations.printing.facts import ROLES, institution_zone, invited, issuer, where
from deliberation.accounts.selectors import user_agents
from deliberation.documents.printing import Column, Report, Table, workbooks
from deliberation.events.participants import Whereabouts
from deliberation.events.rooms import ParticipantRole
from realtime.models import Attendance, Participant
from realtime.room.counts import count
from realtime.selectors import places
from realtime.selectors.participants import headcount, participants

_WHEREABOUTS = {Whereabouts.HALL: "现场", Whereabouts.ONLINE: "线上"}
_DEVICES = (
    ("MicroMessenger", "微信"),
    ("iPad", "平板"),
    ("iPhone", "手机"),
    ("Mobile", "手机"),
    ("Android", "平板"),
)
"""What a browser's own description gives away, the most telling first; whoever says none of it sits at a desk."""
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
)
_TIMES = (
    Column("姓名", 12),
    Column("设备", 10),
    Column("进入时间", 18, "center"),
    Column("离开时间", 18, "center"),
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A time during which a device was in the room."""

    device: str
    begins: datetime
    ends: datetime | None
    """``None`` while it lasts."""


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the workbook, as things stand ``now``."""
    rows = [row for row in places(sitting.id) if row.role in ROLES]
    stays = _stays(sitting.id)
    counted = count(participants(rows), ended_at=sitting.ended_at)
    report = Report(
        title=f"{sitting.title}签到情况",
        subtitle=issuer(sitting),
        facts=[
            ("计划时间", sitting.starts_at),
            ("开始时间", sitting.started_at),
            ("结束时间", sitting.ended_at),
            ("地点及方式", where(sitting)),
            ("应到", counted.due),
            ("实到", counted.present),
            ("分会场人数", counted.at_venues),
        ],
        tables=[_places(sitting, rows, stays, now), _times(rows, stays)],
    )
    return workbooks.write(report, zone=institution_zone())


def together(stays: Iterable[Stay], now: datetime) -> timedelta:
    """Return for how long at least one of the devices was there: several at a time count once."""
    total, until = timedelta(), datetime.min.replace(tzinfo=now.tzinfo)
    for stay in sorted(stays, key=lambda stay: stay.begins):
        begins, ends = max(stay.begins, until), stay.ends or now
        if ends > begins:
            total, until = total + (ends - begins), ends
    return total


def _places(sitting: Sitting, rows: list[Participant], stays: dict[UUID, list[Stay]], now: datetime) -> Table:
    posts: dict[UUID | None, str] = {item.invitation_id: item.post for item in invited(sitting, with_leave=True)}
    order = list(ROLES)
    ranked = sorted(rows, key=lambda row: order.index(ParticipantRole(row.role)))
    return Table(
        "签到情况",
        _PLACES,
        [
            [
                number,
                row.account.name,
                ROLES[ParticipantRole(row.role)],
                posts.get(row.invitation_id, ""),
                _WHEREABOUTS[Whereabouts(row.whereabouts)] if row.whereabouts else "",
                row.arrived_at,
                _how(row),
                row.left_at,
                round(together(stays[row.id], now) / timedelta(minutes=1)) or None,
                headcount(row) if row.account.is_venue else None,
            ]
            for number, row in enumerate(ranked, start=1)
        ],
    )


def _how(row: Participant) -> str:
    if row.arrived_at is None:
        return ""
    return "纸质" if row.is_signed_on_paper else "设备"


def _times(rows: list[Participant], stays: dict[UUID, list[Stay]]) -> Table:
    listed = [(row.account.name, stay) for row in rows for stay in stays[row.id]]
    return Table("进出时间", _TIMES, [[name, stay.device, stay.begins, stay.ends] for name, stay in listed])


def _stays(room_id: UUID) -> dict[UUID, list[Stay]]:
    """Return when whose devices were there, in order; waiting outside is not being there."""
    leases = list(Attendance.objects.filter(participant__room=room_id, is_in_lobby=False).order_by("opened_at", "id"))
    agents = user_agents({lease.login_session_id for lease in leases})
    stays: dict[UUID, list[Stay]] = defaultdict(list)
    for lease in leases:
        kind = device_kind(agents.get(lease.login_session_id, ""))
        stays[lease.participant_id].append(Stay(kind, lease.opened_at, lease.closed_at))
    return stays


def device_kind(user_agent: str) -> str:
    """Return what sort of device a browser says it runs on, empty if it says nothing."""
    if not user_agent:
        return ""
    return next((kind for sign, kind in _DEVICES if sign in user_agent), "电脑")
