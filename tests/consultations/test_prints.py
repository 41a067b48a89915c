"""The printed set: what stands in it, in which layout, and who gets it."""

import datetime
import io
import zipfile
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Length
from openpyxl import load_workbook
from rest_framework.test import APIClient

from consultations.models import Invitation, Sitting
from consultations.printing import PrintKind, notices, printed, speakers
from deliberation.core import qr
from deliberation.eventlog import reading
from deliberation.events.organisations import OrganisationKind
from deliberation.events.rooms import ParticipantRole
from deliberation.events.sittings import AgendaKind, Mode, ReplyState
from tests.conftest import Cast, ClientFor
from tests.factories import (
    AccountFactory,
    AgendaItemFactory,
    InstitutionFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    SectorFactory,
)

NOW = datetime.datetime(2026, 2, 20, 3, 0, tzinfo=datetime.UTC)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def prepared(cast: Cast, sitting: Sitting) -> Sitting:
    """Return a sitting with everything that is printed of one."""
    InstitutionFactory.create(name="滨江市政协")
    consultation = sitting.consultation
    consultation.purpose, consultation.created_by = "听取各方意见", cast.qiao
    consultation.lead_body.name, consultation.lead_body.phone = "城乡建设委员会", "0571-88001234"
    consultation.lead_body.save()
    consultation.save()
    sitting.starts_at = datetime.datetime(2026, 3, 2, 1, 0, tzinfo=datetime.UTC)
    sitting.ends_at = sitting.starts_at + datetime.timedelta(hours=2)
    sitting.place = "市政协三楼会议室"
    sitting.save()
    places = {row.account.username: row for row in Invitation.objects.filter(sitting=sitting)}
    department = OrganisationFactory.create(kind=OrganisationKind.DEPARTMENT, name="市住房局", short_name="市住建局")
    zhou = places["zhou"]
    zhou.organisation, zhou.post = department, "副局长"
    zhou.save()
    MembershipFactory.create(account=cast.wei, sector=SectorFactory.create(name="经济界"), post="某公司董事长")
    report = AgendaItemFactory.create(sitting=sitting, title="通报情况", minutes=15, position=0)
    report.presenters.set([zhou])
    speeches = AgendaItemFactory.create(
        sitting=sitting, title="委员发言", kind=AgendaKind.SPEECHES, minutes=0, position=1
    )
    speech = AgendaItemFactory.create(sitting=sitting, parent=speeches, title="破解资金难题", minutes=8, position=0)
    speech.presenters.set([places["wei"]])
    AgendaItemFactory.create(sitting=sitting, title="内部商议", is_confidential=True, minutes=0, position=2)
    return sitting


def opened(kind: PrintKind, sitting: Sitting) -> DocumentType:
    _, content = printed(kind, sitting, NOW)
    return Document(io.BytesIO(content))


def texts(document: DocumentType) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def rows(document: DocumentType) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def millimetres(*lengths: Length | None) -> list[int]:
    return [round(length.mm) for length in lengths if length is not None]


def test_the_notice_says_what_when_where_and_how(prepared: Sitting) -> None:
    said = texts(opened(PrintKind.NOTICE, prepared))
    assert said[0] == "关于召开加装电梯协商会的通知"
    assert said[1] == "各参会单位和人员："
    assert said[2] == "兹定于2026年3月2日召开加装电梯协商会（请你协商）。现将有关事项通知如下："
    assert "一、会议议题：老旧小区加装电梯。听取各方意见" in said
    assert "二、会议时间：2026年3月2日（星期一）上午9:00至11:00" in said
    assert "三、会议地点及方式：市政协三楼会议室（线上+线下）" in said
    assert "四、会议议程：（1）通报情况；（2）委员发言" in said  # the confidential item is not for everybody's eyes
    assert said[said.index("五、参会人员：") + 1] == "主持人：林书琴"
    code = prepared.meeting_code
    assert any(f"{code[:3]} {code[3:6]} {code[6:]}" in line for line in said)
    assert "5．联系人及电话：乔文静，0571-88001234。" in said
    place = said.index("滨江市政协城乡建设委员会")
    assert said[place + 1 : place + 3] == ["2026年2月20日", "参会回执"]


