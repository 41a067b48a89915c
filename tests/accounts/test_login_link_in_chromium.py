"""A person's link in a real browser, which has its own mind about referrers and origins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.integration.services import ROOT, Deployment

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with Deployment(tmp_path_factory.mktemp("sign-in")) as deployment:
        deployment.manage("migrate")
        deployment.manage("load_demo")
        deployment.web()
        yield deployment


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="zh-CN") as context:
        yield context.new_page()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text() + "; 0")
    return [found["id"] for found in page.evaluate("axe.run()")["violations"]]


def test_the_button_signs_in_and_no_request_gives_the_address_away(deployment: Deployment, page: Page) -> None:
    link = deployment.manage("login_link", "wei", "--person").stdout.strip()
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(link)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(deployment.url + "/")
    session = page.evaluate("fetch('/api/session').then(answer => answer.json())")
    assert session["account"]["username"] == "wei"
    referrers = {request.all_headers().get("referer") for request in requests}
    assert referrers <= {None, deployment.url + "/"}
    assert len(requests) >= 3


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_screen_reader_finds_its_way(deployment: Deployment, page: Page, language: str) -> None:
    link = deployment.manage("login_link", "gao", "--person").stdout.strip()
    page.goto(f"{link}?lang={language}")
    assert page.get_by_role("button").count() == 1
    assert violations(page) == []
    page.goto(deployment.url + "/login/never-made")
    assert page.get_by_role("heading").count() == 2
    assert violations(page) == []
