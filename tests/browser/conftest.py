"""The repository's own site, built once, served on this machine and shown in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from onrecord.hosts.commands import build
from tests.browser import kinds
from tools import browser as chromium

HERE = Path(__file__).parent
expect.set_options(timeout=30_000)
"""On a busy machine, what comes in no time can take a while; what does not come fails all the same."""

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
"""What keeps Chromium from talking to anybody but the server below."""

FINDING = ("test_filters", "test_find", "test_previews")
"""What takes as long as all other tests here."""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and keep them in two processes: many share one site."""
    for item in items:
        if HERE in item.path.parents:
            group = "finding" if item.path.stem in FINDING else "browser"
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium; where there is none, fail and say what to do."""
    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium for the browser tests: run `make browser`.")
    # Without its sandbox, which root may not use: it is shown nothing but our own pages.
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=path, chromium_sandbox=False, args=[*QUIET, "--no-first-run"]
        )


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; give its address, which ends with a slash."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Serve(Protocol):
    """Serves a folder until the test ends."""

    def __call__(self, folder: Path) -> str:
        """Return the folder's address, which ends with a slash."""


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Give what serves a folder until the test ends."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """Serve the built site; return its address, which ends with a slash."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with a page of every kind; return its folder."""
    return build(kinds.write(tmp_path_factory.mktemp("kinds"))).site


@pytest.fixture(scope="session")
def kinds_site(kinds_folder: Path) -> Iterator[str]:
    """Serve that site; return its address, which ends with a slash."""
    with served(kinds_folder) as address:
        yield address


class NewPage(Protocol):
    """Opens an empty page of the size and in the colours a reader has."""

    def __call__(self, width: int = 1280, height: int = 900, *, dark: bool = False) -> Page:
        """Return the page."""


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Give what opens pages; in the end, fail on whatever the browser complained about."""
    with ExitStack() as stack:
        complaints: list[str] = []

        def open_page(width: int = 1280, height: int = 900, *, dark: bool = False) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            stack.callback(context.close)
            return watched(context, complaints)

        yield open_page
    assert complaints == []


def watched(context: BrowserContext, complaints: list[str]) -> Page:
    """Open a page that collects errors, and requests to any server but ours."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def watch(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            complaints.append(f"asks another server: {request.url}")

    page = context.new_page()
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", watch)
    return page


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Open a page as wide as a desk has it, in light colours."""
    return new_page()
