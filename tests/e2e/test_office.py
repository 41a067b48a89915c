"""The office prepares a sitting at a desk, and a member answers on a telephone."""

import re
import zipfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from deliberation.core import clock
from tests.documents import samples
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import OpenWindow
from tests.e2e.windows import WIDTHS, Window
from tests.e2e.words import words
from tests.integration.site import Site

TITLE = "“口袋公园”专题协商"
PLACE = "市政协二楼会议室"
PURPOSE = "就选址、管养和开放时间提出建议。"
GUESTS = {"operator": ["乔文静"], "chair": ["林书琴"], "attendee": ["魏建国", "高晓岚"], "non_voting": ["周振华"]}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DAY = timedelta(days=9)


def button(within: Page | Locator, key: str, **values: object) -> Locator:
    return within.get_by_role("button", name=words(key, **values), exact=True)


def look(window: Window, name: str) -> None:
    """Keep a picture of a screen on which axe finds nothing and nothing stands out at the side."""
    window.page.wait_for_load_state("networkidle")
    window.picture(f"office-{name}")
    assert_accessible(window.page, name)
    width, room = window.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= room, f"{name} is wider than the screen"


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def pick(within: Locator, key: str, *names: str) -> None:
    """Find each of the names by typing it, and choose it."""
    field = within.get_by_role("combobox", name=words(key))
    for name in names:
        field.fill(name)
        within.get_by_role("option", name=name).first.click()
        chosen = within.get_by_role("list", name=words("pick.chosen", label=words(key)))
        expect(chosen.get_by_role("listitem").filter(has_text=name)).to_be_visible()


def tab(window: Window, name: str) -> None:
    window.page.get_by_role("tab", name=words(f"sitting_page.tab.{name}")).click()


def act_on(page: Page, name: str, act: str) -> None:
    """Choose an act from the menu that belongs to a name."""
    page.get_by_role("button", name=words("organisation.acts_for", name=name)).click()
    page.get_by_role("menuitem", name=words(act), exact=True).click()


def begin_consultation(qiao: Window) -> None:
    page = qiao.page
    qiao.go("/consultations")
    look(qiao, "consultations-desk")
    button(page, "consultation.add").click()
    form = dialog(page)
    form.get_by_label(words("consultation.name"), exact=True).fill(TITLE)
    form.get_by_label(words("consultation.form")).select_option(label="专题协商")
    pick(form, "consultation.departments", "市住建局")
    form.get_by_label(words("consultation.purpose")).fill(PURPOSE)
    # What was typed stays where it is when something is missing.
    button(form, "action.save").click()
    expect(form.get_by_text(words("field.fault.missing"))).to_have_count(1)
    expect(form.get_by_label(words("consultation.purpose"))).to_have_value(PURPOSE)
    look(qiao, "consultation-refused-desk")
    pick(form, "consultation.lead_body", "城建环资委")
    button(form, "consultation.proposal_add").click()
    form.get_by_label(words("consultation.proposal_number", place=1)).fill("15-3-077")
    form.get_by_label(words("consultation.proposal_title", place=1)).fill("关于增设口袋公园的提案")
    button(form, "action.save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("关于增设口袋公园的提案")).to_be_visible()
    look(qiao, "consultation-desk")


def plan_sitting(qiao: Window) -> str:
    """Plan a sitting of the consultation that is open, and return the address of its page."""
    page = qiao.page
    button(page, "plan.add").first.click()
    form = dialog(page)
    day = f"{clock.now() + DAY:%Y-%m-%d}"
    for field in ("starts_at", "ends_at"):
        label = words(f"plan.{field}")
        form.get_by_label(words("field.date", label=label)).fill(day)
        form.get_by_label(words("field.time", label=label)).fill("09:00")
    form.get_by_label(words("plan.place")).fill(PLACE)
    button(form, "action.save").click()
    expect(form.get_by_text(words("problem.sitting.times_invalid"))).to_be_visible()
    expect(form.get_by_label(words("plan.place"))).to_have_value(PLACE)
    look(qiao, "plan-refused-desk")
    form.get_by_label(words("field.time", label=words("plan.ends_at"))).fill("11:30")
    button(form, "action.save").click()
    expect(page).to_have_url(re.compile("/sittings/"))
    expect(page.get_by_role("tab", name=words("sitting_page.tab.overview"))).to_be_visible()
    look(qiao, "sitting-desk")
    return urlsplit(page.url).path


def set_agenda(qiao: Window) -> None:
    page = qiao.page
    tab(qiao, "agenda")
    look(qiao, "agenda-empty-desk")
    button(page, "agenda_item.fill").click()
    items = page.locator("[data-item]")
    expect(items.first).to_contain_text(words("agenda_item.kind.report"))
    button(page, "agenda_item.add").click()
    form = dialog(page)
    form.get_by_label(words("agenda_item.title"), exact=True).fill("现场视频连线")
    form.get_by_label(words("agenda_item.minutes_label")).fill("10")
    look(qiao, "agenda-dialog-desk")
    button(form, "action.save").click()
    expect(items.last).to_contain_text("现场视频连线")
    items.last.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-item]:focus")).to_contain_text("现场视频连线")
    expect(items.last).not_to_contain_text("现场视频连线")
    look(qiao, "agenda-desk")


