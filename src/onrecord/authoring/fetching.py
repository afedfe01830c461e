"""Fetch a page from the web, within limits of time and size."""

from __future__ import annotations

import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from onrecord import __version__
from onrecord.authoring.refusal import RefusedError

LIMIT = 10 << 20
"""The most bytes that are read: 10 MiB."""

SECONDS = 10.0
"""How long fetching may take in all."""

_KINDS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "text/markdown"))
_REDIRECTS = 5
_PIECE = 1 << 16
_BY_HAND = "Save the page in your browser, and import the file."


@dataclass(frozen=True)
class Fetched:
    """What an address led to."""

    url: str
    """Where it was found at last, without a fragment."""
    kind: str
    """`text/html`, `text/plain` …"""
    charset: str
    """As the server says; empty where it does not."""
    data: bytes


def is_address(given: str) -> bool:
    """Say whether somebody gave an address rather than the path of a file."""
    scheme, sign, _ = given.partition("://")
    return bool(sign) and scheme.isalnum()


def fetch(address: str, seconds: float = SECONDS) -> Fetched:
    """Return what an address leads to: HTML or text. Raises `RefusedError`.

    A thread does the work, because neither the look-up of a name nor a server that sends one
    letter each second could be ended otherwise.
    """
    url = _request_address(address)
    answers: queue.Queue[Fetched | Exception] = queue.Queue()

    def work() -> None:
        try:
            answers.put(_fetch(url, time.monotonic() + seconds, seconds))
        except Exception as error:  # noqa: BLE001  (it is raised again where somebody waits)
            answers.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise _too_slow(seconds) from None
    if isinstance(answer, Fetched):
        return answer
    raise _refusal(answer, seconds)


def _request_address(address: str) -> str:
    """Return an address as a request has it: in plain letters, without a fragment."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        host = port = ""
    if not host or parts.scheme not in {"http", "https"}:
        raise RefusedError(
            f"`{address}` is not an address that can be fetched.",
            "An address begins with `https://` or `http://` and the name of a server.",
        )
    if parts.username or parts.password:
        raise RefusedError(
            "The address holds a user's name or password, and it would be published as the source.",
            _BY_HAND,
        )
    host = f"[{host}]" if ":" in host else host
    path, query = (
        quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"),
        quote(parts.query, safe="%=&;/?:@!$'()*+,~[]"),
    )
    return urlunsplit((parts.scheme, host + port, path, query, ""))


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, and only to other pages of the web."""

    max_redirections = _REDIRECTS

    def redirect_request(  # noqa: PLR0917  (urllib's own)
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Follow a redirect, or refuse it."""
        if urlsplit(newurl).scheme not in {"http", "https"}:
            fp.close()
            raise _off_the_web()
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetch(url: str, deadline: float, seconds: float) -> Fetched:
    """Open an address and read what it gives."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    headers = {
        "User-Agent": f"onrecord/{__version__}",
        "Accept": ", ".join(sorted(_KINDS)),
        "Accept-Encoding": "identity",
    }
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  (only http and https get here)
    with opener.open(request, timeout=seconds) as response:
        kind = _kind(response.headers)
        data = bytearray()
        while piece := response.read1(_PIECE):
            data += piece
            if len(data) > LIMIT:
                raise _too_large()
            if time.monotonic() > deadline:
                raise _too_slow(seconds)
        charset = response.headers.get_content_charset() or ""
        return Fetched(response.geturl().partition("#")[0], kind, charset, bytes(data))


def _kind(headers: Message) -> str:
    """Return the kind of an answer; refuse what is neither HTML nor text, and what is too large."""
    kind = headers.get_content_type()
    if kind not in _KINDS:
        raise RefusedError(
            f"The address leads to something of the kind `{kind}`, not to HTML or text.",
            "Save it, and import the file: HTML, plain text, Markdown and Word (.docx) are read.",
        )
    if headers.get("Content-Encoding", "identity").lower() != "identity":
        raise RefusedError("The server sends the page in a packed form only.", _BY_HAND)
    length = headers.get("Content-Length", "")
    if length.isdigit() and int(length) > LIMIT:
        raise _too_large()
    return kind


def _too_large() -> RefusedError:
    """Say that there is too much to read."""
    return RefusedError(
        f"The page has more than {LIMIT:,} bytes (10 MiB).", "Import only the part with the text."
    )


def _off_the_web() -> RefusedError:
    """Say that an address leads somewhere else than to a page."""
    return RefusedError("The address leads on to something that is not on the web.", _BY_HAND)


def _too_slow(seconds: float) -> RefusedError:
    """Say that it took too long."""
    return RefusedError(
        f"The page did not arrive within {seconds:g} seconds.", f"Try again later. {_BY_HAND}"
    )


def _refusal(error: Exception, seconds: float) -> RefusedError:
    """Say in plain words why a page could not be fetched."""
    if isinstance(error, RefusedError):
        return error
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        if "not allowed" in error.reason:
            return _off_the_web()
        if error.code in {301, 302, 303, 307, 308}:
            return RefusedError("The address leads on and on, and never to a page.", _BY_HAND)
        return RefusedError(
            f"The server answered {error.code} {error.reason}.", f"Check the address. {_BY_HAND}"
        )
    if isinstance(reason, TimeoutError):
        return _too_slow(seconds)
    words = getattr(reason, "strerror", None) or str(reason) or "the system does not say why"
    return RefusedError(
        f"The page could not be fetched: {words}.", f"Check the address. {_BY_HAND}"
    )
