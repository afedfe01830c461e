"""The font that the owner of a site chose: theirs everywhere, and as easy to read."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.looking import PHONE, complaints, too_wide
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, write

PARTS = ("h1", "main p", ".md-header__topic", ".or-norm", ".md-tabs")


def built(folder: Path) -> Path:
    """Build a small site with a font of its owner's, which no other server has to give."""
    files = {
        "mkdocs.yml": f"{SETTINGS}extra_css: [own.css]\n",
        "docs/own.css": ":root { --md-text-font: 'Owners Own'; --md-code-font: 'A Mono' }\n",
        "docs/own.md": "# Own page\n\nSome `code`.\n",
    }
    return build(write(folder, files)).site


def test_the_font_of_the_owner_is_everywhere(page: Page, once: Once, serve: Serve) -> None:
    """In titles, texts, the header and marks; axe finds nothing, and no page is wider than a phone."""
    address = serve(once("font", built))

    def font(part: str) -> str:
        return str(page.locator(part).first.evaluate("one => getComputedStyle(one).fontFamily"))

    for path in ("summaries/first/", "norms/13e/"):
        page.goto(address + path)
        assert {font(part).partition(",")[0] for part in PARTS} == {'"Owners Own"'}, path
        assert complaints(page) == []
        assert too_wide(page, PHONE) == 0
    page.goto(f"{address}own/")
    assert font("main code").startswith('"A Mono", ')
