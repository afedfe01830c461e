"""The manual says what comes of each neighbour that is tried, and of no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from tests.neighbours.rows import ROWS, Row, table

BEGIN, END = "<!-- neighbours -->", "<!-- end of neighbours -->"


def test_manual_has_every_neighbour(repository: Path, *, rewrite: bool) -> None:
    """`--rewrite` renews the table."""
    file = repository / "docs/manual/running.md"
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    shown, _, after = rest.partition(END)
    expected = f"\n\n{table()}\n\n"
    if rewrite:
        file.write_text(f"{before}{BEGIN}{expected}{END}{after}", encoding="utf-8")
    else:
        assert shown == expected


def kinds(rows: Iterable[Row]) -> set[str]:
    """Return what sets rows apart: how a build ends, and which of the other fields they fill."""
    # Where a site stands is told by mike alone, of which `test_mike.py` says more.
    passed = {"name", "manual", "often", "outcome", "told", "site", "address"}
    filled = [field for field in fields(Row) if field.name not in passed]
    found = {row.outcome for row in rows}
    return found | {
        field.name
        for field in filled
        for row in rows
        if getattr(row, field.name) not in (field.default, {})
    }


def test_each_change_tries_a_neighbour_of_each_kind() -> None:
    """Those that wait for the week are of no kind of their own."""
    often = [row for row in ROWS if row.often]
    assert kinds(often) == kinds(ROWS)
    assert len(often) < len(ROWS) / 2
