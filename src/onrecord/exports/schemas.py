"""JSON Schemas of what people write, for editors; they are made of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.model import Frameworks, Record, Speaker, front_matter_of
from onrecord.site.page import Asset
from onrecord.site.site import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema that all of them are written in."""

SUMMARY = "schema/summary.json"
REGISTER = "schema/speakers.json"

_OF_A_KEY = ("description", "maxLength", "pattern")
"""What the schema of an id says of the word that stands in its place."""

_MESSAGE = "patternErrorMessage"
"""A word of some editors, in which the records have what a pattern takes."""


def schema_exports(site: Site) -> Iterator[Asset]:
    """Yield the schemas; each has its `$id` where the address of the site is known."""
    known = site.settings.address != ""
    summary, register = (site.settings.absolute(p) if known else "" for p in (SUMMARY, REGISTER))
    yield Asset.json(SUMMARY, summary_schema(site.corpus.frameworks, summary))
    yield Asset.json(REGISTER, register_schema(register))


def summary_schema(frameworks: Frameworks, address: str = "") -> dict[str, Any]:
    """Return the schema of the front matter of a summary that cites norms of some frameworks."""
    schema = record_schema(front_matter_of(frameworks))
    return schema_head(address) | schema | {"title": "Front matter of a summary"}


def register_schema(address: str = "") -> dict[str, Any]:
    """Return the schema of `speakers.yaml`: ids, each with a person."""
    person = record_schema(Speaker)
    # The id is the key of the entry; nobody writes it into the entry as well.
    identifier = person["properties"].pop("id")
    person["required"].remove("id")
    definitions = person.pop("$defs") | {"Speaker": person}
    return schema_head(address) | {
        "title": "Register of speakers",
        "description": "Everybody who spoke, by id. An id stays for ever.",
        "type": "object",
        "propertyNames": {key: identifier[key] for key in _OF_A_KEY},
        "additionalProperties": {"$ref": "#/$defs/Speaker"},
        "$defs": definitions,
    }


def record_schema(model: type[Record]) -> dict[str, Any]:
    """Return the schema of a record, with titles and examples that people can read."""
    schema = model.model_json_schema()
    for record in (schema, *schema.get("$defs", {}).values()):
        for key, value in record["properties"].items():
            value["title"] = key.replace("_", " ").capitalize()
            if "examples" in value:
                value["examples"] = [_example(value, written) for written in value["examples"]]
    standard: dict[str, Any] = _standard(schema)
    return standard


def _standard(schema: Any) -> Any:
    """Return a schema in words of the standard alone: what a pattern takes becomes its description.

    Strict validators, such as Ajv, refuse a schema with any other word.
    """
    if isinstance(schema, list):
        return [_standard(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    known = {key: _standard(value) for key, value in schema.items() if key != _MESSAGE}
    if _MESSAGE in schema:
        known.setdefault("description", schema[_MESSAGE])
    return known


def _example(field: Mapping[str, Any], written: str) -> Any:
    """Return an example as data; the records have it as it is typed."""
    if field.get("type") != "array":
        return written
    return [word.strip() for word in written.strip("[]").split(",")]


def schema_head(address: str) -> dict[str, Any]:
    """Return the keys that a schema begins with; `$id` only where its address is known."""
    return {"$schema": DIALECT} | ({"$id": address} if address else {})
