"""The record as CSV: a file for each table, and the counts of speakers × norms."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from onrecord.dataset import TABLES, Dataset, columns
from onrecord.site.page import Asset

MATRIX = "matrix.csv"

_FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""What begins a cell that a spreadsheet may run."""

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes the file for one of another encoding."""


def csv_files(data: Dataset) -> Iterator[Asset]:
    """Yield a file for each table, and one with a column for each norm."""
    for name in TABLES:
        names = [column.name for column in columns(name)]
        yield _file(f"{name}.csv", names, (row.cells for row in data.table(name)))
    norms = [norm.id for norm in data.norms]
    yield _file(MATRIX, ["speaker", "name", *norms, "passages"], _matrix(data, norms))


def _matrix(data: Dataset, norms: Iterable[str]) -> Iterator[list[Any]]:
    """Yield for each speaker who cites in how many passages which norm, and any; nobody last."""
    passages = {(c.speaker, c.norm, c.summary, c.passage) for c in data.citations}
    counts = Counter((speaker, norm) for speaker, norm, _, _ in passages)
    every = Counter(speaker for speaker, _, _ in {(s, i, n) for s, _, i, n in passages})
    names: dict[str | None, str] = {one.id: one.name for one in data.speakers}
    for speaker in (*names, None):
        if every[speaker]:
            cells = (counts[speaker, norm] for norm in norms)
            yield [speaker, names.get(speaker), *cells, every[speaker]]


def _file(path: str, head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Asset:
    text = StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(map(cell, row) for row in rows)
    return Asset(path, text.getvalue().encode())


def cell(value: Any) -> Any:
    """Return a value as a cell: a list in one text, nothing that a spreadsheet would run."""
    if value.__class__ is str:
        return f"'{value}" if value[:1] in _FORMULA else value
    return cell("; ".join(value)) if value.__class__ is tuple else value