def put_papers(qiao: Window) -> None:
    page = qiao.page
    tab(qiao, "papers")
    choose = page.get_by_label(words("paper.choose"))
    # A program that calls itself a report is no paper.
    choose.set_input_files({"name": "汇报.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + b"\0" * 600})
    expect(page.get_by_role("alert")).to_contain_text(f"汇报.pdf {words('problem.file.type_refused')}")
    look(qiao, "paper-refused-desk")
    choose.set_input_files({"name": "情况汇报.pdf", "mimeType": "application/pdf", "buffer": samples.pdf(3)})
    expect(page.get_by_role("link", name="情况汇报", exact=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_text(words("paper.pages", count=3))).to_be_visible()
    look(qiao, "papers-desk")


def invite(qiao: Window) -> None:
    page = qiao.page
    tab(qiao, "invitations")
    for role, names in GUESTS.items():
        button(page, "invitation.add").first.click()
        form = dialog(page)
        form.get_by_label(words("invitation.role"), exact=True).select_option(role)
        pick(form, "invitation.people", *names)
        if role == "attendee":
            look(qiao, "invite-desk")
        button(form, "invitation.add").click()
        expect(form).to_have_count(0)
    button(page, "invitation.add_venue").click()
    form = dialog(page)
    form.get_by_label(words("invitation.venue_name")).fill("滨江街道分会场")
    form.get_by_label(words("invitation.headcount_label")).fill("15")
    button(form, "action.add").click()
    expect(page.get_by_role("rowheader", name="滨江街道分会场")).to_be_visible()
    look(qiao, "invitations-unsent-desk")
    page.get_by_role("button", name=re.compile(words("invitation.send").split("{")[0])).click()
    expect(page.get_by_text(words("invitation.unsent"))).to_have_count(0)
    look(qiao, "invitations-desk")


def give_entry(qiao: Window, tmp_path: Path) -> None:
    page = qiao.page
    tab(qiao, "entry")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "entry.copy_group").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert all(part in copied for part in (TITLE, PLACE, "/j/"))
    look(qiao, "entry-desk")
    for kind in ("notice", "agenda", "speakers", "sign_in", "seat_cards"):
        with page.expect_download() as coming:
            page.get_by_role("link", name=words(f"entry.print.{kind}"), exact=True).click()
        coming.value.save_as(tmp_path / f"{kind}.docx")
        with zipfile.ZipFile(tmp_path / f"{kind}.docx") as printed:
            assert WORD in printed.read("[Content_Types].xml").decode()
    button(page, "entry.issue_all").click()
    expect(dialog(page).get_by_text(words("entry.links_once"))).to_be_visible()
    expect(dialog(page).get_by_role("listitem")).to_have_count(6)
    look(qiao, "links-desk")
    page.keyboard.press("Escape")
    expect(page.get_by_text(words("entry.issued"))).to_have_count(6)


def reply(window: Window) -> None:
    """Go from the first page to the reply to the sitting."""
    window.go("/")
    card = window.page.get_by_role("article").filter(has=window.page.get_by_role("link", name=TITLE))
    card.get_by_role("link", name=words("home.todo.answer")).click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text(words("reply.title"))


def choose(window: Window, answer: str) -> Locator:
    """Choose an answer and return the button that sends it."""
    window.page.get_by_role("radio", name=re.compile(f"^{words(f'reply.choice.{answer}')}")).check()
    return button(window.page, f"reply.submit.{answer}")


def test_a_sitting_is_prepared_and_answered(open_window: OpenWindow, tmp_path: Path) -> None:
    qiao = open_window("qiao")
    begin_consultation(qiao)
    address = plan_sitting(qiao)
    set_agenda(qiao)
    put_papers(qiao)
    invite(qiao)
    give_entry(qiao, tmp_path)

    wei = open_window("wei", size="phone")
    wei.go("/")
    expect(wei.page.get_by_role("link", name=TITLE)).to_be_visible()
    look(wei, "home-phone")
    reply(wei)
    look(wei, "reply-phone")
    choose(wei, "accepted").click()
    expect(wei.page.get_by_role("heading", name=words("reply.thanks"))).to_be_focused()
    look(wei, "reply-accepted-phone")
    # Something came up.
    button(wei.page, "reply.change").click()
    send = choose(wei, "leave")
    send.click()
    expect(wei.page.get_by_text(words("field.fault.missing"))).to_be_visible()
    look(wei, "reply-refused-phone")
    wei.page.get_by_label(words("reply.reason")).fill("当天在外地调研")
    send.click()
    expect(wei.page.get_by_text(words("reply.because", reason="当天在外地调研"))).to_be_visible()
    look(wei, "reply-leave-phone")
    wei.go(f"{address}?tab=papers")
    expect(wei.page.get_by_role("link", name="情况汇报", exact=True)).to_be_visible()
    look(wei, "papers-phone")

    # A department's people may send somebody.
    zhou = open_window("zhou", size="phone")
    reply(zhou)
    send = choose(zhou, "deputy")
    zhou.page.get_by_label(words("reply.deputy_name")).fill("孙晓明")
    zhou.page.get_by_label(words("reply.deputy_phone")).fill("13800000777")
    look(zhou, "reply-deputy-phone")
    send.click()
    expect(zhou.page.get_by_text("孙晓明")).to_be_visible()

    tab(qiao, "invitations")
    qiao.page.reload()
    expect(qiao.page.get_by_text("当天在外地调研")).to_be_visible()
    act_on(qiao.page, "周振华", "invitation.admit_deputy")
    expect(qiao.page.get_by_text(words("invitation.deputy_admitted"))).to_be_visible()
    look(qiao, "invitations-answered-desk")
    act_on(qiao.page, "高晓岚", "invitation.withdraw")
    # It is done after some seconds in which one may think again.
    button(qiao.page, "undo.now").click()
    expect(qiao.page.get_by_role("rowheader", name="高晓岚")).to_have_count(0)


@pytest.mark.parametrize("size", WIDTHS)
def test_the_pages_of_the_office_hold_at_every_size(open_window: OpenWindow, hall: Site, size: str) -> None:
    qiao = open_window("qiao", size=size)
    story = qiao.page.request.get(f"{qiao.url}/api/sittings/{hall.furniture.room_id}").json()
    pages = {
        "forms": "/consultations/forms",
        "consultation": f"/consultations/{story['consultation_id']}",
        **{name: f"/sittings/{story['sitting_id']}?tab={name}" for name in ("agenda", "invitations", "entry")},
    }
    for name, path in pages.items():
        qiao.go(path)
        expect(qiao.page.get_by_role("heading", level=1)).not_to_be_empty()
        look(qiao, f"{name}-{size}-again")
