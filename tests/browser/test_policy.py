"""What the browser is told not to load, and what works all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve, watched
from tests.browser.looking import ready
from tests.browser.test_walk import FOUNDING

LISTEN = """
    window.broken = [];
    document.addEventListener("securitypolicyviolation", event => {
        window.broken.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
"""

TOLD = """() => new Promise((done, fail) => {
    const look = () => window.broken.some(one => one.startsWith("script-src"))
        ? done() : setTimeout(look, 20);
    setTimeout(() => fail(new Error("No broken policy was told.")), 30000);
    look();
})"""
"""Waits without having anything evaluated in the page, which its policy forbids."""


def test_chosen_colours_stay(page: Page, site: str) -> None:
    """Who has chosen dark colours gets them on the next page too, and nothing light before."""
    page.goto(site)
    for name in ("Use the light colours", "Use the dark colours"):
        page.locator(f"label[title='{name}']").click()
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site + FOUNDING, wait_until="commit")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_browser_keeps_what_a_reader_chose_and_nothing_else(page: Page, site: str) -> None:
    """What the page on privacy says is true: reading leaves nothing behind, no cookie either."""
    kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"
    for path in ("", FOUNDING, "norms/13e/", "matrix/", "find/?q=cyber", "propose/", "privacy/"):
        page.goto(site + path)
        ready(page)
        assert page.evaluate(kept) == [""], path
    page.locator("label[title='Use the light colours']").click()
    assert page.evaluate(kept) == ["/.__palette", ""]
    for name in ("Use the dark colours", "Follow the system's colours"):
        page.locator(f'label[title="{name}"]').click()
    assert page.evaluate(kept) == [""]


def test_code_can_be_copied(page: Page, site: str) -> None:
    """The button at a piece of code does its work."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}manual/diagnostics/")
    page.locator(".md-code__button[data-md-type=copy]").first.click()
    expect(page.locator(".md-dialog--active")).to_be_visible()


@pytest.mark.parametrize(
    "script", ["<script>window.ran = true</script>", "<img src=x onerror='window.ran = true'>"]
)
def test_script_inside_a_page_does_not_run(
    browser: Browser, serve: Serve, built_site: Path, tmp_path: Path, script: str
) -> None:
    """Whatever found its way into a text, the browser does not run it, and complains of it."""
    html = (built_site / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(html.replace("</h1>", f"</h1>{script}"), encoding="utf-8")
    complaints: list[str] = []
    with browser.new_context() as context:
        page = watched(context, complaints)
        page.add_init_script(LISTEN)
        page.goto(serve(tmp_path))
        page.evaluate(TOLD)
        assert page.evaluate("window.ran") is None
    assert "violates the following Content Security Policy" in "\n".join(complaints)
