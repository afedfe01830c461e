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


def coloured(primary: str, scheme: str, folder: Path) -> Path:
    """Build a small site in a colour of Material's."""
    palette = f"name: material\n  palette: {{scheme: {scheme}, primary: {primary}, accent: lime}}"
    return build(write(folder, {"mkdocs.yml": SETTINGS.replace("name: material", palette)})).site


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("primary", ["teal", "yellow", "black", "white"])
def test_any_primary_colour_can_be_read(
    page: Page, once: Once, serve: Serve, primary: str, scheme: str
) -> None:
    """Links, badges and bars have its hue; axe finds nothing in either scheme."""
    name = f"{primary}-{scheme}"
    address = serve(once(name, lambda folder: coloured(primary, scheme, folder)))
    looks = [(DESK, scheme == "slate"), (PHONE, scheme == "slate")]
    for path in ("norms/13e/", "summaries/first/"):
        page.goto(f"{address}{path}")
        assert complaints(page, looks=looks) == [], path
        link = page.locator("main a:not([class])").first
        colour = link.evaluate("element => getComputedStyle(element).color")
        assert colour not in {"rgb(0, 96, 156)", "rgb(124, 196, 242)"}  # ours
