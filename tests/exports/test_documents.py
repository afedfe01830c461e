"""The JSON: every file is what its schema says, and says what the rows say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from onrecord.dataset import TABLES, Dataset
from onrecord.exports import listed
from onrecord.exports.documents import DOCUMENTS, SCHEMA_VERSION, json_files
from onrecord.site.page import Page
from onrecord.site.site import Site

PUBLISHED = Path(__file__).with_name("published_v1.json")
"""What version 1 has ever had."""


@pytest.fixture
def read(data: Dataset) -> Mapping[str, Any]:
    """Give all files of JSON as data, by path."""
    return {asset.path: json.loads(asset.data) for asset in json_files(data)}


def schema_of(path: str) -> str:
    """Return where the schema of a file stands."""
    return "schema/summary.json" if path.startswith("summaries/") else f"schema/{path}"


@pytest.mark.slow
def test_every_file_is_as_its_schema_says(read: Mapping[str, Any]) -> None:
    """The schemas themselves are sound, and leave room for what is added later."""
    described = [path for path in read if not path.startswith(("schema/", "openapi"))]
    for path in described:
        schema = read[schema_of(path)]
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(read[path])
        assert read[path]["schema_version"] == SCHEMA_VERSION
        assert schema.get("additionalProperties") is not False


def test_the_openapi_description_is_sound_and_whole(read: Mapping[str, Any]) -> None:
    """It has a path for every file, and its schemas are those that are published."""
    described = read["openapi.json"]
    validate(described)
    assert {path.removeprefix("/") for path in described["paths"]} == DOCUMENTS.keys()
    sorts = {path for path in read if not path.startswith(("schema/", "openapi", "summaries/"))}
    assert sorts | {"summaries/{id}.json", "manifest.json"} == DOCUMENTS.keys()


def test_the_manifest_stands_beside_the_tables(
    site: Site, shown: Mapping[str, Page], read: Mapping[str, Any]
) -> None:
    """It says what that of the site says, and is as its schema says."""
    files = {asset.path: asset.data for asset in listed(site, shown.values(), {"own/"})}
    here = json.loads(files["api/v1/manifest.json"])
    Draft202012Validator(read["schema/manifest.json"]).validate(here)
    assert here.pop("schema_version") == SCHEMA_VERSION
    assert here == json.loads(files["manifest.json"])
    assert "own/" in here["pages"]


def test_all_rows_are_read_back(data: Dataset, read: Mapping[str, Any]) -> None:
    """The tables, the whole record, and the summaries one by one have the same rows."""
    for name in TABLES:
        rows = json.loads(json.dumps([asdict(row) for row in data.table(name)]))  # type: ignore[call-overload]
        assert read[f"{name}.json"][name] == rows
        assert read["record.json"][name] == rows
        assert read["index.json"]["tables"][name]["count"] == len(rows)
    for name in ("passages", "statements", "citations", "appearances"):
        single = [row for one in data.summaries for row in read[f"summaries/{one.id}.json"][name]]
        assert single == read["record.json"][name]


def test_the_index_leads_to_files(files: Mapping[str, bytes]) -> None:
    """Whatever it names is published, the manifest with the pages of a site."""
    index = json.loads(files["api/v1/index.json"])
    named = [one["path"] for one in index["files"] if one["path"] != "manifest.json"]
    for table in index["tables"].values():
        named += [table["json"], table["csv"], table["schema"]]
    assert {f"api/v1/{path}" for path in named} <= files.keys()


def test_the_same_record_gives_the_same_bytes(data: Dataset) -> None:
    """In every file."""
    assert list(json_files(data)) == list(json_files(data))


def keys(schemas: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the keys of everything that is described, by its name."""
    return {name: sorted(one.get("properties", ())) for name, one in sorted(schemas.items())}


def test_nothing_is_ever_taken_away(data: Dataset, *, rewrite: bool) -> None:
    """What version 1 had once, paths and keys, it has still; what is new is noted here."""
    described = {asset.path: asset for asset in json_files(data)}["openapi.json"].data
    openapi = json.loads(described)
    now: dict[str, Any] = {
        "paths": sorted(openapi["paths"]),
        "keys": keys(openapi["components"]["schemas"]),
    }
    if rewrite:
        PUBLISHED.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    before = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert set(before["paths"]) <= set(now["paths"])
    for name, found in before["keys"].items():
        assert set(found) <= set(now["keys"][name]), name
    assert now == before, "pytest --rewrite notes what was added; raise SCHEMA_VERSION"
