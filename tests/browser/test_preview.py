"""Search in the preview, which stands below the path of the site's address."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finding import find
from tests.hosts.previewing import Preview, previewing
from tests.hosts.projects import SETTINGS, SUMMARY, write

PATH = "cyber-norms/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the smallest project, with an address that has a path; return its folder."""
    settings = f"site_url: https://example.org/{PATH}\n{SETTINGS}"
    return write(tmp_path / "project", {"mkdocs.yml": settings}).parent


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
