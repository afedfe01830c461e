"""A page of every kind: whoever reads it, however wide the window, and whatever it may load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from onrecord.hosts.policy import policy as policy_of
from tests.browser import kinds
from tests.browser.conftest import leave, watched
from tests.browser.looking import DESK, PHONE, SMALL, complaints, ready, too_wide
from tests.browser.test_walk import FOUNDING

OWN = [
    "",
    FOUNDING,
    "norms/13e/",
    "speakers/serge-droz/",
    "matrix/",
    "topics/human-rights/",
    "manual/diagnostics/",
    "manual/reference/",
]
"""Pages of this repository's own site whose texts have more in them than those of `kinds.KINDS`."""


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


@pytest.fixture(scope="module")
def tab(window: BrowserContext) -> Iterator[tuple[Page, list[str]]]:
    """Open one page for all tests of this file: a load in a new one costs twice as much."""
    complaints: list[str] = []
    page = watched(window, complaints)
    yield page, complaints
    leave(page)


@pytest.fixture
def page(tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """Give that page; in the end, fail on whatever the browser complained about."""
    page, complaints = tab
    complaints.clear()
    page.set_viewport_size({"width": DESK, "height": 900})
    yield page
    assert complaints == []


def search(page: Page) -> None:
    """Open the search of a page."""
    page.set_viewport_size({"width": DESK, "height": 900})
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()


def wrong(page: Page, address: str) -> list[Any]:
    """Return what is wrong with a page: for axe, or because it is too wide.

    It has the policy and opens the search. That it does not break the policy, or ask another server for
    anything, is seen by whoever opened it (`conftest.watched`).
    """
    page.goto(address)
    ready(page)
    assert page.evaluate(ORDER) == [True, True, []]
    policy = page.locator("meta[http-equiv=Content-Security-Policy]")
    expect(policy).to_have_attribute("content", policy_of("strict"))
    wide = [(width, too_wide(page, width)) for width in (PHONE, SMALL)]
    found = [*complaints(page), *(one for one in wide if one[1] > 0)]
    search(page)
    return found


def test_every_kind_of_page_is_looked_at(kinds_folder: Path) -> None:
    """A new kind of page has to be named here before it is published."""
    pages = {path.relative_to(kinds_folder).as_posix() for path in kinds_folder.rglob("*.html")}
    assert {shape(page) for page in pages} == {shape(path) for path in kinds.KINDS}


@pytest.mark.parametrize("path", OWN)
@pytest.mark.xdist_group("this_site")
def test_nothing_is_wrong_with_this_site(page: Page, site: str, path: str) -> None:
    """No page breaks a rule of WCAG 2.2 AA or its policy, or scrolls sideways."""
    assert wrong(page, site + path) == []


@pytest.mark.parametrize("path", kinds.KINDS)
def test_nothing_is_wrong_with_pages_of_every_kind(page: Page, kinds_site: str, path: str) -> None:
    """In three languages; long lists in parts; withdrawn, moved, empty."""
    assert wrong(page, kinds_site + path) == []


def test_axe_finds_nothing_in_the_dialog_of_the_search(page: Page, kinds_site: str) -> None:
    """With hits in all languages."""
    page.goto(kinds_site)
    search(page)
    page.keyboard.type("norm e")
    expect(page.locator(".or-search__hit").first).to_be_visible()
    assert complaints(page, "dialog") == []


@pytest.mark.parametrize("path", {path.count("/"): path for path in kinds.KINDS}.values())
def test_search_finds_from_any_depth(page: Page, kinds_site: str, path: str) -> None:
    """Its index and its program are found from wherever a page stands."""
    page.goto(kinds_site + path)
    search(page)
    page.keyboard.type("norm e")
    expect(page.locator(".or-search__hit").first).to_be_visible()
