"""Walk through the repository's own site as a reader does, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.looking import DESK, PHONE

FOUNDING = "summaries/2018-12-11-civil-society-peaceful-cyberspace/"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_walk_from_home_to_a_norm_a_passage_its_speaker_and_back(
    new_page: NewPage, site: str, width: int
) -> None:
    """Each step is a click on what is seen, and lands where it says."""
    page = new_page(width)
    page.goto(site)
    page.locator(".or-card a", has_text="13(k)").click()
    expect(page).to_have_url(f"{site}norms/13k/")

    said = page.locator(".or-quote", has_text="Serge Droz").filter(has_text="norm 13(k)").first
    words = said.locator("blockquote").inner_text()
    said.get_by_role("link", name="in context").click()
    expect(page).to_have_url(re.compile(rf"{FOUNDING}#p-\w+$"))
    paragraph = page.locator(".or-passage:target")
    expect(paragraph).to_contain_text(words)
    assert_in_sight(page, ".or-passage:target")
    number = paragraph.locator(".or-number")
    expect(number).to_be_visible()
    expect(number).to_have_text(re.compile(r"^¶ \d+$"))
    assert number.get_attribute("href") == "#" + page.url.partition("#")[2]

    page.locator(".or-people").get_by_role("link", name="Serge Droz").click()
    expect(page).to_have_url(f"{site}speakers/serge-droz/")
    expect(page.locator("h1")).to_have_text("Serge Droz")
    page.locator(".or-cited .or-norm", has_text="13(k)").click()
    expect(page).to_have_url(f"{site}norms/13k/")


def assert_in_sight(page: Page, selector: str) -> None:
    """Fail where an element begins outside the window or below the header of the page."""
    top, header, height = page.evaluate(
        """selector => [
            document.querySelector(selector).getBoundingClientRect().top,
            document.querySelector(".md-header").getBoundingClientRect().bottom,
            innerHeight,
        ]""",
        selector,
    )
    assert header <= top < height


def test_colours_follow_the_system(new_page: NewPage, site: str) -> None:
    """Who has chosen dark colours reads light letters on a dark page, and the other way round."""
    for dark in (False, True):
        page = new_page(dark=dark)
        page.goto(site + FOUNDING)
        scheme = "slate" if dark else "default"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        paper, ink = (brightness(page, name) for name in ("background-color", "color"))
        assert (paper < ink) is dark
        assert abs(paper - ink) > 400


def brightness(page: Page, name: str) -> int:
    """Return the sum of red, green and blue of a colour of the body."""
    colour = page.evaluate("name => getComputedStyle(document.body).getPropertyValue(name)", name)
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3])


def test_skip_link_leads_a_keyboard_past_the_header(page: Page, site: str) -> None:
    """The first press of Tab offers the way to the text; Enter takes it."""
    page.goto(site + FOUNDING)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    target = skip.get_attribute("href") or ""
    expect(page).to_have_url(f"{site}{FOUNDING}{target}")
    assert_in_sight(page, target)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_source_of_a_statement_is_one_click_from_a_norm(page: Page, site: str) -> None:
    """Beside the passage stands what its summary was written from; the summary links to that."""
    page.goto(site)
    page.locator(".or-card a", has_text="13(k)").click()
    quote = page.locator("[data-or-said] .or-quote").first
    expect(quote).to_contain_text(re.compile("report|summary|captions|page"))
    quote.get_by_role("link", name="in context").click()
    expect(page.locator("main")).to_contain_text("Written from")


def test_mistake_is_reported_without_an_account(page: Page, kinds_site: str) -> None:
    """Two clicks from the home page, or from any other; the second one opens a mail."""
    for path in ("", "norms/13e/", "summaries/english/", "speakers/ben-sample/"):
        page.goto(kinds_site + path)
        page.get_by_role("link", name="Corrections").click()
        expect(page.locator(":target")).to_have_text("Corrections")
        mail = page.get_by_role("link", name="record@example.org")
        expect(mail).to_have_attribute("href", "mailto:record@example.org")
