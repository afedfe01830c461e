"""The indexes that Pagefind makes, always with the same bytes, and what it says of an error."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search import pagefind
from onrecord.search.pagefind import write_index
from onrecord.search.search_record import Facet, SearchRecord
from tests.hosts.projects import tree
from tests.samples import LAW


def record(number: int, language: str = "en") -> SearchRecord:
    """Return a page or a passage."""
    facets = {"kind": [Facet("summary", "")], "year": [Facet(str(number), str(number))]}
    return SearchRecord(
        f"{number}/", language, f"Libraries are open on day {number}.", facets=facets
    )


def test_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Though Pagefind keeps facets in an order that is another one in every run."""
    for name in ("one", "two"):
        write_index(map(record, range(40)), tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_index_has_what_somebody_asks_for(tmp_path: Path) -> None:
    """Its own program, no interface; passages are merged into it and need no program."""
    write_index([record(1)], tmp_path)
    write_index([record(2)], tmp_path / "passages", merged=True)
    names = {Path(name).name for name in tree(tmp_path) if name.count("/") == 0}
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} <= names
    assert not [name for name in names if "ui" in name or "unknown" in name]
    assert not list((tmp_path / "passages").glob("*.js"))
    assert not list((tmp_path / "passages").glob("wasm.*"))


def test_language_without_stems_has_a_program_too(tmp_path: Path) -> None:
    """That for languages of which Pagefind knows nothing."""
    write_index([record(1, "zh")], tmp_path)
    assert [path.name for path in tmp_path.glob("wasm.*")] == ["wasm.unknown.pagefind"]


def test_what_pagefind_cannot_do_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own words are told to whoever asked."""
    monkeypatch.setattr(SearchRecord, "sort", {"date": 5})
    with pytest.raises(RuntimeError, match="expected a string"):
        write_index([record(1)], tmp_path)


def test_pagefind_that_ends_early_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for an answer that never comes."""
    monkeypatch.setattr(pagefind, "get_executable", lambda: "/bin/true")
    with pytest.raises((RuntimeError, BrokenPipeError)):
        write_index([record(1)], tmp_path)


VALUES = st.recursive(
    st.integers(0, 2**40) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=30),
    max_leaves=40,
)


def packed(value: Any) -> bytes:
    """Return a value as Pagefind writes it."""
    return gzip.compress(b"pagefind_dcd" + b"".join(pagefind._encode(value)))


def index(*facets: tuple[str, list[Any]]) -> pagefind.Files:
    """Return an index that has facets in some order."""
    listed = [[name, f"en_{name}x"] for name, _ in facets]
    files = {f"filter/en_{name}x.pf_filter": packed([name, values]) for name, values in facets}
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_x", "page_count": 2}}}
    return files | {
        "pagefind.en_x.pf_meta": packed(["1.5.2", [], [], listed, [], []]),
        "pagefind-entry.json": json.dumps(entry).encode(),
        "fragment/en_1.pf_fragment": b"as it is",
    }


@LAW
@given(VALUES)
def test_values_are_read_as_they_were_written(value: Any) -> None:
    """Numbers of any width, texts in any script, arrays within arrays."""
    assert pagefind._unpack(packed(value)) == value


def test_order_of_the_facets_makes_no_difference() -> None:
    """The same names for the same content, and what is no facet stays as it is."""
    kind, year = ("kind", [["a|", [1, 2]], ["b|", [3]]]), ("year", [["2030|2030", [1]]])
    turned = ("kind", [["b|", [3]], ["a|", [1, 2]]])
    one, other = pagefind.sort_facets(index(kind, year)), pagefind.sort_facets(index(year, turned))
    assert one == other
    assert one["fragment/en_1.pf_fragment"] == b"as it is"
    described = json.loads(one["pagefind-entry.json"])["languages"]["en"]
    meta = pagefind._unpack(one[f"pagefind.{described['hash']}.pf_meta"])
    assert [name for name, _ in meta[3]] == ["kind", "year"]
    assert all(f"filter/{file}.pf_filter" in one for _, file in meta[3])


def test_what_pagefind_never_wrote_is_refused() -> None:
    """Better no index than one that was misread."""
    with pytest.raises(ValueError, match="type 7"):
        pagefind._unpack(gzip.compress(b"pagefind_dcd\xf5"))
