"""Pagefind: the only module that knows how an index is made and in which files it stands."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pagefind.index import PagefindIndex
from pagefind.service import PagefindService

from onrecord.search.ordering import settle
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

_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")
"""What an index that is merged into another does not need."""


def write(pages: Iterable[Record], passages: Iterable[Record], folder: Path) -> None:
    """Write the index of the pages into a folder, and that of the passages into one within it.

    All records are in one language. The same records in the same order give the same bytes.
    """
    shelves = [(folder, list(pages)), (folder / "passages", list(passages))]
    shelves = [(place, records) for place, records in shelves if records]
    asyncio.run(_write(shelves))
    for place, _ in shelves:
        _prune(place, _UNUSED if place == folder else _UNUSED + _PROGRAM)
        settle(place)


async def _write(shelves: Iterable[tuple[Path, list[Record]]]) -> None:
    """Make the indexes with one run of Pagefind."""
    async with _Service() as service:
        for folder, records in shelves:
            await _index(service, records, folder)


def _prune(folder: Path, patterns: Iterable[str]) -> None:
    """Remove files that nobody asks for."""
    programs = sorted(folder.glob("wasm.*.pagefind"))
    if len(programs) > 1:
        # The one for languages that Pagefind has no stems for.
        (folder / "wasm.unknown.pagefind").unlink()
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.unlink()


async def _index(service: PagefindService, records: list[Record], folder: Path) -> None:
    """Make one index."""
    index = await service.create_index({})
    # All at once: Pagefind answers in the order of the questions, and nobody waits for each.
    await asyncio.gather(*(_add(index, record) for record in records))
    await index.write_files(str(folder))
    await index.delete_index()


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
    """Pagefind's service, whose answers are read as they come.

    YORE: Pagefind's own reader (1.5.2) sleeps a tenth of a second before each answer, which makes
    a quarter of an hour for ten thousand records. Where a newer version has another reader, this
    one is not called and everything still works.
    """

    async def _wait_for_responses(self) -> None:
        """Hand each answer to whoever asked; when Pagefind ends, tell all who still wait."""
        stream = self._backend.stdout
        try:
            while stream:
                answer = json.loads(base64.b64decode((await stream.readuntil(b","))[:-1]))
                self._hand_over(answer["message_id"], answer["payload"])
        except asyncio.IncompleteReadError as error:
            message = error.partial.decode(errors="replace").strip() or "Pagefind ended early."
            self._hand_over(None, {"type": "Error", "message": message})

    def _hand_over(self, number: int | None, payload: Any) -> None:
        """Settle the question of that number; Pagefind gives none where it could not read it."""
        asked = [self._responses[number]] if number in self._responses else self._responses.values()
        for future in asked:
            if not future.done():
                if payload["type"] == "Error":
                    future.set_exception(RuntimeError(payload["message"]))
                else:
                    future.set_result(payload)
