"""Text that tries to run a script is only ever text, on pages and in search."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.hosts.projects import HOSTILE, write_hostile

# `serve` comes before `page` everywhere, so that the page is closed before its server is.

PAGES = ["", "summaries/first/", "norms/13e/", "speakers/ada-example/", "summaries/", "matrix/"]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in which every text of a contributor's tries to run a script."""
    return build(write_hostile(tmp_path_factory.mktemp("hostile"))).site


def assert_harmless(page: Page) -> None:
    """Fail where a script ran or a picture of theirs is in the page."""
    assert page.evaluate("window.hit") is None
    expect(page.locator("img[src='x']")).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
def test_page_shows_hostile_text_and_runs_nothing(
    serve: Serve, page: Page, hostile_site: Path, path: str
) -> None:
    """What was typed is what is read, to the last character."""
    page.goto(serve(hostile_site) + path)
    expect(page.locator("body")).to_contain_text("window.hit=1")
    assert_harmless(page)


def test_titles_are_read_as_they_were_written(serve: Serve, page: Page, hostile_site: Path) -> None:
    """In the heading, in the browser's tab and in the header on the way down."""
    page.goto(serve(hostile_site) + "summaries/first/")
    expect(page.locator("h1")).to_have_text(HOSTILE)
    expect(page).to_have_title(f"{HOSTILE} - A small site")
    expect(page.locator("[data-md-component=header-topic]")).to_have_text(HOSTILE)
    assert_harmless(page)


@pytest.mark.parametrize("words", ["Example", "src=x"])
def test_search_shows_hostile_text_and_runs_nothing(
    serve: Serve, page: Page, hostile_site: Path, words: str
) -> None:
    """Results are put together in the browser, from titles and texts of the index."""
    page.goto(f"{serve(hostile_site)}find/?q={quote(words)}")
    expect(page.locator(".or-find__hits")).to_contain_text("</script><script>window.hit=1")
    assert_harmless(page)
