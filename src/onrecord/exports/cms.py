"""Settings of Front Matter CMS, an extension of Visual Studio Code; they are made of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from onrecord.exports.schemas import summary_schema
from onrecord.model import Corpus
from onrecord.project.validation import form_of
from onrecord.site.page import Asset
from onrecord.site.site import Site

CMS = "schema/frontmatter.json"
"""Where the settings stand; they are saved as `frontmatter.json` beside `speakers.yaml`."""

_CMS_FORMAT = "https://frontmatter.codes/frontmatter.schema.json"
_CMS_DAY = "yyyy-MM-dd"


def cms_export(site: Site) -> Iterator[Asset]:
    """Yield the settings of the editor."""
    yield Asset.json(CMS, cms_settings(site.corpus))


def cms_settings(corpus: Corpus) -> dict[str, Any]:
    """Return the settings: the folder of the summaries, and a field for each of their keys."""
    schema = summary_schema(corpus.frameworks)
    norms = [one.norm(sign) for one in corpus.frameworks.all for sign in one.each]
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
                "fields": _fields(schema, schema, norms),
            }
        ],
    }


def _fields(
    schema: Mapping[str, Any], record: Mapping[str, Any], norms: list[str]
) -> list[dict[str, Any]]:
    required = record.get("required", ())
    return [
        {"title": field["title"], "name": key, "description": field.get("description", "")}
        | _kind(schema, key, field, norms)
        # The editor wants something in a required list, and ours may be empty.
        | ({"required": True} if key in required and field.get("type") != "array" else {})
        for key, field in record["properties"].items()
    ]


def _kind(
    schema: Mapping[str, Any], key: str, field: Mapping[str, Any], norms: list[str]
) -> dict[str, Any]:
    form = form_of(schema, field)
    if "properties" in form:
        return {"type": "fields", "fields": _fields(schema, form, norms)}
    if "enum" in form:
        default = {"default": field["default"]} if field.get("default") else {}
        return {"type": "choice", "choices": list(form["enum"])} | default
    if key == "norms":
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
