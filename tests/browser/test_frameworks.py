"""A site with norms of two frameworks, and one with those of another than the UN GGE, in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.finding import ask, counted, find
from tests.browser.looking import complaints
from tests.conftest import Once
from tests.frameworks.samples import BESIDE, OWN, REGISTER, summary
from tests.frameworks.test_sites import OF_GGE, TEXT, WORDS
from tests.hosts.projects import REACHED, write

CITED = "paris-5, paris-6, paris-7, paris-8"
SHOWN = {
    "": "The nine principles",
    "norms/": "UN GGE 2015",
    "norms/paris/": "Norms: Paris Call",
    "norms/paris-5/": "Every passage that cites Principle 5",
    "matrix/paris/": "Speakers by norm: Paris Call",
    "find/?q=principle 5": "What was said about Principle 5",
    "propose/": "Principle 9",
    "404.html": "The norms",
}
"""Something that each page says of the site with both."""


def built(folder: Path, files: dict[str, str], cited: str, text: str) -> Path:
    """Build a site with a catalogue of its own."""
    options = "".join(f", {name.partition('.')[0]}: {name}" for name in files)
    settings = REACHED.replace("record@example.org", f"record@example.org{options}")
    written = {"speakers.yaml": REGISTER, "summaries/first.md": summary(cited, text)}
    return build(write(folder, {"mkdocs.yml": settings, **files, **written})).site


@pytest.fixture(scope="module")
def both(once: Once, serve: Serve) -> str:
    """Serve a site about the UN GGE and the Paris Call; return its address."""
    cited = f"13k, {CITED}"
    return serve(once("two-frameworks", lambda f: built(f, BESIDE, cited, TEXT + OF_GGE)))


@pytest.fixture(scope="module")
def alone(once: Once) -> Path:
    """Return the folder of a site about the Paris Call alone."""
    return once("another-framework", lambda f: built(f, OWN, CITED, TEXT))


def test_pages_of_two_frameworks_are_for_everybody(page: Page, both: str) -> None:
    """Lists, tables, pages of norms, search and form, on a desk in both colours and on a phone."""
    found = {}
    for path, words in SHOWN.items():
        page.goto(both + path)
        expect(page.locator("body")).to_contain_text(words)
        found[path] = complaints(page)
    assert {path: one for path, one in found.items() if one} == {}


def test_the_name_of_a_norm_has_room_beside_its_title(page: Page, both: str) -> None:
    """However long it is."""
    for path, norm in (("norms/", "13e"), ("norms/paris/", "paris-5")):
        page.goto(both + path)
        name, title = page.locator(f"[id='{norm}'] > .or-norm"), page.locator(f"[id='{norm}'] h2")
        end, begin = name.bounding_box(), title.bounding_box()
        assert end
        assert begin
        assert end["x"] + end["width"] < begin["x"]


def test_lists_of_two_frameworks_lead_to_each_other(page: Page, both: str) -> None:
    """From the one in the navigation to the other, and from there to a table and its passages."""
    page.goto(f"{both}matrix/")
    page.get_by_role("link", name="Paris Call 9").click()
    expect(page).to_have_url(re.compile(r"/matrix/paris/$"))
    page.get_by_role("link", name="1 passage", exact=False).first.click()
    expect(page.locator("body")).to_contain_text("principle")


def test_questions_name_norms_of_either_framework(page: Page, both: str) -> None:
    """Each is understood as it is typed, and its passages are one click away."""
    find(page, both, "")
    for words, norm in (("principle 5 of the Paris Call", "paris-5"), ("norm 13(k)", "13k")):
        ask(page, f"?q={words}")
        page.locator(".or-suggestion").click()
        expect(page).to_have_url(re.compile(rf"\?norm={norm}"))
        expect(page.locator(".or-quote")).to_have_count(1)


def test_search_is_narrowed_down_to_a_framework(
    page: Page, both: str, alone: Path, serve: Serve
) -> None:
    """What people said of one is chosen, and can be taken back; where there is one, nothing is."""
    find(page, both, "?kind=said")
    counted(page)
    facet = page.locator("[data-or-facet=framework]")
    choice = facet.get_by_role("link", name="Paris Call")
    number = choice.locator(".or-facet__number").inner_text()
    choice.click()
    expect(page).to_have_url(f"{both}find/?kind=said&framework=paris")
    expect(page.locator(".or-find__count")).to_have_text(f"{number} passages")
    expect(page.locator(".or-chosen").nth(1)).to_have_text("Framework: Paris Call")
    find(page, serve(alone), "?kind=said")
    counted(page)
    expect(facet).to_have_count(0)


def test_norms_of_both_can_be_chosen(page: Page, both: str) -> None:
    """They stand in the order of the catalogue."""
    find(page, both, "?kind=said")
    counted(page)
    names = page.locator(".or-find__facets").inner_text()
    assert re.search(r"13\(k\).*Principle 5.*Principle 8", names, re.DOTALL)


def test_no_file_of_another_site_speaks_of_the_gge(alone: Path) -> None:
    """Whatever it is: pages, feeds, exports, the database; `assets` has the program of any site."""
    packed = {".gz", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta", ".png"}
    files = [file for file in alone.rglob("*") if file.is_file() and file.suffix not in packed]
    files = [file for file in files if file.relative_to(alone).parts[0] != "assets"]
    assert len(files) > 100
    said = {file: WORDS.search(file.read_text("utf-8", "replace")) for file in files}
    assert {file.name: found[0] for file, found in said.items() if found} == {}
