"""The preview in a real browser: search, reloading, and the policy of the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.hosts.policy import policy
from tests.browser.conftest import leave, watched
from tests.browser.finding import find
from tests.hosts.previewing import Preview, previewing
from tests.hosts.projects import SETTINGS, SUMMARY, write
from tests.hosts.test_policy import MERMAID

PATH = "cyber-norms/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the smallest project, with an address that has a path; return its folder."""
    settings = f"site_url: https://example.org/{PATH}\n{SETTINGS}{MERMAID}"
    return write(tmp_path / "project", {"mkdocs.yml": settings, "docs/own.md": OWN}).parent


OWN = """\
# Our own page

<script>window.ran = true</script>

```mermaid
graph LR
```

<p id="styled" style="color: red">Words</p>
"""
"""A page with what the policy forbids."""


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    """Preview that project."""
    command = [sys.executable, "-m", "onrecord", "serve", "--address"]
    with previewing(project, tmp_path / "log", command) as running:
        running.shows(PATH, "</html>")
        yield running


# `preview` comes before `page`, so that the page is closed before its server is.


def test_preview_finds_what_was_just_written(preview: Preview, page: Page, project: Path) -> None:
    """Whatever was saved is found, below the path that the site will have."""
    site = preview.address + PATH
    hits = find(page, site, "?q=norm+e")
    expect(hits.first).to_have_attribute("data-or-url", "norms/13e/")
    page.locator(".or-hit__title a").first.click()
    expect(page).to_have_url(f"{site}norms/13e/")
    # A page that is open loads itself anew when the summary has changed.
    page.goto("about:blank")
    more = SUMMARY.replace("Nobody asked.", "Somebody spoke of zebras.")
    preview.save(project / "summaries" / "first.md", more)
    preview.shows(f"{PATH}summaries/first/", "zebras")
    hits = find(page, site, "?q=zebra")
    expect(hits.first).to_have_attribute("data-or-url", "summaries/first/")


def test_preview_forbids_what_the_site_would(preview: Preview, browser: Browser) -> None:
    """Nothing looks right while it is written that is not once it is published; the terminal says so."""
    for lacking in ("script-src: [https://unpkg.com]", "style-src: ["):
        preview.says(f"mkdocs.yml: policy: {{{lacking}")
    told: list[str] = []
    with browser.new_context() as context:
        page = watched(context, told)
        with page.expect_console_message(lambda message: "unpkg.com" in message.text):
            page.goto(f"{preview.address}{PATH}own/")
        expect(page.locator("meta[http-equiv=Content-Security-Policy]")).to_have_attribute(
            "content", policy("strict")
        )
        expect(page.locator("#styled")).not_to_have_css("color", "rgb(255, 0, 0)")
        assert page.evaluate("window.ran") is None
        leave(page)
    assert "Executing inline script violates" in str(told)
    assert "Applying inline style violates" in str(told)


def test_page_of_a_preview_reloads_itself(preview: Preview, page: Page, project: Path) -> None:
    """Though its policy allows no script inside; what is wrong stands at its foot."""
    page.goto(f"{preview.address}{PATH}summaries/first/")
    preview.says("Browser connected")
    summary = project / "summaries" / "first.md"
    preview.save(summary, SUMMARY.replace("Nobody asked.", "Somebody spoke of zebras."))
    expect(page.get_by_text("zebras")).to_be_visible()
    preview.save(summary, SUMMARY.replace("ada-example", "nobody-known"))
    trouble = page.get_by_role("alert")
    expect(trouble).to_contain_text("The preview stays as it was.")
    expect(trouble).to_have_css("position", "fixed")
