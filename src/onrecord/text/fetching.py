"""Fetch from the web, within limits of time and size: the one door to requests."""

from __future__ import annotations

import threading
from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING

from onrecord import __version__

if TYPE_CHECKING:
    from requests import Response

_NO_ADDRESS = "an address begins with `https://` or `http://` and the name of a server"

LIMIT = 10 << 20
"""The most bytes that are read: 10 MiB."""

SECONDS = 10.0
"""How long fetching may take in all."""

_REDIRECTS = 5
_PIECE = 1 << 16


class FetchError(Exception):
    """Nothing was fetched; the message is a clause that says why: `the server answered 403 Forbidden`."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status
        """What the server answered; 0 where the reason is another."""


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


def fetch(address: str, kinds: Collection[str] = ()) -> Fetched:
    """Return what an address leads to, if it is one of the kinds. Raises `FetchError`.

    A thread does the work, because neither the look-up of a name nor a server that sends one
    letter each second could be ended otherwise.
    """
    scheme, _, rest = address.strip().partition("://")
    if scheme.lower() not in {"http", "https"}:
        raise FetchError(_NO_ADDRESS)
    if "@" in rest.partition("/")[0]:
        raise FetchError("it holds a user's name or password, and it would be published")
    answer: Future[Fetched] = Future()

    def work() -> None:
        try:
            answer.set_result(_fetch(address.strip(), kinds))
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits
            answer.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return answer.result(SECONDS)
    except TimeoutError:
        raise FetchError(f"it did not arrive within {SECONDS:g} seconds") from None


def _fetch(address: str, kinds: Collection[str]) -> Fetched:
    """Ask the server for an address; follow a few redirects, and only to other pages of the web."""
    import requests  # noqa: PLC0415 - loading it takes a moment, and few commands fetch anything

    with requests.Session() as session:
        session.max_redirects = _REDIRECTS
        session.auth = lambda request: request  # else requests sends a password from ~/.netrc
        session.headers["User-Agent"] = f"onrecord/{__version__}"
        session.headers["Accept"] = ", ".join(sorted(kinds)) or "*/*"
        session.headers["Accept-Encoding"] = "identity"
        try:
            # Whoever waits has given up long before this timeout.
            with session.get(address, timeout=2 * SECONDS, stream=True) as response:
                return _read(response, kinds)
        except requests.TooManyRedirects:
            raise FetchError("it redirects again and again") from None
        except requests.exceptions.InvalidSchema:
            raise FetchError("it leads on to something that is not on the web") from None
        except (requests.exceptions.InvalidURL, UnicodeError):
            raise FetchError(_NO_ADDRESS) from None
        except requests.RequestException as error:
            raise FetchError(_reason(error)) from None


def _read(response: Response, kinds: Collection[str]) -> Fetched:
    """Read an answer; refuse what is too large, packed, or of another kind."""
    if not response.ok:
        words = f"the server answered {response.status_code} {response.reason}".rstrip()
        raise FetchError(words, response.status_code)
    head = Message()
    head["Content-Type"] = response.headers.get("Content-Type", "")
    kind = head.get_content_type()
    if kinds and kind not in kinds:
        raise FetchError(f"it leads to something of the kind `{kind}`")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise FetchError("the server sends it in a compressed form only")
    data = bytearray()
    for piece in response.iter_content(_PIECE):
        data += piece
        if len(data) > LIMIT:
            raise FetchError(f"it has more than {LIMIT:,} bytes")
    url = response.url.partition("#")[0]
    return Fetched(url, kind, str(head.get_content_charset() or ""), bytes(data))


def _reason(error: BaseException | None) -> str:
    """Return what the system says at the bottom of an error."""
    words = "the server gave no answer that can be read"
    while error is not None:
        words = getattr(error, "strerror", None) or words
        error = error.__cause__ or error.__context__
    return words
