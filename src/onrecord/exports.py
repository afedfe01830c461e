"""Exports: files for programs, published with the site.

JSON Schemas of what people write, for editors; settings of Front Matter CMS, an extension of Visual
Studio Code; the register, for the form of proposals. All are made of the records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from onrecord.model import LETTERS, Corpus, FrontMatter, Record, Speaker
from onrecord.site.page import Asset
from onrecord.site.site import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema that all of them are written in."""

SUMMARY = "schema/summary.json"
REGISTER = "schema/speakers.json"

_OF_A_KEY = ("maxLength", "pattern", "patternErrorMessage")
"""What the schema of an id says of the word that stands in its place."""


def schema_exports(site: Site) -> Iterator[Asset]:
    """Yield the schemas; each has its `$id` where the address of the site is known."""
    known = site.settings.address != ""
    for path, schema in ((SUMMARY, summary_schema), (REGISTER, register_schema)):
        yield Asset.json(path, schema(site.settings.absolute(path) if known else ""))


def summary_schema(address: str = "") -> dict[str, Any]:
    """Return the schema of the front matter of a summary."""
    return (
        _schema_head(address) | record_schema(FrontMatter) | {"title": "Front matter of a summary"}
    )


def register_schema(address: str = "") -> dict[str, Any]:
    """Return the schema of `speakers.yaml`: ids, each with a person."""
    person = record_schema(Speaker)
    # The id is the key of the entry; nobody writes it into the entry as well.
    identifier = person["properties"].pop("id")
    person["required"].remove("id")
    definitions = person.pop("$defs") | {"Speaker": person}
    return _schema_head(address) | {
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
    return schema


def _example(field: Mapping[str, Any], written: str) -> Any:
    """Return an example as data; the records have it as it is typed."""
    if field.get("type") != "array":
        return written
    return [word.strip() for word in written.strip("[]").split(",")]


def _schema_head(address: str) -> dict[str, Any]:
    return {"$schema": DIALECT} | ({"$id": address} if address else {})


CMS = "schema/frontmatter.json"
"""Where the settings stand; they are saved as `frontmatter.json` beside `speakers.yaml`."""

_CMS_FORMAT = "https://frontmatter.codes/frontmatter.schema.json"
_CMS_DAY = "yyyy-MM-dd"


def cms_export(site: Site) -> Iterator[Asset]:
    """Yield the settings of the editor."""
    yield Asset.json(CMS, cms_settings(site.corpus))


def cms_settings(corpus: Corpus) -> dict[str, Any]:
    """Return the settings: the folder of the summaries, and a field for each of their keys."""
    schema = summary_schema()
    paths = (summary.source.path for summary in corpus.summaries.values())
    folder = next((PurePosixPath(path).parent.as_posix() for path in paths), "summaries")
    return {
        "$schema": _CMS_FORMAT,
        "frontMatter.content.pageFolders": [
            {
                "title": "Summaries",
                "path": f"[[workspace]]/{folder}",
                "contentTypes": ["default"],
            }
        ],
        "frontMatter.content.supportedFileTypes": ["md"],
        "frontMatter.taxonomy.frontMatterType": "YAML",
        "frontMatter.taxonomy.dateFormat": _CMS_DAY,
        # The name `default` needs no key `type` in the file, which we would refuse.
        "frontMatter.taxonomy.contentTypes": [
            {
                "name": "default",
                "pageBundle": False,
                "fileType": "md",
                "clearEmpty": True,
                "fields": _fields(schema, schema),
            }
        ],
    }


def _fields(schema: Mapping[str, Any], record: Mapping[str, Any]) -> list[dict[str, Any]]:
    required = record.get("required", ())
    return [
        {"title": field["title"], "name": key, "description": field.get("description", "")}
        | _kind(schema, key, field)
        # The editor wants something in a required list, and ours may be empty.
        | ({"required": True} if key in required and field.get("type") != "array" else {})
        for key, field in record["properties"].items()
    ]


def _kind(schema: Mapping[str, Any], key: str, field: Mapping[str, Any]) -> dict[str, Any]:
    form = _form(schema, field)
    if "properties" in form:
        return {"type": "fields", "fields": _fields(schema, form)}
    if "enum" in form:
        default = {"default": field["default"]} if field.get("default") else {}
        return {"type": "choice", "choices": list(form["enum"])} | default
    if key == "norms":
        norms = [f"13{letter}" for letter in LETTERS]
        return {"type": "choice", "choices": norms, "multiple": True}
    return _plain_kind(key, field, form)


def _plain_kind(key: str, field: Mapping[str, Any], form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the editor calls a field that holds no keys and offers no choice."""
    if form.get("type") == "array":
        return {"type": "list"}
    if form.get("type") == "integer":
        limits = {"min": form["minimum"], "max": form["maximum"], "isDecimal": False}
        return {"type": "number", "numberOptions": limits}
    if form.get("format") == "date":
        published = {"isPublishDate": True} if key == "date" else {}
        return {"type": "datetime", "dateFormat": _CMS_DAY} | published
    default = {"default": field["default"]} if field.get("default") else {}
    # What may not hold the end of a line is one line; the rest are paragraphs.
    return {"type": "string", "single": "pattern" in form} | default


def _form(schema: Mapping[str, Any], field: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the form that a field takes where it is not empty."""
    form: Mapping[str, Any] = next(
        (choice for choice in field.get("anyOf", ()) if choice.get("type") != "null"), field
    )
    if "$ref" in form:
        found: Mapping[str, Any] = schema["$defs"][form["$ref"].rsplit("/", 1)[-1]]
        return found
    return form


PEOPLE = "propose/people.json"

RegisterEntry = list[str]
"""A person as the form for proposals knows them: id, name, aliases."""


def people_export(site: Site) -> Iterator[Asset]:
    """Yield the register as the form for proposals needs it, a person a line."""
    people = site.corpus.speakers.values()
    entries: list[RegisterEntry] = [[one.id, one.name, *one.aliases] for one in people]
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    yield Asset(PEOPLE, "[" + ",\n".join(lines) + "]\n")


EXPORTERS: tuple[Callable[[Site], Iterator[Asset]], ...] = (
    schema_exports,
    cms_export,
    people_export,
)
"""Every exporter. A new export is a function, and a line here."""


def export(site: Site) -> Iterator[Asset]:
    """Yield the files of every exporter."""
    for exporter in EXPORTERS:
        yield from exporter(site)
