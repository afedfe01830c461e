"""Pages of which there is very much or nothing to show, on the narrowest of phones and on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.looking import DESK, SMALL, too_wide
from tests.conftest import Once
from tests.hosts.projects import write

LONG = "Nordsternwetterleuchtenbergersteinhausenwaldmeister"
PEOPLE = {
    f"guest-{number}": f"Guest {word}" for number, word in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
NAMES = PEOPLE | {"long": f"{LONG} {LONG}-Example", "wide": "规范 张", "right": "محمد"}
CROWD = f"""\
---
title: A round of thirty with a {LONG}{LONG}
date: 2024-05-07
speakers: [{", ".join(NAMES)}]
norms: [13e]
series: {{name: "{LONG}, {LONG}", part: 1}}
organisers: ["{LONG} {LONG}"]
---

{LONG}-Example said that norm 13(e) matters: https://example.org/{"a" * 200}

| one | two | three | four | five | six | seven |
|---|---|---|---|---|---|---|
| {LONG} | {LONG} | {LONG} | {LONG} | {LONG} | {LONG} | {LONG} |

    {"code" * 60}
"""
ALONE = """\
---
title: Nobody was there
date: 2024-05-08
speakers: []
norms: []
---

The room was empty.
"""
PATHS = [
    "", "summaries/", "summaries/crowd/", "summaries/alone/", "speakers/", "speakers/long/", "norms/13e/",
    "norms/13a/", "matrix/", "organisations/", "series/", "404.html",
]  # fmt: skip


def build_extremes(folder: Path) -> Path:
    """Build a site with the longest names, a crowd, and a summary of nobody."""
    register = "".join(
        f'{name}: {{name: "{words}", affiliations: [{{name: "{LONG} {LONG}"}}]}}\n'
        for name, words in NAMES.items()
    )
    files = {"summaries/crowd.md": CROWD, "summaries/alone.md": ALONE}
    files["speakers.yaml"] = "ada-example: {name: Ada Example}\n" + register
    return build(write(folder, files)).site


@pytest.fixture(scope="module")
def extreme(once: Once, serve: Serve) -> str:
    """Serve that site; return its address."""
    return serve(once("extreme", build_extremes))


def test_no_page_scrolls_sideways(page: Page, extreme: str) -> None:
    """Long words break, and what is wide has a frame of its own."""
    found: dict[tuple[str, int], int] = {}
    for path in PATHS:
        page.goto(extreme + path)
        found |= {(path, width): too_wide(page, width) for width in (SMALL, DESK)}
    assert {place: by for place, by in found.items() if by > 0} == {}


def test_a_summary_of_nobody_says_what_there_is(page: Page, extreme: str) -> None:
    """Without speakers and norms a page has its title, day and text, and no empty lists."""
    page.goto(f"{extreme}summaries/alone/")
    expect(page.locator("h1")).to_have_text("Nobody was there")
    expect(page.locator(".or-passage")).to_have_count(1)
    expect(page.locator(".or-people:visible")).to_have_count(0)
