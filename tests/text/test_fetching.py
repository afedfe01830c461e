"""What an address leads to, within limits."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from onrecord.text import fetching
from onrecord.text.fetching import Fetched, FetchError, fetch, is_address
from tests.serving import Serve, answering


def test_a_page_is_fetched(serve: Serve) -> None:
    """Its kind, its encoding and where it was found come with it."""
    url = serve(answering())
    assert fetch(f" {url}/a ü?b=c d#e ") == Fetched(
        f"{url}/a%20%C3%BC?b=c%20d", "text/html", "latin-1", b"<p>A</p>"
    )


def test_text_is_fetched_too(serve: Serve) -> None:
    """Where a server does not name the encoding, none is made up."""
    found = fetch(serve(answering(b"A text.", "text/plain")))
    assert (found.kind, found.charset, found.data) == ("text/plain", "", b"A text.")


def test_a_redirect_is_followed(serve: Serve) -> None:
    """The address is the one at the end."""
    last = serve(answering())
    assert fetch(serve(answering(status=302, Location=f"{last}/here#part"))).url == f"{last}/here"


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "javascript:1", "data:text/html,x"]
)
def test_a_redirect_off_the_web_is_refused(serve: Serve, target: str) -> None:
    """Only http and https are fetched, whoever asks for something else."""
    with pytest.raises(FetchError, match="leads on to something that is not on the web"):
        fetch(serve(answering(status=302, Location=target)))


def test_a_redirect_without_end_is_refused(serve: Serve) -> None:
    """A few redirects are enough."""
    with pytest.raises(FetchError, match="redirects again and again"):
        fetch(serve(answering(status=301, Location="/again")))


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ftp://example.org/",
        "https://",
        "http://[",
        "http://a:b/",
        "http://..a/",
    ],
)
def test_what_is_no_address_of_the_web(address: str) -> None:
    """A message says what an address looks like."""
    with pytest.raises(FetchError, match="an address begins with `https://`"):
        fetch(address)


def test_passwords_are_not_sent_and_not_published() -> None:
    """They would stand in the source of the summary."""
    with pytest.raises(FetchError, match="password"):
        fetch("https://ann:secret@example.org/")


def test_a_password_of_this_machine_is_not_sent(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody meant `~/.netrc` for a page that is imported."""
    (tmp_path / ".netrc").write_text("default login ann password secret\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    sent: list[str | None] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        sent.append(request.headers["Authorization"])
        answering()(request)

    fetch(serve(answer))
    assert sent == [None]


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_only_the_kinds_that_are_wanted_are_read(serve: Serve, kind: str) -> None:
    """The message names the kind."""
    with pytest.raises(FetchError, match=f"of the kind `{kind}`"):
        fetch(serve(answering(kind=kind)), ["text/html"])


def test_a_compressed_page_is_refused(serve: Serve) -> None:
    """Nobody asked for it, and unpacking has no limit."""
    with pytest.raises(FetchError, match="compressed form"):
        fetch(serve(answering(Content_Encoding="gzip")))


def test_a_page_that_is_too_large(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading ends at the limit."""
    monkeypatch.setattr(fetching, "LIMIT", 100)
    assert len(fetch(serve(answering(b"x" * 100))).data) == 100
    with pytest.raises(FetchError, match="more than 100 bytes"):
        fetch(serve(answering(b"x" * 101)))


def test_a_server_that_says_no(serve: Serve) -> None:
    """Its answer is passed on, in words and as a number."""
    with pytest.raises(FetchError, match="the server answered 403 Forbidden") as error:
        fetch(serve(lambda request: request.send_error(403)))
    assert error.value.status == 403


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason of the system stands in the message."""
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="Connection refused"):
        fetch(f"http://127.0.0.1:{port}/")


def test_a_server_that_speaks_another_language(serve: Serve) -> None:
    """What is no answer of the web is no traceback either."""
    with pytest.raises(FetchError, match="no answer that can be read"):
        fetch(serve(lambda request: request.wfile.writelines([b"Hello\n\n"])))


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nX"])
def test_time_is_limited_in_all(
    serve: Serve, begin: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that goes on and on does not keep anybody waiting."""
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    enough = threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(begin)
        enough.wait(60)

    with pytest.raises(FetchError, match=r"within 0\.2 seconds"):
        fetch(serve(answer))
    enough.set()


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("https://x", True),
        ("file://x", True),
        ("report.txt", False),
        ("a/b://c", False),
        ("C:\\x", False),
    ],
)
def test_addresses_are_told_from_files(given: str, answer: bool) -> None:
    """By what stands before `://`."""
    assert is_address(given) is answer
