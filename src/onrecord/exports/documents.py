"""The record as JSON at fixed addresses, with its schemas and an OpenAPI description.

Only additions are made to it: a path, a key or a table stays as long as the `v1` in its address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from pydantic import BaseModel, Field, create_model
from pydantic.json_schema import models_json_schema

from onrecord.dataset import (
    TABLES,
    Appearance,
    Citation,
    Dataset,
    Passage,
    Row,
    Statement,
    Summary,
)
from onrecord.exports.schemas import schema_head
from onrecord.publishing.manifest import Manifest
from onrecord.site.page import Asset

ROOT = "api/v1/"
"""Where the files stand on a site."""

SCHEMA_VERSION = "1.1"
"""The number after the dot rises when something is added."""


@dataclass(frozen=True)
class Table(Row):
    """A table of the record, and where it stands."""

    description: str
    """What a row of it is."""
    count: int
    """How many rows it has."""
    json: str
    """Where it is as JSON, relative to the index."""
    csv: str
    """Where it is as CSV, relative to the index."""
    schema: str
    """The JSON Schema of the JSON, relative to the index."""


@dataclass(frozen=True)
class File(Row):
    """A file with the whole record, or about it."""

    description: str
    """What is in it."""
    path: str
    """Where it stands, relative to the index."""


class Document(BaseModel):
    """A file of JSON."""

    schema_version: str = Field(
        SCHEMA_VERSION, description="It begins with `1.`; the rest rises with what is added."
    )


class AboutAll(Document):
    """A file about the whole record."""

    name: str = Field(description="The name of the site.")
    address: str = Field(description="The address of the site; empty where it is not known.")


class Index(AboutAll):
    """What there is."""

    tables: dict[str, Table] = Field(description="By name.")
    files: tuple[File, ...] = Field(description="What there is besides the tables.")


class OneSummary(Document):
    """One summary, with the rows of the other tables that belong to it."""

    summary: Summary
    appearances: tuple[Appearance, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]


class SiteManifest(Document, Manifest):
    """Every id, address and anchor of a site, and who speaks in each passage."""


_PARTS = tuple(name for name in TABLES if name in OneSummary.model_fields)


def _holding(name: str, tables: Iterable[str], base: type[Document]) -> type[Document]:
    """Return a sort of document that holds tables."""
    fields: dict[str, Any] = {
        table: tuple[TABLES[table], ...]  # type: ignore[valid-type]
        for table in tables
    }
    return create_model(name, __base__=base, **fields)


DOCUMENTS: Mapping[str, tuple[type[Document], str]] = {
    "index.json": (Index, "What there is, with counts."),
    **{
        f"{name}.json": (
            _holding(f"{name.title()}Table", [name], Document),
            f"`{name}`: {row.__doc__}",
        )
        for name, row in TABLES.items()
    },
    "summaries/{id}.json": (OneSummary, "One summary, with everything that was said in it."),
    "record.json": (
        _holding("WholeRecord", TABLES, AboutAll),
        "The whole record: all tables.",
    ),
    "manifest.json": (SiteManifest, SiteManifest.__doc__ or ""),
}
"""By path: what the file is, and what it says."""

FILES = {
    "record.json": DOCUMENTS["record.json"][1],
    "record.db": "The whole record as a SQLite database, made for Datasette.",
    "metadata.yaml": "What Datasette says of the database.",
    "manifest.json": DOCUMENTS["manifest.json"][1],
    "matrix.csv": "In how many passages each speaker cites each norm.",
    "openapi.json": "The description of these files as OpenAPI 3.1.",
}
"""Files beside the tables, and what is in them."""


def json_files(data: Dataset) -> Iterator[Asset]:
    """Yield every file of JSON but the manifest; paths are relative to the folder of all of them."""
    tables = {name: data.table(name) for name in TABLES}
    head = {"name": data.name, "address": data.address}
    files = tuple(File(what, path) for path, what in FILES.items())
    yield _document("index.json", {**head, "tables": _listed(data), "files": files})
    for name, rows in tables.items():
        yield _document(f"{name}.json", {name: rows})
    yield _document("record.json", head | tables)
    yield from _summaries(data)
    yield from _schemas(data)
    yield Asset.json("openapi.json", openapi(data))


def manifest_file(of: str) -> Asset:
    """Return the manifest of a site as it stands beside the tables."""
    whole = {"schema_version": SCHEMA_VERSION} | json.loads(of)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return Asset("manifest.json", f"{text}\n")


def _document(path: str, values: Mapping[str, Any], place: str = "") -> Asset:
    """Return a file; its values are rows already, so nothing is validated again."""
    model, _ = DOCUMENTS[path]
    whole = model.model_construct(None, **values)
    return Asset(place or path, whole.model_dump_json().encode() + b"\n")


def _listed(data: Dataset) -> dict[str, Table]:
    return {
        name: Table(
            row.__doc__ or "",
            len(data.table(name)),
            f"{name}.json",
            f"{name}.csv",
            f"schema/{name}.json",
        )
        for name, row in TABLES.items()
    }


def _summaries(data: Dataset) -> Iterator[Asset]:
    """Yield a file for each summary; in every table the rows of one summary are side by side."""
    rows = {
        name: {id_: tuple(own) for id_, own in groupby(data.table(name), attrgetter("summary"))}
        for name in _PARTS
    }
    for summary in data.summaries:
        own = {name: found.get(summary.id, ()) for name, found in rows.items()}
        path = f"summaries/{summary.id}.json"
        yield _document("summaries/{id}.json", {"summary": summary, **own}, path)


def _schemas(data: Dataset) -> Iterator[Asset]:
    """Yield the schema of each sort of file."""
    for path, (model, what) in DOCUMENTS.items():
        place = f"schema/{_schema_name(path)}.json"
        address = f"{data.address.rstrip('/')}/{ROOT}{place}" if data.address else ""
        schema = model.model_json_schema(mode="serialization")
        yield Asset.json(place, schema_head(address) | schema | {"description": what})


def _schema_name(path: str) -> str:
    return path.removesuffix(".json").replace("summaries/{id}", "summary")


def openapi(data: Dataset) -> dict[str, Any]:
    """Return the description of all files as OpenAPI."""
    _, definitions = models_json_schema(
        [(model, "serialization") for model, _ in DOCUMENTS.values()],
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": data.name,
            "version": SCHEMA_VERSION,
            "description": "Who said what about which norm, as files. Nothing is ever taken away "
            "from version 1; what a program does not know it should ignore.",
        },
        # Relative to where this description stands.
        "servers": [{"url": f"{data.address.rstrip('/')}/{ROOT}" if data.address else "./"}],
        "paths": {f"/{path}": {"get": _operation(path)} for path in DOCUMENTS},
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(path: str) -> dict[str, Any]:
    model, what = DOCUMENTS[path]
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    operation: dict[str, Any] = {
        "operationId": _schema_name(path),
        "summary": what,
        "responses": {
            "200": {"description": what, "content": {"application/json": {"schema": schema}}}
        },
    }
    if "{id}" in path:
        operation["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        operation["responses"]["404"] = {"description": "There is no such summary."}
    return operation
