"""The pages by which people come in, in a real browser: on a phone, on a desktop, and without script."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.accounts.test_login_link_in_chromium import CHROMIUM, violations
from tests.integration.services import Deployment

pytestmark = pytest.mark.e2e

PHONE, DESKTOP = (390, 844), (1440, 900)
FURNISH = """
from datetime import timedelta
from consultations.models import Invitation, Sitting
from consultations.occasions import SITTING
from deliberation.accounts.models import Account
from deliberation.accounts.services import personal_links
from deliberation.core import clock
sitting, now = Sitting.objects.order_by("-created_at").first(), clock.now()
Sitting.objects.filter(id=sitting.id).update(starts_at=now, ends_at=now + timedelta(hours=2), opened_at=now)
for name in ("wei", "gao", "zhou"):
    account = Account.objects.get(username=name)
    Invitation.objects.get_or_create(sitting=sitting, account=account, defaults={"role": "attendee"})
    links = [
        personal_links.make(account, SITTING, sitting.id, channel="shown", expires_at=now + timedelta(days=1))
        for _ in range(2)
    ]
    print("LINKS", name, *links)
print("CODE", sitting.meeting_code)
"""


class House(NamedTuple):
    """A running service, one good and one former link for each, and the meeting code of their sitting."""

    deployment: Deployment
    links: dict[str, str]
    former: dict[str, str]
    code: str

    def url(self, path: str) -> str:
        return self.deployment.url + path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with Deployment(tmp_path_factory.mktemp("entrances"), SMS_TRANSPORT="file") as deployment:
        deployment.manage("migrate")
        deployment.manage("load_demo")
        deployment.web()
        told = deployment.manage("shell", "-c", FURNISH).stdout
        rows = [line.split()[1:] for line in told.splitlines() if line.startswith("LINKS")]
        code = re.search(r"CODE (\d+)", told)
        assert code is not None
        yield House(
            deployment,
            links={name: f"/m/{good}" for name, _, good in rows},
            former={name: f"/m/{former}" for name, former, _ in rows},
            code=code[1],
        )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def context(browser: Browser, size: tuple[int, int], *, script: bool = True) -> BrowserContext:
    return browser.new_context(
        locale="zh-CN", viewport={"width": size[0], "height": size[1]}, java_script_enabled=script
    )


def examine(page: Page) -> None:
    """Assert that everybody can use the page: no violation, nothing to scroll sideways for, one first heading."""
    assert violations(page) == []
    width = page.viewport_size
    assert width is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= width["width"]
    assert page.get_by_role("heading", level=1).count() >= 1


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_page_can_be_read_by_everybody(
    browser: Browser, house: House, size: tuple[int, int], language: str
) -> None:
    with context(browser, size) as opened:
        page = opened.new_page()
        for path in (
            house.links["zhou"],
            house.former["zhou"],
            "/m/never-made",
            "/join?code=12",
            f"/j/{house.code}",
            f"/j/{house.code}/name",
            "/q/never-made",
        ):
            page.goto(f"{house.url(path)}{'&' if '?' in path else '?'}lang={language}")
            examine(page)


def test_one_tap_on_a_phone_then_a_desktop_by_its_picture(browser: Browser, house: House) -> None:
    with context(browser, PHONE) as pocket, context(browser, DESKTOP) as desk:
        phone, desktop = pocket.new_page(), desk.new_page()
        phone.goto(house.url(house.links["wei"]))
        phone.get_by_role("button", name="是我本人，进入").click()
        phone.wait_for_url("**/rooms/*")
        desktop.goto(house.url(house.links["wei"]))
        examine(desktop)
        desktop.get_by_role("button", name="用第一台设备扫码确认").click()
        examine(desktop)
        secret = desktop.locator("input[name=secret]").get_attribute("value")
        phone.goto(house.url(f"/q/{secret}"))
        examine(phone)
        phone.get_by_role("button", name="确认在电脑上登录").click()
        expect(phone.get_by_role("heading", name="已确认")).to_be_visible()
        # Nobody presses anything on the desktop.
        desktop.wait_for_url("**/rooms/*", timeout=15_000)


def test_the_same_without_script(browser: Browser, house: House) -> None:
    with context(browser, PHONE) as pocket, context(browser, DESKTOP, script=False) as desk:
        phone, desktop = pocket.new_page(), desk.new_page()
        phone.goto(house.url(house.links["gao"]))
        phone.get_by_role("button", name="是我本人，进入").click()
        phone.wait_for_url("**/rooms/*")
        desktop.goto(house.url(house.links["gao"]))
        desktop.get_by_role("button", name="用第一台设备扫码确认").click()
        desktop.get_by_role("button", name="已在手机上确认，进入").click()
        expect(desktop.get_by_role("alert")).to_contain_text("手机上还没有确认")
        secret = desktop.locator("input[name=secret]").get_attribute("value")
        phone.goto(house.url(f"/q/{secret}"))
        phone.get_by_role("button", name="确认在电脑上登录").click()
        expect(phone.get_by_role("heading", name="已确认")).to_be_visible()
        desktop.get_by_role("button", name="已在手机上确认，进入").click()
        desktop.wait_for_url("**/rooms/*")


def test_by_name_one_waits_with_a_login_for_nothing_else(browser: Browser, house: House) -> None:
    with context(browser, PHONE) as opened:
        page = opened.new_page()
        page.goto(house.url("/join"))
        page.get_by_label("会议号").fill(f"{house.code[:3]} {house.code[3:6]} {house.code[6:]}")
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("link", name="凭姓名等候").click()
        page.get_by_label("您的姓名").fill("周振华")
        page.get_by_label("手机号后四位").fill("0001")
        page.get_by_role("button", name="等待放行").click()
        expect(page.get_by_role("alert")).to_contain_text("名单对不上")
        examine(page)
        page.get_by_label("手机号后四位").fill("0005")
        page.get_by_role("button", name="等待放行").click()
        page.wait_for_url("**/rooms/*")
        session = page.evaluate("fetch('/api/session').then(answer => answer.json())")
        assert session["confined_to"] in page.url
        assert page.evaluate("fetch('/api/rooms').then(answer => answer.status)") == 403


def test_an_old_browser_is_told_so_without_script(browser: Browser, house: House) -> None:
    old = "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko"
    with browser.new_context(locale="zh-CN", user_agent=old, java_script_enabled=False) as opened:
        page = opened.new_page()
        for path in (house.links["zhou"], "/", f"/j/{house.code}"):
            page.goto(house.url(path))
            expect(page.get_by_role("heading", name="浏览器版本过旧")).to_be_visible()
            expect(page.get_by_role("img")).to_be_visible()
