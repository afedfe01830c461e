"""CSV: what a spreadsheet reads is what the rows say, and it runs nothing."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

import pytest

from onrecord.dataset import TABLES, Dataset, columns
from onrecord.exports.spreadsheets import cell, csv_files


def read(data: Dataset) -> Mapping[str, list[dict[str, str]]]:
    """Return the rows of each file, as a reader of CSV sees them."""
    files = {asset.path: asset.data.decode("utf-8-sig") for asset in csv_files(data)}
    return {
        path: list(csv.DictReader(StringIO(text, newline=""), strict=True))
        for path, text in files.items()
    }


def test_every_table_is_read_back(data: Dataset) -> None:
    """All rows are there with the same values, texts over several lines among them."""
    found = read(data)
    for name in TABLES:
        rows = found[f"{name}.csv"]
        assert len(rows) == len(data.table(name))
        for row, original in zip(rows, data.table(name), strict=True):
            assert list(row) == [column.name for column in columns(name)]
            cells = ["" if value is None else str(cell(value)) for value in original.cells]
            assert list(row.values()) == cells


def test_a_matrix_has_a_row_for_each_who_cites(data: Dataset) -> None:
    """Each cell counts passages, and the last column counts each passage once."""
    for row in read(data)["matrix.csv"]:
        own = [c for c in data.citations if (c.speaker or "") == row["speaker"]]
        for norm in data.norms:
            cited = {(c.summary, c.passage) for c in own if c.norm == norm.id}
            assert row[norm.id] == str(len(cited))
        assert row["passages"] == str(len({(c.summary, c.passage) for c in own}))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－1", '=HYPERLINK("http://x")'],
)
def test_no_cell_is_a_formula(text: str) -> None:
    """A mark before it makes it a text; what is no formula stays as it is."""
    assert cell(text) == f"'{text}"
    assert cell((text, "a")) == f"'{text}; a"
    assert cell(f"a{text}") == f"a{text}"


def test_numbers_and_nothing_stay_what_they_are() -> None:
    """Only texts can be formulas."""
    assert (cell(-1), cell(None), cell(())) == (-1, None, "")
