"""Addresses: which of them lead somewhere, and never run anything."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_SKIPPED = re.compile(r"[\x00-\x20]")
"""White space and control characters, which browsers skip inside a scheme."""

_DROPPED = re.compile(r"[\t\r\n]")
"""What they drop wherever it stands."""

_NO_SCHEME = re.compile(r"[/\\]{2}")
"""How an address begins that takes the scheme of its page: no record has one, and its host may be none."""

_LEADING = frozenset(("", "http", "https", "mailto"))


def split(written: str) -> tuple[str, str, str]:
    """Return an address as a browser takes it, its scheme in small letters, and what follows that."""
    address = _SKIPPED.sub("", written)
    match = _SCHEME.match(address)
    return (address, match[1].lower(), match[2]) if match else (address, "", address)


def leading(address: str) -> str:
    """Return an address that a page or a feed links to; `#` in the place of any other.

    Those of records are checked where they are read. That this holds by itself is what this is for.
    """
    taken, scheme, _ = split(address)
    leads = scheme in _LEADING and not _NO_SCHEME.match(taken)
    return _DROPPED.sub("", address) if leads else "#"
