"""Pagefind: the one door to the program that makes the index of search."""

from __future__ import annotations

import base64
import gzip
import json
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from typing import Any, Self

from pagefind.service import get_executable

from onrecord.search.search_record import SearchRecord

Files = dict[str, bytes]
"""The files of an index, by path."""

_WASM = "wasm.*.pagefind"

_INTERFACES = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces, which nobody loads: the site has its own."""

_PROGRAMS = ("pagefind.js", "pagefind-worker.js", _WASM)
"""What an index that is merged into another one does not need, because that one has it."""

_CHUNK = 1 << 20
"""How many bytes of an answer are read at once."""


def write_index(records: Iterable[SearchRecord], folder: Path, *, merged: bool = False) -> None:
    """Write the index of some records into a folder; `merged` if it is merged into another one.

    All records are in one language. The same records in the same order give the same bytes.
    Raises `RuntimeError` with what Pagefind says.
    """
    unused = (*_INTERFACES, *_PROGRAMS) if merged else _INTERFACES
    for name, content in _needed(sort_facets(_index(records)), unused).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _needed(files: Files, unused: Iterable[str]) -> Files:
    if sum(fnmatch(name, _WASM) for name in files) > 1:
        # The program for languages that Pagefind cannot stem is not the only one.
        unused = (*unused, "wasm.unknown.pagefind")
    return {
        name: content
        for name, content in files.items()
        if not any(fnmatch(name, pattern) for pattern in unused)
    }


# YORE: Pagefind's own client in Python (1.5.2) sleeps a tenth of a second before it reads an answer,
# a quarter of an hour for ten thousand records. When a release does not, use `PagefindIndex`.


def _index(records: Iterable[SearchRecord]) -> Files:
    """Return the files of an index. Pagefind can write them, but ends before they are whole."""
    with _Service() as service:
        index = service.ask("NewIndex", config={})["index_id"]
        for record in records:
            service.ask(
                "AddRecord",
                index_id=index,
                url=record.address,
                content=record.content,
                language=record.language,
                meta=record.meta,
                filters=record.filters,
                sort=record.sort,
            )
        files = service.ask("GetFiles", index_id=index)["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


class _Service:
    """A run of Pagefind, which answers requests: JSON in Base64, each with a comma behind it."""

    def __enter__(self) -> Self:
        command = [str(get_executable()), "--service"]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=STDOUT)  # noqa: S603 - theirs
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:  # which closes the pipes and waits
            self._process.kill()

    def ask(self, request: str, **values: Any) -> Any:
        """Return the answer to a request."""
        message = {"message_id": 1, "payload": {"type": request, **values}}
        assert self._process.stdin  # noqa: S101 - it is a pipe
        self._process.stdin.write(base64.b64encode(json.dumps(message).encode()) + b",")
        self._process.stdin.flush()
        answer = json.loads(base64.b64decode(b"".join(self._read())))["payload"]
        if answer["type"] == "Error":
            raise RuntimeError(answer["message"])
        return answer

    def _read(self) -> Iterator[bytes]:
        """Yield an answer piece by piece, up to its comma."""
        assert self._process.stdout  # noqa: S101 - it is a pipe
        piece = b""
        while not piece.endswith(b","):
            piece = os.read(self._process.stdout.fileno(), _CHUNK)
            if not piece:
                raise RuntimeError("Pagefind ended early.")
            yield piece


# YORE: Pagefind 1.5.2 writes facets and their values in the order of a hash table, which is another
# one in every run. Its sources sort them since; when a release does, all below can go.
#
# Its files are gzip around a signature and CBOR, of which arrays, texts and whole numbers are used.

_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_INLINE = 24
"""Numbers below this stand in the first byte; it and the next three give the width of others."""
_FACETS = 3
"""Which field of the metadata lists the files of the facets."""
_DIGITS = 10


def sort_facets(files: Files) -> Files:
    """Sort the facets of an index, and name its files by what is in them."""
    found = dict(files)
    entry = json.loads(found.pop(_ENTRY))
    for language, described in entry["languages"].items():
        meta = _unpack(found.pop(f"pagefind.{described['hash']}.pf_meta"))
        meta[_FACETS] = sorted(
            [name, _sort_facet(found, language, file)] for name, file in meta[_FACETS]
        )
        described["hash"] = _add(found, "pagefind.{}.pf_meta", language, meta)
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return found | {_ENTRY: text.encode()}


def _sort_facet(files: Files, language: str, file: str) -> str:
    """Sort the values of one facet; return what its file is called now."""
    name, values = _unpack(files.pop(f"filter/{file}.pf_filter"))
    return _add(files, "filter/{}.pf_filter", language, [name, sorted(values)])


def _add(files: Files, pattern: str, language: str, value: Any) -> str:
    """Add a file as Pagefind would, under the hash of its content; return the hash."""
    content = b"".join(_encode(value))
    name = f"{language}_{sha256(_SIGNATURE + content).hexdigest()[:_DIGITS]}"
    files[pattern.format(name)] = gzip.compress(_SIGNATURE + content, mtime=0)
    return name


def _unpack(content: bytes) -> Any:
    return _decode(gzip.decompress(content).removeprefix(_SIGNATURE), 0)[0]


def _decode(data: bytes, start: int) -> tuple[Any, int]:
    """Return the value that begins at a byte, and where the next one begins."""
    kind, number = divmod(data[start], 32)
    start += 1
    if number >= _INLINE:
        width = 1 << (number - _INLINE)
        number = int.from_bytes(data[start : start + width], "big")
        start += width
    if kind == _NUMBER:
        return number, start
    if kind == _TEXT:
        return data[start : start + number].decode(), start + number
    if kind != _ARRAY:
        raise ValueError(f"Pagefind wrote CBOR of type {kind}, which its files never had.")
    items = []
    for _ in range(number):
        item, start = _decode(data, start)
        items.append(item)
    return items, start


def _encode(value: Any) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _head(_NUMBER, value)
    elif isinstance(value, str):
        text = value.encode()
        yield _head(_TEXT, len(text))
        yield text
    else:
        yield _head(_ARRAY, len(value))
        for item in value:
            yield from _encode(item)


def _head(kind: int, number: int) -> bytes:
    if number < _INLINE:
        return bytes([kind * 32 + number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind * 32 + _INLINE + power]) + number.to_bytes(1 << power, "big")
