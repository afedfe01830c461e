"""Tables that people look at rather than read: they lead on, and stay within their frames."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import NewPage, Serve
from tests.browser.looking import PHONE, complaints
from tests.browser.test_walk import assert_in_sight
from tests.conftest import Once
from tests.hosts.projects import SPEAKERS, write

PAGES = ["norms/", "series/", "matrix/"]


def build_long(folder: Path) -> Path:
    """Build a site of forty people, each in a series of their own, over thirty years."""
    people = "".join(f"p{i}: {{name: {'AEIOU'[i % 5] * 3} Muster{i}}}\n" for i in range(40))
    files = {"speakers.yaml": SPEAKERS + people}
    for i in range(40):
        files[f"summaries/w{i}.md"] = (
            f"---\ntitle: Webinar {i}\ndate: {1995 + i % 30}-03-04\nspeakers: [p{i}]\nnorms: [13e]\n"
            f"series: {{name: A series whose name needs more room than a line has {i}}}\n---\n\n"
            f"Muster{i} said that norm 13(e) matters.\n"
        )
    return build(write(folder, files)).site


@pytest.fixture(scope="module")
def long(once: Once, serve: Serve) -> str:
    """Serve that site; return its address."""
    return serve(once("long", build_long))


def test_a_number_leads_to_what_was_said_in_that_year(page: Page, site: str) -> None:
    """The first webinar of the year is in sight."""
    page.goto(f"{site}norms/")
    page.get_by_role("link", name=re.compile(r"^13\(k\), 2018: \d passages$")).click()
    expect(page).to_have_url(re.compile(r"/norms/13k/\?year=2018#2018-"))
    expect(page.locator(":target")).to_be_in_viewport()
    assert_in_sight(page, ":target")
    shown = page.locator("[data-or-said] .or-webinar:visible .or-webinar__title")
    assert {"2018" in title for title in shown.all_inner_texts()} == {True}


def test_a_mark_leads_to_its_summary(page: Page, site: str) -> None:
    """Its name is the day and the title; the keyboard reaches it."""
    page.goto(f"{site}series/")
    mark = page.locator(".or-mark").first
    title = str(mark.get_attribute("title")).partition(": ")[2]
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_home_leads_to_the_years(page: Page, site: str) -> None:
    """The table stands where the link says."""
    page.goto(site)
    page.get_by_role("link", name="Year by year").click()
    expect(page).to_have_url(f"{site}norms/#years")
    expect(page.locator(":target")).to_be_in_viewport()
    assert_in_sight(page, "#years")


@pytest.mark.parametrize("path", ["norms/", "series/"])
def test_a_wide_table_scrolls_in_its_frame_alone(new_page: NewPage, long: str, path: str) -> None:
    """With the keyboard too; the first column stays, and the page itself does not move."""
    page = new_page(PHONE, 700)
    page.goto(long + path)
    frame = page.locator(".or-frame")
    frame.focus()
    before = page.locator("tbody th").first.bounding_box()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    # Not by waiting for a function: that is evaluated in the page, and its policy forbids it.
    expect(frame).not_to_have_js_property("scrollLeft", 0)
    after = page.locator("tbody th").first.bounding_box()
    assert before
    assert after
    assert before["x"] == after["x"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_has_all_columns_in_sight(new_page: NewPage, site: str, path: str) -> None:
    """Letters and years stand below the name of a row; nothing has to be moved to be seen."""
    page = new_page(PHONE, 700)
    page.goto(site + path)
    frame = page.locator(".or-frame")
    assert frame.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    assert frame.evaluate(
        """one => [...one.querySelectorAll("thead th")].every(
            head => head.getBoundingClientRect().right <= one.getBoundingClientRect().right)"""
    )
    assert frame.evaluate(
        """one => [...one.querySelectorAll("tr")].every(row => row.cells.length < 2
            || row.cells[1].getBoundingClientRect().width >= 24)"""
    )


def test_a_long_table_is_filtered_and_sorted(page: Page, long: str) -> None:
    """By a part of a name, with or without marks; and back to the order of names."""
    page.goto(f"{long}matrix/")
    rows = page.locator(".or-matrix__speakers tr:visible")
    expect(rows).to_have_count(41)
    first = rows.first.inner_text()
    page.get_by_label("Filter by name").fill("MÚSTER7")
    expect(rows).to_have_count(1)
    page.get_by_label("Filter by name").fill("nobody of that name")
    expect(rows).to_have_count(0)
    expect(page.locator(".or-tablebar__count")).to_have_text("No name matches.")
    page.get_by_label("Filter by name").fill("")
    page.get_by_label("Sort by").select_option("All passages")
    expect(rows).to_have_count(41)
    page.get_by_label("Sort by").select_option("Name")
    assert rows.first.inner_text() == first


def test_a_table_is_sorted_by_a_column(page: Page, site: str) -> None:
    """The highest number comes first; those with the same stay in the order of names."""
    page.goto(f"{site}matrix/")
    page.get_by_label("Sort by").select_option(label="13(k) response teams")
    column = page.locator(".or-matrix__speakers tr > :nth-child(12)").all_inner_texts()
    counts = [int(text) if text.strip().isdigit() else 0 for text in column]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_a_long_table_keeps_its_head(page: Page, long: str) -> None:
    """Whoever is far down still sees which norm a column is."""
    page.goto(f"{long}matrix/")
    page.locator(".or-matrix__speakers tr").last.scroll_into_view_if_needed()
    expect(page.get_by_role("link", name="13(e)", exact=True).first).to_be_in_viewport()


def test_a_phone_keeps_the_head_of_a_long_table(new_page: NewPage, long: str) -> None:
    """There too, the letters stay at the top of the table, however far down somebody is."""
    page = new_page(PHONE, 700)
    page.goto(f"{long}matrix/")
    page.locator(".or-matrix__speakers tr").last.scroll_into_view_if_needed()
    frame = page.locator(".or-frame")
    expect(frame).not_to_have_js_property("scrollTop", 0)
    tops = [
        one.evaluate("one => one.getBoundingClientRect().top")
        for one in (frame, frame.locator("thead"))
    ]
    assert tops[1] - tops[0] == pytest.approx(1, abs=1)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_what_is_out_of_sight_fades_at_the_edge(
    new_page: NewPage, long: str, path: str, width: int
) -> None:
    """A table that goes on to the side or below shows that it does, and names keep their room."""
    page = new_page(width, 700)
    page.goto(long + path)
    frame = page.locator(".or-frame")
    over = "scrollWidth - one.clientWidth", "scrollHeight - one.clientHeight"
    aside, below = (frame.evaluate(f"one => one.{way}") for way in over)
    assert aside > 1 or below > 1
    fades = str(frame.evaluate("one => getComputedStyle(one).maskImage"))
    assert ("to right" in fades) == (aside > 1)
    assert ("linear-gradient(rgb(0, 0, 0) calc" in fades) == (below > 1)
    if path == "series/":
        box = page.locator("tbody th").first.bounding_box()
        assert box
        assert box["width"] >= 80


def test_axe_finds_nothing_in_long_tables(page: Page, long: str) -> None:
    """Sizes, names and contrasts are right for many years and many rows too."""
    found = []
    for path in PAGES:
        page.goto(long + path)
        found += complaints(page)
    assert found == []


def test_paper_has_the_whole_table(page: Page, long: str) -> None:
    """No frame cuts it off, and marks are drawn though paper shows no backgrounds."""
    page.goto(f"{long}series/")
    page.emulate_media(media="print")
    frame = page.locator(".or-frame")
    assert frame.evaluate("one => getComputedStyle(one).overflow") == "visible"
    assert frame.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    border = "one => getComputedStyle(one, '::before').borderTopStyle"
    assert page.locator(".or-mark").first.evaluate(border) == "solid"
