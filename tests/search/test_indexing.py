"""Indexes of Pagefind's, and what it says where it cannot make one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.search import indexing
from onrecord.search.records import Facet, Record
from tests.hosts.projects import tree


def record(number: int, language: str = "en") -> Record:
    """Return a page or a passage."""
    facets = {"kind": [Facet("summary", "")], "year": [Facet(str(number), str(number))]}
    return Record(f"{number}/", language, f"Libraries are open on day {number}.", facets=facets)


def test_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Though Pagefind keeps facets in an order that is another one in every run."""
    for name in ("one", "two"):
        indexing.write(map(record, range(40)), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_index_has_what_somebody_asks_for(tmp_path: Path) -> None:
    """Its own program, no interface; passages are merged into it and need no program."""
    indexing.write([record(1)], tmp_path)
    indexing.write([record(2)], tmp_path / "passages", merged=True)
    names = {Path(name).name for name in tree(tmp_path) if name.count("/") == 0}
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} <= names
    assert not [name for name in names if "ui" in name or "unknown" in name]
    assert not list((tmp_path / "passages").glob("*.js"))
    assert not list((tmp_path / "passages").glob("wasm.*"))


def test_language_without_stems_has_a_program_too(tmp_path: Path) -> None:
    """That for languages of which Pagefind knows nothing."""
    indexing.write([record(1, "zh")], tmp_path)
    assert [path.name for path in tmp_path.glob("wasm.*")] == ["wasm.unknown.pagefind"]


def test_an_index_is_made_beside_a_loop(tmp_path: Path) -> None:
    """Whoever calls us may run a loop of their own."""

    async def caller() -> None:
        indexing.write([record(1)], tmp_path)

    # In a thread, because the browser tests may have left a loop in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(caller())).result()
    assert (tmp_path / "pagefind-entry.json").exists()


def test_what_pagefind_cannot_do_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own words are told to whoever asked."""
    monkeypatch.setattr(Record, "order", {"date": 5})
    with pytest.raises(RuntimeError):
        indexing.write([record(1)], tmp_path)
