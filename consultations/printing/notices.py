"""The notice of a sitting (会议通知), with its reply slip (参会回执)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from docx.shared import Mm

from consultations.entrances import general_link, spoken_code
from consultations.models import AgendaItem, Sitting
from consultations.printing.facts import ROLES, Invited, day, institution_zone, invited, issuer, when, where
from deliberation.core import qr
from deliberation.documents.printing.official import Head, OfficialPaper
from deliberation.events.sittings import Mode

_SLIP = (
    ("姓名", ""),
    ("单位及职务", ""),
    ("联系电话", ""),
    ("能否参会", "□ 参加    □ 请假    □ 委托代表"),
    ("参会方式", "□ 现场    □ 线上"),
    ("代表姓名、职务及电话", ""),
    ("请假理由", ""),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What all notices of a sitting say, gathered once for however many people."""

    sitting: Sitting
    now: datetime
    issuer: str
    headings: list[tuple[str, str]]
    people: list[str]

    @property
    def title(self) -> str:
        return f"关于召开{self.sitting.title}的通知"


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the notice to all who are invited."""
    notice = _notice(sitting, now)
    paper = OfficialPaper(title=notice.title, author=notice.issuer, at=now)
    link = general_link(sitting) if sitting.consultation.mode != Mode.ON_SITE else ""
    _add_letter(paper, notice, addressee="各参会单位和人员", wishes=_wishes(sitting, online=_by_general_link(sitting)))
    _add_slip(paper, sitting, known={}, link=link, caption="扫码进入会议")
    return paper.bytes()


def write_personal(sitting: Sitting, links: Mapping[UUID, str], now: datetime) -> bytes:
    """Return a notice to each of those whose personal link is given by their invitation, with its code on the slip."""
    notice = _notice(sitting, now)
    paper = OfficialPaper(title=notice.title, author=notice.issuer, at=now)
    wishes = _wishes(sitting, online="线上参会人员请扫描回执上的二维码进入会议；二维码仅限本人使用，请勿转发。")
    listed = [person for person in invited(sitting, with_leave=True) if person.invitation_id in links]
    for number, person in enumerate(listed):
        if number:
            paper.new_letter()
        _add_letter(paper, notice, addressee=_addressee(person), wishes=wishes)
        known = {"姓名": person.name, "单位及职务": person.post, "联系电话": person.phone}
        caption = f"{person.name}专用：扫码回复、查阅材料、进入会议"
        _add_slip(paper, sitting, known=known, link=links[person.invitation_id], caption=caption)
    return paper.bytes()


def _notice(sitting: Sitting, now: datetime) -> Notice:
    consultation = sitting.consultation
    headings = [
        ("会议议题", consultation.title + (f"。{consultation.purpose}" if consultation.purpose else "")),
        ("会议时间", when(sitting)),
        ("会议地点及方式", where(sitting)),
        ("会议议程", _agenda(sitting) or "另行通知"),
    ]
    return Notice(sitting, now, issuer(sitting), headings, _people(invited(sitting)))


def _add_letter(paper: OfficialPaper, notice: Notice, *, addressee: str, wishes: list[str]) -> None:
    sitting = notice.sitting
    paper.title(notice.title)
    paper.addressee(addressee)
    form = sitting.consultation.form.name
    paper.text(f"兹定于{day(sitting)}召开{sitting.title}（{form}）。现将有关事项通知如下：")
    for number, (label, text) in enumerate(notice.headings, start=1):
        paper.labelled(number, label, text)
    paper.labelled(len(notice.headings) + 1, "参会人员", "")
    for line in notice.people:
        paper.text(line)
    paper.labelled(len(notice.headings) + 2, "有关要求", "")
    for number, line in enumerate(wishes, start=1):
        paper.text(f"{number}．{line}")
    paper.signature(notice.issuer, notice.now.astimezone(institution_zone()).date())


def _addressee(person: Invited) -> str:
    if person.is_venue:
        return person.name
    return f"{person.name}{'委员' if person.is_member else '同志'}"


def _agenda(sitting: Sitting) -> str:
    items = AgendaItem.objects.filter(sitting=sitting, parent=None, is_confidential=False)
    return "；".join(f"（{number}）{item.title}" for number, item in enumerate(items, start=1))


def _people(people: list[Invited]) -> list[str]:
    """Return a line for each role: who has it."""
    lines = []
    for role in ROLES.values():
        names = "、".join(person.name for person in people if person.role == role)
        if names:
            lines.append(f"{role}：{names}")
    return lines


def _by_general_link(sitting: Sitting) -> str:
    code = spoken_code(sitting)
    return f"线上参会人员请扫描回执上的二维码，或打开{general_link(sitting)}，会议码为{code}。"


def _wishes(sitting: Sitting, *, online: str) -> list[str]:
    """Return what people are asked to do; ``online`` tells how to come in from afar."""
    mode = Mode(sitting.consultation.mode)
    wishes = ["请收到通知后尽快反馈能否参会；因故不能参会的，请说明理由，并可委托代表参会。"]
    if mode is not Mode.ONLINE:
        wishes.append("现场参会人员请提前10分钟到会签到，并将手机调至静音。")
    if mode is not Mode.ON_SITE:
        wishes.append(online)
    wishes.append("请围绕会议议题认真准备，发言简明扼要。")
    body = sitting.consultation.lead_body
    contact = sitting.consultation.created_by.name if sitting.consultation.created_by else ""
    if reached := "，".join(part for part in (contact, body.phone) if part):
        wishes.append(f"联系人及电话：{reached}。")
    return wishes


def _add_slip(paper: OfficialPaper, sitting: Sitting, *, known: Mapping[str, str], link: str, caption: str) -> None:
    """Add the reply slip, with what is known of its person filled in, and the code of the link if there is one."""
    paper.new_page()
    paper.title("参会回执")
    paper.subtitle(sitting.title)
    rows = [(label, known.get(label) or blank) for label, blank in _SLIP]
    paper.table([Head("项目", 1.0), Head("内容", 2.6)], rows, row_height=Mm(13))
    if link:
        paper.blank()
        paper.picture(qr.png(link), width=Mm(38), caption=caption)
