"""Sites served on this machine and shown in a real browser: one browser and one server each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Protocol
from urllib.parse import urlsplit

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
from tests.conftest import Once
from tools import browser as chromium

HERE = Path(__file__).parent
PATIENCE = 60_000
"""How many milliseconds anything may take: a busy machine is slow, and what does not come fails all
the same."""
expect.set_options(timeout=PATIENCE)

FLAGS = [
    # What keeps Chromium from talking to anybody but the servers below.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # All pages in one process, which has compiled our scripts already.
    "--process-per-site",
]


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; those of a file share what they show, and stay together."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium; where there is none, fail and say what to do."""
    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium for the browser tests: run `make browser`.")
    # Without its sandbox, which root may not use: it is shown nothing but our own pages.
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, chromium_sandbox=False, args=FLAGS)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on a free port; give its address, which ends with a slash."""
    answering = partial(handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), answering) as server:
        thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Serve(Protocol):
    """Serves a folder until all tests have ended, so that no page outlives its server."""

    def __call__(self, folder: Path) -> str:
        """Return the folder's address, which ends with a slash."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Give what serves a folder until all tests have ended."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture(scope="session")
def site(serve: Serve, built_site: Path) -> str:
    """Serve the repository's own site; return its address, which ends with a slash."""
    return serve(built_site)


@pytest.fixture(scope="session")
def kinds_folder(once: Once) -> Path:
    """Build a site with a page of every kind; return its folder."""
    return once("kinds", lambda folder: build(kinds.write(folder)).site)


@pytest.fixture(scope="session")
def kinds_site(serve: Serve, kinds_folder: Path) -> str:
    """Serve that site; return its address, which ends with a slash."""
    return serve(kinds_folder)


@pytest.fixture(scope="session")
def window(
    browser: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Open the window in which most tests open their pages."""
    empty = tmp_path_factory.mktemp("empty")
    (empty / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    with browser.new_context(reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE)
        # A page that is always there, so that the process of all pages stays.
        context.new_page().goto(serve(empty))
        yield context


class NewPage(Protocol):
    """Opens an empty page of the size and in the colours a reader has."""

    def __call__(self, width: int = 1280, height: int = 900, *, dark: bool = False) -> Page:
        """Return the page."""


@pytest.fixture
def new_page(window: BrowserContext) -> Iterator[NewPage]:
    """Give what opens pages; in the end, fail on whatever the browser complained about."""
    complaints: list[str] = []
    opened: list[Page] = []

    def open_page(width: int = 1280, height: int = 900, *, dark: bool = False) -> Page:
        page = watched(window, complaints)
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        return page

    yield open_page
    for page in opened:
        leave(page)
    assert complaints == []


def leave(page: Page) -> None:
    """Close a page; what it has stored, also on leaving, is forgotten."""
    place = urlsplit(page.url)
    if place.netloc:
        page.goto("about:blank")
        session = page.context.new_cdp_session(page)
        storage = {"origin": f"{place.scheme}://{place.netloc}", "storageTypes": "local_storage"}
        session.send("Storage.clearDataForOrigin", storage)
    page.close()


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
