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
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_INLINE = 24
"""Numbers below this stand in the first byte; it and the next three give the width of others."""
_FACETS = 3
"""Which field of the metadata lists the files of the facets."""
_DIGITS = 10


def settle(folder: Path) -> None:
    """Rewrite the facets of an index in order, and name the files by what is in them."""
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for language, described in entry["languages"].items():
        meta_file = folder / f"pagefind.{described['hash']}.pf_meta"
        meta = _read(meta_file)
        meta[_FACETS] = sorted(
            [name, _facet(folder / "filter", language, file)] for name, file in meta[_FACETS]
        )
        meta_file.unlink()
        described["hash"] = _write(folder, "pagefind.{}.pf_meta", language, meta)
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    entry_file.write_text(text, encoding="utf-8")


def _facet(folder: Path, language: str, file: str) -> str:
    """Rewrite one facet with its values in order; return what its file is called now."""
    path = folder / f"{file}.pf_filter"
    name, values = _read(path)
    path.unlink()
    return _write(folder, "{}.pf_filter", language, [name, sorted(values)])


def _read(path: Path) -> Any:
    """Return what a file of Pagefind's holds."""
    data = gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)
    return _decoded(data, 0)[0]


def _write(folder: Path, pattern: str, language: str, value: Any) -> str:
    """Write a file as Pagefind does, under the hash of its content; return the hash."""
    data = _SIGNATURE + b"".join(_encoded(value))
    name = f"{language}_{sha256(data).hexdigest()[:_DIGITS]}"
    (folder / pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
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