def test_the_slip_has_the_code_that_leads_to_the_sitting(prepared: Sitting) -> None:
    _, content = printed(PrintKind.NOTICE, prepared, NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert pictures == [qr.png(f"{settings.ENV.origin}/j/{prepared.meeting_code}")]


@pytest.mark.parametrize(
    ("mode", "code", "sign_in"), [(Mode.ON_SITE, False, True), (Mode.ONLINE, True, False), (Mode.BOTH, True, True)]
)
def test_it_asks_of_people_what_the_mode_asks(mode: Mode, code: bool, sign_in: bool, prepared: Sitting) -> None:
    prepared.consultation.mode = mode
    document = opened(PrintKind.NOTICE, prepared)
    said = "".join(texts(document))
    assert ("会议码" in said, "到会签到" in said, bool(document.inline_shapes)) == (code, sign_in, code)


def test_the_agenda_numbers_its_items_by_their_depth(prepared: Sitting) -> None:
    said = texts(opened(PrintKind.AGENDA, prepared))
    assert said[:3] == [
        "加装电梯协商会议程",
        "时间：2026年3月2日（星期一）上午9:00至11:00",
        "地点：市政协三楼会议室（线上+线下）",
    ]
    assert said[3:] == [
        "一、通报情况（周振华，15分钟）",
        "二、委员发言",
        "（一）破解资金难题（魏建国，8分钟）",
        "三、内部商议（不公开）",
    ]


def test_the_agendas_presenters_are_the_speakers(prepared: Sitting) -> None:
    assert rows(opened(PrintKind.SPEAKERS, prepared)) == [
        ["序号", "姓名", "单位及职务", "议题", "时限"],
        ["1", "周振华", "市住建局副局长", "通报情况", "15分钟"],
        ["2", "魏建国", "经济界 某公司董事长", "破解资金难题", "8分钟"],
    ]


def test_who_arranges_the_floor_arranges_the_list(prepared: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "_sources", [lambda sitting: [speakers.Speaker(None, "高晓岚", "交流", 0)]])
    assert rows(opened(PrintKind.SPEAKERS, prepared))[1:] == [["1", "高晓岚", "", "交流", ""]]


def test_the_sheet_lists_who_is_awaited_by_rank_and_leaves_room_for_others(prepared: Sitting) -> None:
    wei = Invitation.objects.get(sitting=prepared, account__username="wei")
    wei.reply, wei.deputy_name, wei.deputy_post = ReplyState.DEPUTY, "孙立人", "副董事长"
    wei.save()
    Invitation.objects.filter(sitting=prepared, account__username="gao").update(reply=ReplyState.LEAVE)
    InvitationFactory.create(sitting=prepared, account=AccountFactory.create(is_venue=True, name="三江镇分会场"))
    table = rows(opened(PrintKind.SIGN_IN, prepared))
    assert table[:6] == [
        ["序号", "姓名", "单位及职务", "身份", "签名"],
        ["1", "林书琴", "", "主持人", ""],
        ["2", "孙立人（代魏建国）", "副董事长", "出席", ""],
        ["3", "周振华", "市住建局副局长", "列席", ""],
        ["4", "陈思远", "", "旁听", ""],
        ["5", "乔文静", "", "会务", ""],
    ]
    assert table[6:] == [[str(number), "", "", "", ""] for number in range(6, 10)]


def test_seat_cards_are_for_those_at_the_table_two_each(prepared: Sitting) -> None:
    AccountFactory.create()
    InvitationFactory.create(sitting=prepared, account=AccountFactory.create(name="王明"), role=ParticipantRole.CHAIR)
    document = opened(PrintKind.SEAT_CARDS, prepared)
    assert [row[0] for row in rows(document)] == [
        name for name in ("林书琴", "王\u3000明", "魏建国", "高晓岚", "周振华") for _ in range(2)
    ]
    (size,) = {run.font.size for table in document.tables[:1] for run in table.cell(0, 0).paragraphs[0].runs}
    assert size is not None
    assert size.pt == 130


@pytest.mark.parametrize("kind", PrintKind)
def test_the_layout_is_that_of_official_papers(kind: PrintKind, prepared: Sitting) -> None:
    document = opened(kind, prepared)
    section = document.sections[0]
    assert millimetres(section.page_width, section.page_height) == [210, 297]
    if kind is not PrintKind.SEAT_CARDS:
        margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        assert millimetres(*margins) == [37, 26, 35, 28]
    fonts = {element.get(qn("w:eastAsia")) for element in document.element.iter(qn("w:rFonts"))}
    assert fonts <= {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}
    if kind in (PrintKind.NOTICE, PrintKind.AGENDA):
        assert {"方正小标宋简体", "仿宋_GB2312", "黑体"} <= fonts
    assert document.core_properties.created == NOW
    assert document.core_properties.author == "滨江市政协城乡建设委员会"


@pytest.mark.parametrize("kind", PrintKind)
def test_every_part_is_sound_and_in_the_order_that_the_standard_wants(kind: PrintKind, prepared: Sitting) -> None:
    _, content = printed(kind, prepared, NOW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for part in parts.values():
        ElementTree.fromstring(part)
    table = ElementTree.fromstring(parts["word/fontTable.xml"])
    stand_ins = {font.get(f"{WORD}name"): font.find(f"{WORD}altName") for font in table}
    instead = stand_ins["仿宋_GB2312"]
    assert instead is not None
    assert "FangSong" in instead.get(f"{WORD}val", "").split(",")
    document = ElementTree.fromstring(parts["word/document.xml"])
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"]
    for properties in document.iter(f"{WORD}tblPr"):
        present = [child.tag.removeprefix(WORD) for child in properties]
        assert present == [name for name in order if name in present]


def test_what_people_wrote_is_text_and_nothing_else(prepared: Sitting) -> None:
    prepared.title = "<w:p/>&amp;\x0b“会”"
    assert texts(opened(PrintKind.AGENDA, prepared))[0] == "<w:p/>&amp;“会”议程"


@pytest.mark.parametrize(
    ("person", "status", "code"),
    [
        ("qiao", 200, ""),
        ("lin", 403, "print.forbidden"),
        ("wei", 403, "print.forbidden"),
        ("gao", 403, "print.forbidden"),
        ("zhou", 403, "print.forbidden"),
        ("chen", 403, "print.forbidden"),
        ("admin", 404, "sitting.not_found"),
    ],
)
@pytest.mark.parametrize("kind", PrintKind)
def test_those_who_prepare_print(
    kind: PrintKind, person: str, status: int, code: str, cast: Cast, prepared: Sitting, client_for: ClientFor
) -> None:
    answer = client_for(cast._asdict()[person]).get(f"/api/sittings/{prepared.id}/prints/{kind}")
    assert answer.status_code == status
    if code:
        assert answer.json()["code"] == code
        return
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Cache-Control"] == "private, no-store"


def test_nobody_prints_without_signing_in_or_what_is_not_printed(
    cast: Cast, prepared: Sitting, client_for: ClientFor
) -> None:
    path = f"/api/sittings/{prepared.id}/prints/notice"
    assert APIClient().get(path).status_code == 401
    answer: Any = client_for(cast.qiao).get(f"/api/sittings/{prepared.id}/prints/money")
    assert (answer.status_code, answer.json()["code"]) == (404, "request.not_found")


@pytest.mark.parametrize("kind", PrintKind)
def test_many_people_cost_no_more_questions_than_few(
    kind: PrintKind, prepared: Sitting, stopped_clock: time_machine.Traveller
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            printed(kind, prepared, NOW)
        return len(queries)

    few = asked()
    InvitationFactory.create_batch(10, sitting=prepared)
    assert asked() == few


def pictures_in(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]


def test_everybody_gets_a_notice_with_a_way_in_of_their_own(
    cast: Cast, prepared: Sitting, client_for: ClientFor
) -> None:
    Invitation.objects.filter(sitting=prepared, account=cast.gao).update(reply=ReplyState.LEAVE)
    answer = client_for(cast.qiao).post(f"/api/sittings/{prepared.id}/prints/notices", {}, format="json")
    assert answer.status_code == 200, answer.content
    assert answer["Cache-Control"] == "private, no-store"
    document = Document(io.BytesIO(answer.content))
    said = texts(document)
    addressed = [line for line in said if line.endswith(("委员：", "同志："))]
    assert addressed == ["林书琴同志：", "魏建国委员：", "周振华同志：", "陈思远同志：", "乔文静同志："]
    assert len(pictures_in(answer.content)) == len(set(pictures_in(answer.content))) == 5
    assert len(document.sections) == 5
    assert not any(prepared.meeting_code[:3] in line for line in said if "二维码" in line)
    assert rows(document)[10:12] == [["单位及职务", "经济界 某公司董事长"], ["联系电话", ""]]
    issued = [event for event in reading.since(prepared.desk_stream, 0) if event.type == "entry.link_issued"]
    assert [event.data["channel"] for event in issued if event.data] == ["printed"] * 5


def test_the_code_on_a_personal_notice_is_that_of_its_link(prepared: Sitting) -> None:
    places = list(Invitation.objects.filter(sitting=prepared, account__username__in=("lin", "wei")))
    links = {place.id: f"https://zx.example.cn/i/{place.account.username}" for place in places}
    content = notices.write_personal(prepared, links, NOW)
    assert sorted(pictures_in(content)) == sorted(map(qr.png, links.values()))
    sections = Document(io.BytesIO(content)).sections
    (number,) = [element for element in sections[1]._sectPr if element.tag == qn("w:pgNumType")]
    assert number.get(qn("w:start")) == "1"


def test_one_may_be_named_and_only_of_those_invited(cast: Cast, prepared: Sitting, client_for: ClientFor) -> None:
    path = f"/api/sittings/{prepared.id}/prints/notices"
    client = client_for(cast.qiao)
    place = Invitation.objects.get(sitting=prepared, account=cast.wei)
    answer = client.post(path, {"invitation_ids": [str(place.id)]}, format="json")
    assert len(pictures_in(answer.content)) == 1
    other = client.post(path, {"invitation_ids": [str(InvitationFactory.create().id)]}, format="json")
    assert (other.status_code, other.json()["code"]) == (404, "invitation.not_found")
    wrong = client.post(path, {"people": []}, format="json")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "request.invalid")


@pytest.mark.parametrize("kind", ["notices", "links"])
def test_only_those_who_prepare_print_ways_in(cast: Cast, prepared: Sitting, client_for: ClientFor, kind: str) -> None:
    path = f"/api/sittings/{prepared.id}/prints/{kind}"
    answers = {account.username: client_for(account).post(path, {}, format="json") for account in cast}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "lin": 403,
        "wei": 403,
        "gao": 403,
        "qiao": 200,
        "zhou": 403,
        "chen": 403,
        "admin": 404,
    }
    assert answers["lin"].json()["code"] == "print.forbidden"
    assert APIClient().post(path, {}, format="json").status_code == 401


def listed(content: bytes) -> dict[str, str]:
    """Return name → link of a list of links."""
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    return {str(row[1]): str(row[5]) for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)}


