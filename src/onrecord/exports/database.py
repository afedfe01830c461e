"""The record as a SQLite database made for Datasette: keys, full-text search, and metadata."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from onrecord.dataset import TABLES, Dataset, columns
from onrecord.project.document import dump
from onrecord.site.page import Asset

DATABASE = "record.db"
METADATA = "metadata.yaml"

_PASSAGE = "FOREIGN KEY (summary, passage) REFERENCES passages (summary, number)"
_SUMMARY = "FOREIGN KEY (summary) REFERENCES summaries (id)"
_SPEAKER = "FOREIGN KEY (speaker) REFERENCES speakers (id)"
_NORM = "FOREIGN KEY (norm) REFERENCES norms (id)"

_KEYS: Mapping[str, tuple[str, ...]] = {
    "speakers": ("PRIMARY KEY (id)",),
    "affiliations": (_SPEAKER,),
    "norms": ("PRIMARY KEY (id)",),
    "summaries": ("PRIMARY KEY (id)",),
    "appearances": ("PRIMARY KEY (summary, speaker, role)", _SUMMARY, _SPEAKER),
    "passages": ("PRIMARY KEY (summary, number)", _SUMMARY),
    "statements": ("PRIMARY KEY (summary, passage, speaker)", _SUMMARY, _SPEAKER, _PASSAGE),
    "citations": (_SUMMARY, _SPEAKER, _NORM, _PASSAGE),
    "withdrawals": ("PRIMARY KEY (summary)",),
}
"""What tells the rows of each table apart, and which other tables they name."""

_AROUND = """
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX citations_norm ON citations (norm, speaker);
CREATE INDEX citations_passage ON citations (summary, passage);
CREATE VIEW matrix AS
    SELECT speaker, name, norm, count(*) AS passages
    FROM citations LEFT JOIN speakers ON speakers.id = citations.speaker
    GROUP BY speaker, norm;
CREATE VIRTUAL TABLE passages_search USING fts5 (
    text, section, content="passages", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO passages_search (passages_search) VALUES ('rebuild');
"""
"""What stands around the tables: made last, since the search refers to rows by their place."""

_list = json.JSONEncoder(ensure_ascii=False).encode
"""A list as a cell: JSON, which Datasette can count by its members."""

_FACETS: Mapping[str, list[Any]] = {
    "summaries": ["series", {"array": "topics"}, {"array": "norms"}, "language"],
    "statements": ["speaker", {"array": "norms"}, "basis"],
    "citations": ["norm", "speaker", "how", "basis"],
}
"""By table: the columns whose values Datasette counts."""


def database_files(data: Dataset) -> Iterator[Asset]:
    """Yield the database, and what Datasette says of it."""
    yield Asset(DATABASE, database(data))
    yield Asset(METADATA, dump(metadata(data)))


def database(data: Dataset) -> bytes:
    """Return the database; the same rows give the same bytes with one version of SQLite."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for name in TABLES:
            connection.execute(_table(name))
            marks = ", ".join("?" * len(columns(name)))
            rows = (
                [_list(value) if value.__class__ is tuple else value for value in row.cells]
                for row in data.table(name)
            )
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608 - our own names
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        connection.executescript(f"BEGIN;{_AROUND}COMMIT;")
        return connection.serialize()


def _table(name: str) -> str:
    """Return the statement that makes a table."""
    types = {int: "INTEGER", int | None: "INTEGER"}
    parts = (f"{column.name} {types.get(column.type, 'TEXT')}" for column in columns(name))
    return f"CREATE TABLE {name} ({', '.join((*parts, *_KEYS[name]))})"


def metadata(data: Dataset) -> dict[str, Any]:
    """Return what Datasette says of the database and its tables."""
    tables = {
        name: {
            "description": kind.__doc__,
            "columns": {column.name: column.description for column in columns(name)},
            **({"facets": _FACETS[name]} if name in _FACETS else {}),
        }
        for name, kind in TABLES.items()
    }
    about: dict[str, Any] = {
        "title": data.name,
        "description": "Who said what about which norm.",
        "databases": {DATABASE.removesuffix(".db"): {"tables": tables}},
    }
    return about | ({"source": data.name, "source_url": data.address} if data.address else {})
