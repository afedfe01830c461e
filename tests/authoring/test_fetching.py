"""Pages from the web, within limits."""

from __future__ import annotations

import socket
import time
import urllib.error
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.authoring import fetching
from onrecord.authoring.fetching import Fetched, fetch, is_address
from onrecord.authoring.refusal import RefusedError
from tests.authoring.conftest import Answer

Serve = Callable[[Answer], str]


def answering(
    body: bytes = b"<p>A</p>", kind: str | None = "text/html; charset=latin-1", **headers: str
) -> Answer:
    """Return what answers with a page."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if kind:
            request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirecting(target: str, code: int = 302) -> Answer:
    """Return what leads on to another address."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        request.send_header("Location", target)
        request.end_headers()

    return answer


def test_a_page_is_fetched(served: Serve) -> None:
    """Its kind, its encoding and where it was found come with it."""
    url = served(answering())
    assert fetch(f" {url}/a ü?b=c d#e ") == Fetched(
        f"{url}/a%20%C3%BC?b=c%20d", "text/html", "latin-1", b"<p>A</p>"
    )


def test_text_is_fetched_too(served: Serve) -> None:
    """Where a server does not name the encoding, none is made up."""
    found = fetch(served(answering(b"A text.", "text/plain")))
    assert (found.kind, found.charset, found.data) == ("text/plain", "", b"A text.")


def test_a_redirect_is_followed(served: Serve) -> None:
    """The address is the one at the end."""
    last = served(answering())
    assert fetch(served(redirecting(f"{last}/here#part"))).url == f"{last}/here"


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "javascript:1", "data:text/html,x"]
)
def test_a_redirect_off_the_web_is_refused(served: Serve, target: str) -> None:
    """Only http and https are fetched, whoever asks for something else."""
    with pytest.raises(RefusedError, match="leads on to something that is not on the web"):
        fetch(served(redirecting(target)))


def test_a_redirect_without_end_is_refused(served: Serve) -> None:
    """A few redirects are enough."""
    with pytest.raises(RefusedError, match="leads on and on"):
        fetch(served(redirecting("/again", 301)))


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
    with pytest.raises(RefusedError, match="is not an address that can be fetched"):
        fetch(address)


def test_passwords_are_not_sent_and_not_published() -> None:
    """They would stand in the source of the summary."""
    with pytest.raises(RefusedError, match="password"):
        fetch("https://ann:secret@example.org/")


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_only_html_and_text_are_read(served: Serve, kind: str) -> None:
    """The message names the kind."""
    with pytest.raises(RefusedError, match=kind):
        fetch(served(answering(kind=kind)))


def test_a_packed_page_is_refused(served: Serve) -> None:
    """Nobody asked for it, and unpacking has no limit."""
    with pytest.raises(RefusedError, match="packed form"):
        fetch(served(answering(Content_Encoding="gzip")))


def test_a_page_that_says_it_is_too_large(served: Serve) -> None:
    """It is not read at all."""
    with pytest.raises(RefusedError, match="10 MiB"):
        fetch(served(answering(Content_Length=str(fetching.LIMIT + 1))))


def test_a_page_that_is_too_large(served: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading ends at the limit."""
    monkeypatch.setattr(fetching, "LIMIT", 100)
    assert len(fetch(served(answering(b"x" * 100))).data) == 100
    with pytest.raises(RefusedError, match="more than 100 bytes"):
        fetch(served(answering(b"x" * 101)))


def test_a_server_that_says_no(served: Serve) -> None:
    """Its answer is passed on."""
    with pytest.raises(RefusedError, match="The server answered 403 Forbidden") as refused:
        fetch(served(lambda request: request.send_error(403)))
    assert "Save the page in your browser" in refused.value.hint


def test_a_server_that_is_not_there() -> None:
    """The reason stands in the message."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(RefusedError, match="could not be fetched: "):
        fetch(f"http://127.0.0.1:{port}/")


def greeting(request: BaseHTTPRequestHandler) -> None:
    """Say something that is no answer of the web."""
    request.wfile.write(b"Hello\n\n")


def test_a_server_that_speaks_another_language(served: Serve) -> None:
    """What is no answer of the web is no traceback either."""
    with pytest.raises(RefusedError, match="could not be fetched"):
        fetch(served(greeting))


def test_a_connection_that_takes_too_long() -> None:
    """It is told in the same words, whoever notices first."""
    late = urllib.error.URLError(TimeoutError())
    assert "within 3 seconds" in fetching._refusal(late, 3).message
    assert "within 3 seconds" in fetching._refusal(TimeoutError(), 3).message


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_time_is_limited_in_all(served: Serve, begin: bytes) -> None:
    """A server that sends a letter now and then does not keep anybody waiting."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(begin)
        for _ in range(15):
            request.wfile.write(b"X")
            time.sleep(0.1)

    start = time.monotonic()
    with pytest.raises(RefusedError, match=r"within 0\.5 seconds"):
        fetch(served(answer), seconds=0.5)
    assert time.monotonic() - start < 1.2


def test_a_server_that_says_nothing(served: Serve) -> None:
    """Waiting for the first letter is limited as well."""
    with pytest.raises(RefusedError, match=r"within 0\.2 seconds"):
        fetch(served(lambda _: time.sleep(1)), seconds=0.2)


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
