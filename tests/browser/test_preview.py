"""Search in the preview, which stands below the path of the site's address."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finding import find
from tests.hosts.projects import SETTINGS, SUMMARY, write
from tests.hosts.test_commands import fetched, until


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    """Preview the smallest project; return its address, which ends with a slash."""
    settings = f"site_url: https://example.org/cyber-norms/\n{SETTINGS}"
    config_file = write(tmp_path / "project", {"mkdocs.yml": settings})
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--address", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=config_file.parent, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/cyber-norms/"
    try:
        until(lambda: "</html>" in fetched(address))
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


# `preview` comes before `page`, so that the page is closed before its server is.


def test_preview_finds_what_was_just_written(preview: str, page: Page, tmp_path: Path) -> None:
    """Whatever was saved is found, below the path that the site will have."""
    hits = find(page, preview, "?q=norm+e")
    expect(hits.first).to_have_attribute("data-or-url", "norms/13e/")
    page.locator(".or-hit__title a").first.click()
    expect(page).to_have_url(f"{preview}norms/13e/")
    # A page that is open loads itself anew when the summary has changed.
    page.goto("about:blank")
    summary = tmp_path / "project" / "summaries" / "first.md"

    def write_more() -> None:
        summary.write_text(SUMMARY.replace("Nobody asked.", "Somebody spoke of zebras."))

    until(lambda: "zebras" in fetched(f"{preview}summaries/first/"), write_more)
    hits = find(page, preview, "?q=zebra")
    expect(hits.first).to_have_attribute("data-or-url", "summaries/first/")
