"""Old links in a real browser: they lead on, to the very paragraph."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.conftest import Once
from tests.hosts.projects import SPEAKERS, SUMMARY, write

PINNED = SUMMARY.replace("date:", "redirect_from: [/summaries/zero/, /zero.html]\ndate:").replace(
    "matters.", "matters. {#own} {#taken-over}"
)
FILES = {
    "summaries/first.md": PINNED,
    "summaries/gone.md": SUMMARY.replace("date:", "withdrawn: {on: 2024-07-08, reason: W}\ndate:"),
    "speakers.yaml": SPEAKERS.replace("}", ", former_ids: [a-example]}"),
}


@pytest.fixture(scope="module")
def address(once: Once, serve: Serve) -> str:
    """Serve a site on which everything stood elsewhere before."""
    return serve(once("moved", lambda folder: build(write(folder, FILES)).site))


@pytest.mark.parametrize("old", ["summaries/zero/", "zero.html"])
def test_an_old_address_leads_to_the_paragraph(page: Page, address: str, old: str) -> None:
    """What was asked and the place on the page are carried over; nothing stays to go back to."""
    page.goto(address)
    page.goto(f"{address}{old}?from=here#own")
    page.wait_for_url(f"{address}summaries/first/?from=here#own")
    expect(page.locator(".or-passage:target")).to_contain_text("norm 13(e) matters")
    page.go_back()
    page.wait_for_url(address)


def test_a_former_id_leads_to_the_person(page: Page, address: str) -> None:
    """With the norm that was asked for."""
    page.goto(f"{address}speakers/a-example/#13e")
    page.wait_for_url(f"{address}speakers/ada-example/#13e")
    expect(page.locator("h1")).to_contain_text("Ada Example")


def test_an_anchor_that_was_taken_over_marks_the_paragraph(page: Page, address: str) -> None:
    """The paragraph looks the same, by whichever of its anchors one comes."""
    colours = []
    for anchor in ("own", "taken-over", "nothing"):
        page.goto(f"{address}summaries/first/")
        page.goto(f"{address}summaries/first/#{anchor}")
        passage = page.locator("#own")
        colours.append(passage.evaluate("element => getComputedStyle(element).backgroundColor"))
    assert colours[0] == colours[1] != colours[2]


def test_without_scripts_an_old_address_leads_on(browser: Browser, address: str) -> None:
    """The page is found, though not the place on it."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}summaries/zero/")
        page.wait_for_url(f"{address}summaries/first/")


def test_a_link_to_a_withdrawn_paragraph_finds_the_notice(page: Page, address: str) -> None:
    """It stands at the top of the page, where an unknown anchor leads."""
    page.goto(f"{address}summaries/gone/#p-00000000")
    expect(page.get_by_text("This summary was withdrawn on 8 July 2024.")).to_be_in_viewport()
