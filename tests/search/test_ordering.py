"""The files of an index in one order."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search import ordering
from tests.samples import LAW

VALUES = st.recursive(
    st.integers(0, 2**40) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=30),
    max_leaves=40,
)


def packed(value: Any) -> bytes:
    """Return a value as Pagefind writes it."""
    return gzip.compress(b"pagefind_dcd" + b"".join(ordering._encoded(value)))


def index(*facets: tuple[str, list[Any]]) -> ordering.Files:
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
    assert ordering._read(packed(value)) == value


def test_order_of_the_facets_makes_no_difference() -> None:
    """The same names for the same content, and what is no facet stays as it is."""
    kind, year = ("kind", [["a|", [1, 2]], ["b|", [3]]]), ("year", [["2030|2030", [1]]])
    turned = ("kind", [["b|", [3]], ["a|", [1, 2]]])
    one, other = ordering.settle(index(kind, year)), ordering.settle(index(year, turned))
    assert one == other
    assert one["fragment/en_1.pf_fragment"] == b"as it is"
    described = json.loads(one["pagefind-entry.json"])["languages"]["en"]
    meta = ordering._read(one[f"pagefind.{described['hash']}.pf_meta"])
    assert [name for name, _ in meta[3]] == ["kind", "year"]
    assert all(f"filter/{file}.pf_filter" in one for _, file in meta[3])


def test_what_pagefind_never_wrote_is_refused() -> None:
    """Better no index than one that was misread."""
    with pytest.raises(ValueError, match="type 7"):
        ordering._read(gzip.compress(b"pagefind_dcd\xf5"))
