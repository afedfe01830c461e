"""Pagefind: the only module that knows how an index is made and in which files it stands."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch, translate
from itertools import islice
from pathlib import Path
from typing import Any

from pagefind.index import PagefindIndex
from pagefind.service import PagefindService

from onrecord.search.ordering import Files, settle
from onrecord.search.records import Record

_UNUSED = (
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-ui.css",
    "pagefind-ui.js",
)
"""Interfaces of Pagefind's own: the site has one."""

_CHUNK = 1 << 20
"""How many bytes of an answer are read at once."""

_BATCH = 100
"""How many records are handed over before their answers are waited for."""

_WASM = "wasm.*.pagefind"

_PROGRAMS = ("pagefind.js", "pagefind-worker.js", _WASM)
"""What an index that is merged into another does not need: that has them."""


def write(records: Iterable[Record], folder: Path, *, merged: bool = False) -> None:
    """Write the index of some records into a folder; `merged` if it goes into another index.

    All records are in one language. The same records in the same order give the same bytes.
    """
    unused = (*_UNUSED, *_PROGRAMS) if merged else _UNUSED
    # In a thread of its own: in this one somebody else's loop may run already.
    with ThreadPoolExecutor(1) as apart:
        made = apart.submit(asyncio.run, _index(iter(records))).result()
    files = settle(_needed(made, unused))
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _needed(files: Files, unused: Iterable[str]) -> Files:
    """Return the files that somebody asks for."""
    programs = [name for name in files if fnmatch(name, _WASM)]
    # The one for languages that Pagefind has no stems for.
    spare = ["wasm.unknown.pagefind"] if len(programs) > 1 else []
    left_out = re.compile("|".join(map(translate, (*unused, *spare))))
    return {name: content for name, content in files.items() if not left_out.match(name)}


async def _index(records: Iterator[Record]) -> Files:
    """Make an index with one run of Pagefind, and return its files by path.

    Those records that are there are indexed while the next ones are waited for. Pagefind can write
    the files itself, but says so before they are whole, and is ended then.
    """
    async with _Service() as service:
        index = await service.create_index({})
        # Many at once: Pagefind answers in the order of the questions, and nobody waits for each.
        while batch := list(islice(records, _BATCH)):
            await asyncio.gather(*(_add(index, record) for record in batch))
        return {file["path"]: file["content"] for file in await index.get_files()}


async def _add(index: PagefindIndex, record: Record) -> None:
    """Add a record."""
    await index.add_custom_record(
        url=record.address,
        content=record.content,
        language=record.language,
        meta=record.meta,
        filters=record.filters,
        sort=record.order,
    )


class _Service(PagefindService):
    """Pagefind's service, which is asked and read without delay.

    YORE: Pagefind's own reader (1.5.2) sleeps a tenth of a second before each answer, which makes
    a quarter of an hour for ten thousand records, and its writer spells each record out twice for
    a log that nobody keeps. Where a newer version has others, these are not called and everything
    still works.
    """

    async def send(self, payload: Any) -> Any:
        """Ask something, and return the answer."""
        self._message_id += 1
        number = self._message_id
        future = self._responses[number] = self._loop.create_future()
        question = json.dumps({"message_id": number, "payload": payload})
        assert self._backend.stdin is not None  # noqa: S101 - it was begun with one
        self._backend.stdin.write(base64.b64encode(question.encode()) + b",")
        await self._backend.stdin.drain()
        return await future

    async def _wait_for_responses(self) -> None:
        """Hand each answer to whoever asked; when Pagefind ends, tell all who still wait."""
        pieces: list[bytes] = []
        while chunk := await self._said():
            *ends, rest = chunk.split(b",")
            for end in ends:
                answer = json.loads(base64.b64decode(b"".join((*pieces, end))))
                self._hand_over(answer["message_id"], answer["payload"])
                pieces = []
            pieces.append(rest)
        message = b"".join(pieces).decode(errors="replace").strip() or "Pagefind ended early."
        self._hand_over(None, {"type": "Error", "message": message})

    async def _said(self) -> bytes:
        """Return what Pagefind has said meanwhile; nothing when it has ended."""
        return await self._backend.stdout.read(_CHUNK) if self._backend.stdout else b""

    def _hand_over(self, number: int | None, payload: Any) -> None:
        """Settle the question of that number; Pagefind gives none where it could not read it."""
        asked = [self._responses[number]] if number in self._responses else self._responses.values()
        for future in asked:
            if not future.done():
                if payload["type"] == "Error":
                    future.set_exception(RuntimeError(payload["message"]))
                else:
                    future.set_result(payload)
