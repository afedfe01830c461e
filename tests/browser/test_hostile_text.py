"""Text that tries to run a script is only ever text, on pages and in search."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.finding import find
from tests.conftest import Once
from tests.hosts.projects import HOSTILE, write_hostile

PAGES = ["", "summaries/first/", "norms/13e/", "speakers/ada-example/", "summaries/", "matrix/"]


@pytest.fixture(scope="module")
def hostile(once: Once, serve: Serve) -> str:
    """Serve a site in which every text of a contributor's tries to run a script."""
    return serve(once("hostile", lambda folder: build(write_hostile(folder)).site))


def assert_harmless(page: Page) -> None:
    """Fail where a script ran or a picture of theirs is in the page."""
    assert page.evaluate("window.hit") is None
    expect(page.locator("img[src='x']")).to_have_count(0)


def test_pages_show_hostile_text_and_run_nothing(page: Page, hostile: str) -> None:
    """What was typed is what is read, to the last character."""
    for path in PAGES:
        page.goto(hostile + path)
        expect(page.locator("body")).to_contain_text("window.hit=1")
        assert_harmless(page)


def test_titles_are_read_as_they_were_written(page: Page, hostile: str) -> None:
    """In the heading, in the browser's tab and in the header on the way down."""
    page.goto(f"{hostile}summaries/first/")
    expect(page.locator("h1")).to_have_text(HOSTILE)
    expect(page).to_have_title(f"{HOSTILE} - A small site")
    expect(page.locator("[data-md-component=header-topic]")).to_have_text(HOSTILE)
    assert_harmless(page)


def test_search_shows_hostile_text_and_runs_nothing(page: Page, hostile: str) -> None:
    """Results are put together in the browser, from titles and texts of the index."""
    for words in ("Example", "src=x"):
        find(page, hostile, f"?q={quote(words)}")
        expect(page.locator(".or-find__hits")).to_contain_text("</script><script>window.hit=1")
        assert_harmless(page)
