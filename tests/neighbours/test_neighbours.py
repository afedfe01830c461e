"""A site beside the plugins and settings that people use: each works, or is told in a sentence.

The plugins have an environment and a lock of their own; `make neighbours` sets it up and runs this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.neighbours.building import build, texts
from tests.neighbours.rows import ROWS, Row


@pytest.mark.parametrize(
    ("row", "first"),
    [
        pytest.param(
            row,
            first,
            id=f"{row.name}, {'behind' if first else 'before'} ours",
            marks=() if row.often else pytest.mark.weekly,
        )
        for row in ROWS
        for first in ((True, False) if row.both else (True,))
    ],
)
def test_neighbour(row: Row, first: bool, tmp_path: Path, plain: Mapping[str, str]) -> None:
    """Each page of ours says what it says without the neighbour, and the neighbour does its work."""
    site, told = build(tmp_path, row, first=first)
    said = re.sub(r"\s+", " ", told)
    assert (row.outcome == "works") == (row.told == "")
    assert row.told in said
    if row.outcome == "refused":
        assert not site.exists()
        return
    if row.outcome == "works":
        assert "browsers will not show" not in said
    found = texts(site)
    ours = {path: text for path, text in plain.items() if not path.startswith(("own", "404"))}
    assert ours.keys() <= found.keys()
    changed = {
        path
        for path, text in ours.items()
        if text not in found[path].replace(row.address, Row.address)
    }
    assert changed == set()
    assert (site / "find/pages/pagefind.js").is_file()
    for path, text in row.shows.items():
        assert text in (site / path).read_text(encoding="utf-8"), path
    lacking = {
        path
        for path in found.keys() & {*ours, "own/index.html"}
        if row.everywhere not in (site / path).read_text(encoding="utf-8")
    }
    assert lacking == set()
