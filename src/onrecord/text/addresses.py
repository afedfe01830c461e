"""Addresses: which of them lead somewhere, and never run anything."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_SKIPPED = re.compile(r"[\x00-\x20]")
"""White space and control characters, which browsers skip inside a scheme."""

_CONTROL = re.compile(r"[\x00-\x1f]")
_OUTSIDE = ("http", "https", "mailto")
"""The schemes of what others publish, who may have spaces in names of files."""

_DROPPED = re.compile(r"[\t\r\n]")
"""What they drop wherever it stands."""

_NO_SCHEME = re.compile(r"[/\\]{2}")
"""How an address begins that takes the scheme of its page: no record has one, and its host may be none."""

_HOST = r"""(?:[^\s<>"\\\/?#@]*@)?(?:[^\s<>"^`\{\|\}%\\\/?#@:\[\]]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"""
"""A host, in signs that browsers take in one; written so that Python, Rust and JavaScript read it alike."""

WEB = rf"""^https?:\/\/{_HOST}(?:[\/?#][^\s<>"]*)?$"""
"""A pattern of addresses on the web, as records have them."""

_ON_THE_WEB = re.compile(rf"https?://{_HOST}(?![^/\\?#])", re.IGNORECASE)


def split(written: str) -> tuple[str, str, str]:
    """Return an address as a browser takes it, its scheme in small letters, and what follows that.

    A space inside it becomes `%20`; our own schemes take none.
    """
    match = _SCHEME.match(bare := _SKIPPED.sub("", written))
    if match and match[1].lower() not in _OUTSIDE:
        return bare, match[1].lower(), match[2]
    address = _CONTROL.sub("", written).strip(" ").replace(" ", "%20")
    return (
        address,
        match[1].lower() if match else "",
        address.partition(":")[2] if match else address,
    )


def is_on_the_web(address: str) -> bool:
    """Say whether an address, without what browsers drop, leads to a host; what follows may be anything."""
    return _ON_THE_WEB.match(address) is not None


def below(address: str, site: str) -> str | None:
    """Return what an address has behind that of a site, by either scheme; `None` where it is elsewhere."""
    (host, path), (own, top) = (_parted(one) for one in (address, f"{site.rstrip('/')}/"))
    return path.removeprefix(top) if own and host == own and path.startswith(top) else None


def _parted(address: str) -> tuple[str, str]:
    """Return the host of an address in small letters, and what follows it."""
    match = _ON_THE_WEB.match(address)
    return (match[0].partition("//")[2].lower(), address[match.end() :]) if match else ("", address)


def leading(address: str) -> str:
    """Return an address that a page or a feed links to; `#` in the place of any other.

    Those of records are checked where they are read. That this holds by itself is what this is for.
    """
    taken, scheme, _ = split(address)
    whole = _DROPPED.sub("", address)
    if scheme in {"http", "https"}:
        leads = is_on_the_web(whole)
    else:
        leads = scheme in {"", "mailto"} and not _NO_SCHEME.match(taken)
    return whole if leads else "#"


def absolute(text: str, end: str = "") -> str:
    """Return an absolute address, whose path has an end; nothing where it is none."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    path = parts.path if parts.path.endswith(end) else parts.path + end
    return parts._replace(path=path).geturl() if parts.scheme and parts.netloc else ""
