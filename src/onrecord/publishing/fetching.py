"""Fetch the manifest that is published: from a file, or from the site itself."""

from __future__ import annotations

import codecs
from pathlib import Path

from onrecord.publishing.manifest import PATH, Manifest, ManifestError, parse
from onrecord.text import fetching
from onrecord.text.fetching import FetchError

_GONE = frozenset((404, 410))


def fetch(where: str) -> Manifest | None:
    """Return the manifest at a path or an address; nothing where the site has none yet.

    An address that ends in a slash is that of a site. Raises `ManifestError`.
    """
    data = _download(where) if fetching.is_address(where) else _read(Path(where))
    if data is None:
        return None
    try:
        return parse(data.removeprefix(codecs.BOM_UTF8))
    except ManifestError as error:
        raise ManifestError(f"{where} cannot be used: {error}") from None


def _read(path: Path) -> bytes:
    """Read a file, and no more of it than a manifest may have."""
    try:
        with path.open("rb") as file:
            data = file.read(fetching.LIMIT + 1)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > fetching.LIMIT:
        raise ManifestError(f"{path} has more than {fetching.LIMIT:,} bytes.")
    return data


def _download(where: str) -> bytes | None:
    """Fetch an address; nothing where the site says that there is no such file."""
    address = f"{where}{PATH}" if where.endswith("/") else where
    try:
        return fetching.fetch(address).data
    except FetchError as error:
        if error.status in _GONE:
            return None
        raise ManifestError(f"{address} cannot be fetched: {error}.") from None
