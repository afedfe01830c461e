"""Fetch the manifest that is published: from a file, or from the site itself."""

from __future__ import annotations

import codecs
import time
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
)

from onrecord.publishing.manifest import PATH, Manifest, ManifestError, parse

SECONDS = 10
"""How long a site may take to answer, all in all."""

LIMIT = 10 << 20
"""The most bytes a manifest may have: 10 MiB."""

_CHUNK = 1 << 16


def fetch(where: str) -> Manifest | None:
    """Return the manifest at a path or an address; nothing where the site has none yet.

    An address that ends in a slash is that of a site. Raises `ManifestError`.
    """
    if where.lower().startswith(("http://", "https://")):
        address = f"{where}{PATH}" if where.endswith("/") else where
        data = _download(address)
    elif "://" in where:
        raise ManifestError(f"{where} is neither a file nor an address of the web.")
    else:
        data = _read(Path(where))
    if data is None:
        return None
    if len(data) > LIMIT:
        raise ManifestError(f"{where} has more than {LIMIT:,} bytes (10 MiB).")
    try:
        return parse(data.removeprefix(codecs.BOM_UTF8))
    except ManifestError as error:
        raise ManifestError(f"{where} cannot be used: {error}") from None


def _read(path: Path) -> bytes:
    """Read a file, and no more of it than a manifest may have."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror}.") from None


def _download(address: str) -> bytes | None:
    """Read an address, and no more of it than a manifest may have."""
    deadline = time.monotonic() + SECONDS
    try:
        with _web().open(address, timeout=SECONDS) as answer:
            return _body(answer, deadline)
    except HTTPError as error:
        error.close()
        if error.code in {404, 410}:
            return None
        raise ManifestError(
            f"{address} cannot be fetched: the site answers {error.code}."
        ) from None
    except TimeoutError:
        raise ManifestError(f"{address} did not answer within {SECONDS} seconds.") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            raise ManifestError(f"{address} did not answer within {SECONDS} seconds.") from None
        raise ManifestError(f"{address} cannot be fetched: {reason}.") from None


def _body(answer: HTTPResponse, deadline: float) -> bytes:
    """Read an answer piece by piece, so that a slow or endless one can be given up."""
    data = bytearray()
    while len(data) <= LIMIT and (piece := answer.read1(_CHUNK)):
        data += piece
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)


def _web() -> OpenerDirector:
    """Return what opens addresses of the web, and of nothing else: no file, no FTP."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPRedirectHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
