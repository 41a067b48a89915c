"""The notice of a sitting (会议通知), with its reply slip (参会回执)."""

from datetime import datetime

from docx.shared import Mm

from consultations.entrances import general_link
from consultations.models import AgendaItem, Sitting
from consultations.printing.facts import ROLES, Invited, day, institution_zone, invited, issuer, when, where
from deliberation.documents.printing import codes
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


def write(sitting: Sitting, now: datetime) -> bytes:
    """Return the notice to all who are invited."""
    title = f"关于召开{sitting.title}的通知"
    paper = OfficialPaper(title=title, author=issuer(sitting), at=now)
    paper.title(title)
    paper.addressee("各参会单位和人员")
    consultation = sitting.consultation
    paper.text(f"兹定于{day(sitting)}召开{sitting.title}（{consultation.form.name}）。现将有关事项通知如下：")
    paper.labelled(1, "会议议题", consultation.title + (f"。{consultation.purpose}" if consultation.purpose else ""))
    paper.labelled(2, "会议时间", when(sitting))
    paper.labelled(3, "会议地点及方式", where(sitting))
    paper.labelled(4, "会议议程", _agenda(sitting) or "另行通知")
    paper.labelled(5, "参会人员", "")
    for line in _people(invited(sitting)):
        paper.text(line)
    paper.labelled(6, "有关要求", "")
    for number, line in enumerate(_wishes(sitting), start=1):
        paper.text(f"{number}．{line}")
    paper.signature(issuer(sitting), now.astimezone(institution_zone()).date())
    _add_slip(paper, sitting)
    return paper.bytes()


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


def _wishes(sitting: Sitting) -> list[str]:
    mode = Mode(sitting.consultation.mode)
    wishes = ["请收到通知后尽快反馈能否参会；因故不能参会的，请说明理由，并可委托代表参会。"]
    if mode is not Mode.ONLINE:
        wishes.append("现场参会人员请提前10分钟到会签到，并将手机调至静音。")
    if mode is not Mode.ON_SITE:
        code = sitting.meeting_code
        grouped = f"{code[:3]} {code[3:6]} {code[6:]}"
        wishes.append(f"线上参会人员请扫描回执上的二维码，或打开{general_link(sitting)}，会议码为{grouped}。")
    wishes.append("请围绕会议议题认真准备，发言简明扼要。")
    body = sitting.consultation.lead_body
    contact = sitting.consultation.created_by.name if sitting.consultation.created_by else ""
    if reached := "，".join(part for part in (contact, body.phone) if part):
        wishes.append(f"联系人及电话：{reached}。")
    return wishes


def _add_slip(paper: OfficialPaper, sitting: Sitting) -> None:
    paper.new_page()
    paper.title("参会回执")
    paper.subtitle(sitting.title)
    paper.table([Head("项目", 1.0), Head("内容", 2.6)], _SLIP, row_height=Mm(13))
    if sitting.consultation.mode != Mode.ON_SITE:
        paper.blank()
        paper.picture(codes.png(general_link(sitting)), width=Mm(38), caption="扫码进入会议")
