"""The database: whole, with keys that hold, searchable, and understood by Datasette."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette

from onrecord.dataset import TABLES, Dataset, columns, dataset
from onrecord.exports.database import database, metadata
from onrecord.project.document import dump
from onrecord.site.site import Site


@pytest.fixture
def connection(data: Dataset) -> Iterator[sqlite3.Connection]:
    """Give the database of a record, opened."""
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(database(data))
        yield found


def test_the_database_is_whole(connection: sqlite3.Connection) -> None:
    """No row names another that is not there, and the search knows every passage."""
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute(
        "INSERT INTO passages_search (passages_search, rank) VALUES ('integrity-check', 1)"
    )


def test_every_table_is_read_back(connection: sqlite3.Connection, data: Dataset) -> None:
    """Lists are JSON, what is not known is nothing."""
    for name in TABLES:
        cursor = connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - our own names
        assert [part[0] for part in cursor.description] == [c.name for c in columns(name)]
        rows = [
            [json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for v in row.cells]
            for row in data.table(name)
        ]
        assert [list(row) for row in cursor] == rows


def test_the_view_counts_as_the_table_of_the_site(
    connection: sqlite3.Connection, site: Site
) -> None:
    """Speakers × norms: in how many passages."""
    rows = connection.execute("SELECT speaker, norm, passages FROM matrix").fetchall()
    counts = {(who, norm): n for who, norms in site.counts.items() for norm, n in norms.items()}
    assert {(who, norm): n for who, norm, n in rows} == counts


def test_passages_are_found_by_their_words(small: Site) -> None:
    """Without their accents, too."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(database(dataset(small)))
        question = (
            "SELECT summary, number FROM passages WHERE rowid IN "
            "(SELECT rowid FROM passages_search WHERE passages_search MATCH ?)"
        )
        found = opened.execute(question, ("example AND still",)).fetchall()
        assert found == [("second", 1)]


def test_the_same_record_gives_the_same_bytes(data: Dataset) -> None:
    """No time and no chance is in the file."""
    assert database(data) == database(data)


def asked(shown: Datasette, *addresses: str) -> list[Any]:
    """Return what Datasette answers at some addresses."""

    async def ask() -> list[Any]:
        await shown.invoke_startup()
        return [(await shown.client.get(address)) for address in addresses]

    with ThreadPoolExecutor(1) as other:  # This one may have the loop of a browser.
        return other.submit(asyncio.run, ask()).result()


def test_datasette_counts_every_row(data: Dataset, tmp_path: Path) -> None:
    """Of every table, whatever its texts say; none of them gets out of a page."""
    path = tmp_path / "record.db"
    path.write_bytes(database(data))
    shown = Datasette([str(path)], metadata=yaml.safe_load(dump(metadata(data))))
    tables = [name for name in TABLES if data.table(name)]
    for name, answer in zip(
        tables, asked(shown, *(f"/record/{n}.json" for n in tables)), strict=True
    ):
        assert answer.json()["filtered_table_rows_count"] == len(data.table(name))
    for page in asked(shown, *(f"/record/{name}" for name in tables)):
        assert page.status_code == 200
        assert "<script>window.hit" not in page.text


def test_datasette_shows_it(small: Site, tmp_path: Path) -> None:
    """It searches passages, counts norms as a list, follows keys, and shows our descriptions."""
    data = dataset(small)
    path = tmp_path / "record.db"
    path.write_bytes(database(data))
    shown = Datasette([str(path)], metadata=yaml.safe_load(dump(metadata(data))))

    found, facets, page = asked(
        shown,
        "/record/passages.json?_search=example+still&_shape=array",
        "/record/statements.json",
        "/record/statements",
    )
    assert [row["summary"] for row in found.json()] == ["second"]
    norms = facets.json()["facet_results"]["norms"]
    assert {one["value"]: one["count"] for one in norms["results"]} == {"13e": 2, "13k": 1}
    assert "The text of the passage: a summary of what was said, not a transcript." in page.text
    assert "/record/speakers/ada-example" in page.text