@pytest.mark.usefixtures("stopped_clock")
def test_a_list_holds_links_that_were_made_for_it_and_former_ones_end(
    cast: Cast, prepared: Sitting, client_for: ClientFor
) -> None:
    Invitation.objects.filter(sitting=prepared, account=cast.gao).update(reply=ReplyState.LEAVE)
    path, client = f"/api/sittings/{prepared.id}/prints/links", client_for(cast.qiao)
    first = client.post(path, {}, format="json")
    assert (first.status_code, first["Cache-Control"]) == (200, "private, no-store")
    links = listed(first.content)
    assert list(links) == ["林书琴", "魏建国", "周振华", "陈思远", "乔文静"]
    assert len(set(links.values())) == 5
    pages = {name: urlsplit(link).path for name, link in links.items()}
    assert Client().get(pages["魏建国"]).status_code == 200
    place = Invitation.objects.get(sitting=prepared, account=cast.wei)
    again = listed(client.post(path, {"invitation_ids": [str(place.id)]}, format="json").content)
    assert list(again) == ["魏建国"]
    assert again["魏建国"] != links["魏建国"]
    assert Client().get(pages["魏建国"]).status_code == 410
    assert Client().get(pages["林书琴"]).status_code == 200


def test_that_a_list_was_made_stands_in_the_log_and_its_links_do_not(
    cast: Cast, prepared: Sitting, client_for: ClientFor
) -> None:
    answer = client_for(cast.qiao).post(f"/api/sittings/{prepared.id}/prints/links", {}, format="json")
    issued = [event for event in reading.since(prepared.desk_stream, 0) if event.type == "entry.link_issued"]
    assert [event.data["channel"] for event in issued if event.data] == ["shown"] * 6
    assert {event.actor for event in issued} == {cast.qiao.id}
    told = "".join(event.model_dump_json() for event in issued)
    assert not any(urlsplit(link).path.rpartition("/")[2] in told for link in listed(answer.content).values())
