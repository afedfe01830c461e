"""The page that proposes a summary: a form made of the same schema as every check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from onrecord.model import ID, SUMMARY_ID, FrontMatter, front_matter_of
from onrecord.project.validation import form_of, schema_of
from onrecord.site.page import Page, PageGroup
from onrecord.site.site import Settings, Site
from onrecord.site.views import Badge
from onrecord.site.words import Words

FOLDER = "propose"
"""Where the page stands, and the register in short that it reads."""

_REST = ("abstract", "organisers", "series.name", "series.part", "topics", "recording", "language")
_SOURCE = ("kind", "read", "url", "archived", "title", "note")

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("webinar", ("title", "date", "date_is")),
    ("people", ("speakers", "moderators")),
    ("norms", ("norms",)),
    ("text", ("text",)),
    ("source", tuple(f"source.{key}" for key in _SOURCE)),
    ("more", _REST),
)
"""The fields of the form, by what people think of together."""

LEFT_OUT = ("status", "event", "published", "updated", "redirect_from", "withdrawn")
"""Keys that the summary of a webinar that was held has no use for at first."""

_LANGUAGE = str(FrontMatter.model_fields["language"].default)
"""That of a summary which does not say it."""

_SAMPLE = """\
---
title: "{title}"
date: "2030-05-14"
speakers:
- id: "ann-example"
  affiliation: "{affiliation}"
norms: ["{norm}"]
{language}---

{text}
"""


@dataclass(frozen=True)
class FormField:
    """A field of the form."""

    name: str
    """The key, with the key it stands in: `source.url`."""
    widget: str
    """`line`, `day`, `number`, `choice`, `list`, `paragraph`, `text`, `people` or `norms`."""
    required: bool
    needed: bool
    """Whether it is required as soon as another key of the same record is there."""
    length: int
    """The most characters it takes; 0 where there is no limit."""
    pattern: str
    """What each line of it has to look like; empty where that is free."""
    value: str
    """What stands there at first."""
    usual: str
    """What holds where a file does not say it; empty where that stands there at first."""
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of its words."""
        return self.name.replace(".", "_")

    @property
    def id(self) -> str:
        """What the field is called on the page."""
        return f"or-{self.key.replace('_', '-')}"


@dataclass(frozen=True)
class ProposalFiles:
    """Where the files of a proposal go; empty addresses where there is no repository."""

    folder: str
    """The folder of the summaries."""
    create: str
    """Where a file is created in the folder; the browser fills in its name and text."""
    register: str
    """The register of speakers."""
    edit: str
    """Where the register is edited."""


@dataclass(frozen=True)
class ProposeView:
    """What the page shows."""

    groups: tuple[tuple[str, tuple[FormField, ...]], ...]
    keys: str
    """All keys in the order in which a file has them."""
    badges: tuple[Badge, ...]
    series: tuple[str, ...]
    destination: ProposalFiles
    contribute: str
    sample: str
    words: str
    """What the browser says, as JSON."""
    id_pattern: str
    file_pattern: str


def propose_group(site: Site) -> Iterator[PageGroup]:
    """Yield the page with the form."""
    yield PageGroup(f"{FOLDER}/", partial(_propose_page, site))


def _propose_page(site: Site) -> Iterator[Page]:
    schema = schema_of(front_matter_of(site.corpus.frameworks))
    words = site.words
    view = ProposeView(
        tuple((name, tuple(_field(words, schema, key) for key in keys)) for name, keys in GROUPS),
        " ".join(schema["properties"]),
        tuple(site.badges.values()),
        tuple(site.series),
        _destination(site, site.settings),
        site.settings.contribute,
        sample(words, site.corpus.frameworks.examples[0]),
        json.dumps(words.groups["proposing"], ensure_ascii=False),
        ID,
        SUMMARY_ID,
    )
    title, about = words.say("name.propose"), words.say("propose.about")
    page = Page(f"{FOLDER}/", title, about, searchable=False)
    yield page.filled(words, "propose", view)


def sample(words: Words, norm: str) -> str:
    """Return what to copy where the form cannot run; the person in it does not exist."""
    is_english = "propose.example.text" in words.missing
    code = _LANGUAGE if is_english else words.language
    language = "" if code == _LANGUAGE else f'language: "{code}"\n'
    return _SAMPLE.format(
        title=words.say("propose.example.title"),
        affiliation=words.say("propose.example.affiliation"),
        norm=norm,
        language=language,
        text=words.say("propose.example.text"),
    )


def _destination(site: Site, settings: Settings) -> ProposalFiles:
    paths = (PurePosixPath(summary.source.path) for summary in site.corpus.summaries.values())
    folder = next((path.parent.as_posix() for path in paths), "summaries")
    register = site.corpus.register.source.path
    create, edit = settings.creating(folder), settings.editing(register)
    return ProposalFiles(folder, create, register, edit)


def _field(words: Words, schema: Mapping[str, Any], name: str) -> FormField:
    record, key = schema, name.rpartition(".")[2]
    if "." in name:
        record = form_of(schema, schema["properties"][name.partition(".")[0]])
    found = record["properties"].get(key, {})
    form = form_of(schema, found)
    item = form.get("items", {})
    usual = str(found.get("default") or "") if form.get("type") == "string" else ""
    value = words.language if name == "language" else usual
    return FormField(
        name,
        _widget(name, form),
        name == "text" or ("." not in name and key in ("title", "date")),
        "." in name and key in record["required"],
        form.get("maxLength") or item.get("maxLength") or 0,
        form.get("pattern") or item.get("pattern") or "",
        value,
        usual if usual != value else "",
        tuple(form.get("enum", ())),
    )


def _widget(name: str, form: Mapping[str, Any]) -> str:
    if name in {"norms", "text"}:
        return name
    if "anyOf" in form.get("items", {}):
        return "people"
    if "enum" in form:
        return "choice"
    if form.get("format") == "date":
        return "day"
    named = {"array": "list", "integer": "number"}
    return named.get(form["type"], "line" if "pattern" in form else "paragraph")
