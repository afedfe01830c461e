"""Put in order what Pagefind writes in a random one, so that the same site has the same bytes.

YORE: Pagefind 1.5.2 writes facets and their values in the order of a hash table, which is another
one in every run. Its sources sort them since; when a release does, this module can go.

Pagefind's files are gzip around a signature and CBOR, of which arrays, texts and whole numbers are
used.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

Files = dict[str, bytes]
"""The files of an index: what is in them, by path."""

_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_INLINE = 24
"""Numbers below this stand in the first byte; it and the next three give the width of others."""
_FACETS = 3
"""Which field of the metadata lists the files of the facets."""
_DIGITS = 10


def settle(files: Files) -> Files:
    """Put the facets of an index in order, and name its files by what is in them."""
    settled = dict(files)
    entry = json.loads(settled.pop(_ENTRY))
    for language, described in entry["languages"].items():
        meta = _read(settled.pop(f"pagefind.{described['hash']}.pf_meta"))
        meta[_FACETS] = sorted(
            [name, _facet(settled, language, file)] for name, file in meta[_FACETS]
        )
        described["hash"] = _put(settled, "pagefind.{}.pf_meta", language, meta)
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return settled | {_ENTRY: text.encode()}


def _facet(files: Files, language: str, file: str) -> str:
    """Put the values of one facet in order; return what its file is called now."""
    name, values = _read(files.pop(f"filter/{file}.pf_filter"))
    return _put(files, "filter/{}.pf_filter", language, [name, sorted(values)])


def _read(content: bytes) -> Any:
    """Return what a file of Pagefind's holds."""
    data = gzip.decompress(content).removeprefix(_SIGNATURE)
    return _decoded(data, 0)[0]


def _put(files: Files, pattern: str, language: str, value: Any) -> str:
    """Add a file as Pagefind would, under the hash of its content; return the hash."""
    data = _SIGNATURE + b"".join(_encoded(value))
    name = f"{language}_{sha256(data).hexdigest()[:_DIGITS]}"
    files[pattern.format(name)] = gzip.compress(data, mtime=0)
    return name


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """Return the value that begins at a byte, and where the next one begins."""
    kind, number = divmod(data[at], 32)
    at += 1
    if number >= _INLINE:
        width = 1 << (number - _INLINE)
        number = int.from_bytes(data[at : at + width], "big")
        at += width
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"Pagefind wrote what was never in its files: CBOR of type {kind}.")
    found = []
    for _ in range(number):
        value, at = _decoded(data, at)
        found.append(value)
    return found, at


def _encoded(value: Any) -> Iterator[bytes]:
    """Yield the bytes of a value."""
    if isinstance(value, int):
        yield _head(_NUMBER, value)
    elif isinstance(value, str):
        text = value.encode()
        yield _head(_TEXT, len(text))
        yield text
    else:
        yield _head(_ARRAY, len(value))
        for part in value:
            yield from _encoded(part)


def _head(kind: int, number: int) -> bytes:
    """Return the bytes that begin a value."""
    if number < _INLINE:
        return bytes([kind * 32 + number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind * 32 + _INLINE + power]) + number.to_bytes(1 << power, "big")
