"""Versions of a site that mike puts into a branch: each has its own search, and leads to the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.finding import find
from tests.neighbours.building import build
from tests.neighbours.rows import ROWS

pytestmark = pytest.mark.browser


def test_each_version_finds_what_it_says(tmp_path: Path, page: Page, serve: Serve) -> None:
    """The newer one, and its alias, find a page that the older does not have."""
    [row] = [row for row in ROWS if row.name == "mike"]
    newest, _ = build(tmp_path, row)
    site = serve(newest.parent)
    found = {
        version: find(page, f"{site}{version}/", "?q=turnips").count()
        for version in ("1.0", "2.0", "latest")
    }
    assert found == {"1.0": 0, "2.0": 1, "latest": 1}
    page.goto(f"{site}1.0/norms/13e/")
    page.locator(".md-version").hover()
    page.get_by_role("link", name="2.0").click()
    expect(page).to_have_url(f"{site}2.0/norms/13e/")
