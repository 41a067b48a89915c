"""The list of personal links (个人链接清单), as a workbook: for whoever hands them out one by one."""

from collections.abc import Sequence
from datetime import datetime

from consultations.models import Sitting
from consultations.printing.facts import institution_zone, invited, issuer, where
from consultations.services.entries import LinkItem
from deliberation.documents.printing import Cell, Column, Report, Table, workbooks

_COLUMNS = (
    Column("序号", 6, "center"),
    Column("姓名", 12),
    Column("身份", 8, "center"),
    Column("单位及职务", 32),
    Column("手机", 14),
    Column("个人链接", 60),
    Column("转发文字", 60),
)


def write(sitting: Sitting, links: Sequence[LinkItem], now: datetime) -> bytes:
    """Return the workbook with these links, made ``now``; who has none is not on it."""
    issued = {item.invitation_id: item for item in links}
    people = [person for person in invited(sitting, with_leave=True) if person.invitation_id in issued]
    rows: list[list[Cell]] = [
        [
            number,
            person.name,
            person.role,
            person.post,
            person.phone,
            issued[person.invitation_id].url,
            issued[person.invitation_id].text,
        ]
        for number, person in enumerate(people, start=1)
    ]
    report = Report(
        title=f"{sitting.title}个人链接",
        subtitle=issuer(sitting),
        facts=[("会议时间", sitting.starts_at), ("地点及方式", where(sitting)), ("生成时间", now)],
        tables=[Table("个人链接", _COLUMNS, rows)],
        notes=["每个链接只供本人使用，请逐一发给本人，不要转发到群里。此前生成的同类链接已失效。"],
    )
    return workbooks.write(report, zone=institution_zone())
