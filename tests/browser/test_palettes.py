"""Colours that the owner of a site chose: everywhere theirs, and readable."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.looking import DESK, PHONE, complaints
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, write

OURS = ("rgb(0, 96, 156)", "rgb(124, 196, 242)")


def coloured(primary: str, scheme: str, folder: Path) -> Path:
    """Build a small site in a colour of Material's, with a template and links of its own."""
    palette = f"palette: {{scheme: {scheme}, primary: {primary}, accent: lime}}"
    theme = f"name: material\n  custom_dir: own\n  {palette}"
    copyright_ = "copyright: By <a href='https://example.org'>somebody</a>\n"
    files = {
        "mkdocs.yml": SETTINGS.replace("name: material", theme) + copyright_,
        "own/main.html": (
            '{% extends "base.html" %}\n{% block announce %}Our news: '
            '<a href="https://example.org">read them</a>{% endblock %}\n'
        ),
    }
    return build(write(folder, files)).site


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("primary", ["teal", "yellow", "black", "white"])
def test_any_primary_colour_can_be_read(
    page: Page, once: Once, serve: Serve, primary: str, scheme: str
) -> None:
    """Links, badges, bars and tables have its hue; axe finds nothing in either scheme."""
    name = f"{primary}-{scheme}"
    address = serve(once(name, lambda folder: coloured(primary, scheme, folder)))
    looks = [(DESK, scheme == "slate"), (PHONE, scheme == "slate")]
    for path in ("norms/13e/", "summaries/first/"):
        page.goto(f"{address}{path}")
        assert complaints(page, looks=looks) == [], path
        link = page.locator("main a:not([class])").first
        colour = link.evaluate("element => getComputedStyle(element).color")
        assert colour not in OURS
    page.goto(f"{address}matrix/")
    assert complaints(page, looks=looks) == []
    cell = page.locator(".or-shade-4").first
    assert cell.evaluate("element => getComputedStyle(element).backgroundColor") not in OURS
