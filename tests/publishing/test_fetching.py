"""The manifest that is published: from a file or the web, within limits."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.publishing import fetching
from onrecord.publishing.fetching import fetch
from onrecord.publishing.manifest import Manifest, ManifestError, dump

ANSWER = dump(Manifest(speakers=("ada-example",))).encode()


class Site(BaseHTTPRequestHandler):
    """A site that behaves as its addresses say."""

    def do_GET(self) -> None:
        """Answer."""
        match self.path:
            case "/site/manifest.json":
                self._answer(200, ANSWER)
            case "/moved/":
                self._answer(302, b"", location="/site/manifest.json")
            case "/elsewhere":
                self._answer(302, b"", location="file:///etc/hostname")
            case "/large":
                self._answer(200, b" " * 2000)
            case "/slow":
                self._drip()
            case "/failing":
                self._answer(500, b"")
            case "/moved/manifest.json":
                self._answer(301, b"", location="/site/manifest.json")
            case _:
                self._answer(404, b"")

    def _answer(self, status: int, body: bytes, location: str = "") -> None:
        """Send a whole answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Send a byte now and then, so that no single wait is long."""
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving() -> Iterator[str]:
    """Serve the site and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of a site that no proxy stands before."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as found:
        yield found


def test_a_file_is_read(tmp_path: Path) -> None:
    """A path is that of a manifest."""
    file = tmp_path / "manifest.json"
    file.write_bytes(ANSWER)
    assert fetch(str(file)) == Manifest(speakers=("ada-example",))


@pytest.mark.parametrize("path", ["/site/manifest.json", "/site/", "/moved/"])
def test_an_address_is_fetched(address: str, path: str) -> None:
    """That of the manifest or that of the site; where it has moved, from there."""
    found = fetch(address + path)
    assert found == Manifest(speakers=("ada-example",))


def test_a_site_that_has_no_manifest_yet_is_no_error(address: str) -> None:
    """Before the first publication there is nothing to keep."""
    assert fetch(f"{address}/new/") is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/failing", "cannot be fetched: the site answers 500"),
        ("/elsewhere", "cannot be fetched"),
        ("/large", "has more than 1,000 bytes"),
        ("/slow", "did not answer within 0.3 seconds"),
    ],
)
def test_what_cannot_be_fetched_is_told(
    address: str, path: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in a sentence with the address; nothing waits or reads without end."""
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    monkeypatch.setattr(fetching, "LIMIT", 1000)
    start = time.monotonic()
    with pytest.raises(ManifestError, match=words) as refused:
        fetch(address + path)
    assert str(refused.value).startswith(address + path)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("http://127.0.0.1:9/", "cannot be fetched: "),
        ("http://[broken/", "cannot be fetched: "),
        ("ftp://example.org/manifest.json", "neither a file nor an address of the web"),
        ("file:///etc/hostname", "neither a file nor an address of the web"),
        ("missing.json", "missing.json cannot be read: No such file or directory."),
    ],
)
def test_what_leads_nowhere_is_told(
    where: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A port that nobody listens at, an address that is none, another kind of address, no file."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ManifestError, match=words):
        fetch(where)


def test_what_is_no_manifest_is_told_with_its_place(tmp_path: Path) -> None:
    """The message says which file it is about."""
    file = tmp_path / "page.json"
    file.write_text("<html>", encoding="utf-8")
    with pytest.raises(ManifestError, match=r"page\.json cannot be used: This is no manifest"):
        fetch(str(file))
