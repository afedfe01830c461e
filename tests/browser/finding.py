"""What tests do with the page that finds: ask it something, and wait for all that it finds."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect


def find(page: Page, site: str, end: str) -> Locator:
    """Load the page in some state; return its hits when they are all there."""
    page.goto(f"{site}find/{end}")
    return settled(page)


def ask(page: Page, end: str) -> Locator:
    """Put the page into some state without loading it again, as going back does."""
    page.evaluate(
        """end => {
            history.pushState(null, "", new URL(end, `${location.origin}${location.pathname}`));
            dispatchEvent(new PopStateEvent("popstate"));
        }""",
        end,
    )
    return settled(page)


def settled(page: Page) -> Locator:
    """Return the hits when they are all there."""
    expect(page.locator(".or-find__results")).to_have_attribute("aria-busy", "false")
    return page.locator(".or-find__hits [data-or-url]")


def counted(page: Page) -> None:
    """Wait until the numbers beside the choices are those of the question."""
    expect(page.locator(".or-find__facets")).to_have_attribute("aria-busy", "false")


def first(page: Page, words: str) -> str | None:
    """Ask the page for some words; return the address of the first hit."""
    return ask(page, f"?q={quote(words)}").first.get_attribute("data-or-url")
