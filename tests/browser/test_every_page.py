"""A page of every kind: whoever reads it, however wide the window, and whatever it may load."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from onrecord.hosts.policy import policy as policy_of
from tests.browser import kinds
from tests.browser.looking import DESK, PHONE, SMALL, complaints, ready, too_wide
from tests.browser.test_walk import FOUNDING

OWN = [
    "",
    "summaries/",
    FOUNDING,
    "norms/",
    "norms/13a/",
    "norms/13e/",
    "speakers/",
    "speakers/serge-droz/",
    "matrix/",
    "matrix/nobody-named/",
    "series/",
    "organisations/",
    "topics/",
    "topics/human-rights/",
    "propose/",
    "find/",
    "about/",
    "privacy/",
    "accessibility/",
    "abbreviations/",
    "manual/diagnostics/",
    "manual/reference/",
    "404.html",
]
"""A page of each kind of this repository's own site."""


ORDER = """() => {
    const skip = document.querySelector(".md-skip");
    const title = document.querySelector("h1");
    const notes = document.querySelector("aside.or-beside");
    const seen = new Map();
    for (const link of document.querySelectorAll(".or a.or-quote__act, .or .or-number")) {
        const name = link.ariaLabel ?? link.textContent.trim();
        seen.set(name, (seen.get(name) ?? new Set()).add(link.href));
    }
    return [
        skip !== null && document.getElementById(skip.hash.slice(1)) === title,
        notes === null || Boolean(title.compareDocumentPosition(notes) & 4),
        [...seen].filter(([, where]) => where.size > 1).map(([name]) => name),
    ];
}"""
"""Whether the link past the header leads to the title and the side notes follow the text, and which
links to passages are called alike and lead to different places."""


def shape(path: str) -> tuple[str, int]:
    """Return what pages of a kind have in common: where they stand, and how deep."""
    place = path.partition("?")[0].removesuffix("index.html")
    return place.partition("/")[0], place.count("/")


def search(page: Page) -> None:
    """Open the search of a page, and wait for what it finds."""
    page.set_viewport_size({"width": DESK, "height": 900})
    page.keyboard.press("Control+k")
    page.keyboard.type("norm e")
    expect(page.locator(".or-search__hit").first).to_be_visible()


def wrong(page: Page, site: str, paths: list[str]) -> dict[str, list[Any]]:
    """Return what is wrong with some pages of a site: for axe, or because they are too wide.

    Each has the policy and can search. That none breaks the policy, or asks another server for
    anything, is seen by whoever opened the page (`conftest.watched`).
    """
    found: dict[str, list[Any]] = {}
    for path in paths:
        page.goto(site + path)
        ready(page)
        assert page.evaluate(ORDER) == [True, True, []], path
        policy = page.locator("meta[http-equiv=Content-Security-Policy]")
        expect(policy).to_have_attribute("content", policy_of("strict"))
        wide = [(width, too_wide(page, width)) for width in (PHONE, SMALL)]
        found[path] = [*complaints(page), *(one for one in wide if one[1] > 0)]
        search(page)
    return {path: one for path, one in found.items() if one}


def test_every_kind_of_page_is_looked_at(kinds_folder: Path) -> None:
    """A new kind of page has to be named here before it is published."""
    pages = {path.relative_to(kinds_folder).as_posix() for path in kinds_folder.rglob("*.html")}
    assert {shape(page) for page in pages} == {shape(path) for path in kinds.KINDS}


def test_nothing_is_wrong_with_this_site(page: Page, site: str) -> None:
    """No page breaks a rule of WCAG 2.2 AA or its policy, or scrolls sideways; all can search."""
    assert wrong(page, site, OWN) == {}


def test_nothing_is_wrong_with_pages_of_every_kind(page: Page, kinds_site: str) -> None:
    """In three languages; long lists in parts; withdrawn, moved, empty."""
    assert wrong(page, kinds_site, kinds.KINDS) == {}
    assert complaints(page, "dialog") == []
