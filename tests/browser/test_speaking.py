"""Who is speaking, beside each paragraph of a summary in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.looking import DESK, PHONE, SMALL, complaints, too_wide
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, SUMMARY, write

TEXT = SUMMARY.replace("matters.", "matters.\n\nExample went on at some length.") + (
    "\n- Example listed one thing;\n- and it rained.\n\nExample saw two:\n\n- rain;\n- snow.\n"
)


@pytest.fixture(scope="module")
def site(once: Once, serve: Serve) -> str:
    """Serve a site with a summary in which one person speaks; return its address."""
    files = {"mkdocs.yml": SETTINGS, "summaries/first.md": TEXT}
    return serve(once("speaking", lambda folder: build(write(folder, files)).site))


def box(one: Locator) -> FloatRect:
    """Return where an element is."""
    found = one.bounding_box()
    assert found
    return found


def test_name_is_in_sight_and_the_reason_where_somebody_looks(page: Page, site: str) -> None:
    """The reason comes with the number in focus, or with a pointer; so does a name that goes on."""
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{site}summaries/first/")
    first, again = (page.locator(".or-voice").nth(place) for place in (0, 1))
    reason = first.locator(".or-voice__basis")
    assert box(first.get_by_role("link"))["width"] > 20
    assert box(reason)["width"] <= 1
    assert box(again)["width"] <= 1
    page.locator(".or-passage:has(> .or-voice) > .or-number").first.focus()
    assert box(reason)["width"] > 20
    page.locator(".or-passage:has(> .or-voice--on)").first.hover()
    assert box(again)["width"] > 20
    text = page.locator(".or-passage:has(> .or-voice)").first
    assert box(first)["x"] >= box(text)["x"] + box(text)["width"]


def test_on_a_phone_and_in_print_the_name_stands_above(page: Page, site: str) -> None:
    """Nothing is wider than the window; in print the reason stands there, too."""
    page.goto(f"{site}summaries/first/")
    assert too_wide(page, PHONE) <= 0
    first = page.locator(".or-voice").first
    expect(first).to_be_visible()
    assert box(first)["x"] < PHONE / 2
    assert box(first.locator(".or-voice__basis"))["width"] > 20
    text = page.locator(".or-passage:has(> .or-voice--on)").first
    before = box(text)
    text.hover()
    assert box(text) == before  # What is about to be tapped stays where it is.
    page.emulate_media(media="print")
    assert box(first.locator(".or-voice__basis"))["width"] > 20
    expect(page.locator(".or-voice--on").first).to_be_hidden()


def test_axe_finds_nothing(page: Page, site: str) -> None:
    """On a desk in either colours, and on a phone, with a paragraph that was asked for."""
    page.goto(f"{site}summaries/first/")
    page.locator(".or-number").first.click()
    assert complaints(page) == []


def test_longest_reason_fits_a_small_phone(page: Page, site: str) -> None:
    """Away from the summary, too: it wraps rather than make the page scroll sideways."""
    page.goto(f"{site}speakers/ada-example/")
    expect(page.get_by_text("inferred from the sentence before the list").first).to_be_attached()
    assert too_wide(page, SMALL) <= 0
