"""axe-core in the page."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.integration.services import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def assert_accessible(page: Page, where: str) -> None:
    """Find no violation of WCAG 2.2 AA, nor of axe's best practices, on the page as it stands."""
    page.evaluate(_axe())
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    report: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    assert report["passes"], f"{where}: axe has examined nothing"
    found = [
        f"{item['id']}: {item['help']} — {', '.join(str(node['target']) for node in item['nodes'][:5])}"
        for item in report["violations"]
    ]
    assert found == [], f"{where}:\n" + "\n".join(found)
