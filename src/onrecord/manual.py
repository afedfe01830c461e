"""The generated pages of the manual, on keys and on diagnostics: `python -m onrecord.manual` renews both.

What a key is called, takes and means stands in `onrecord.model` alone, and what a code means in the
catalogue of `onrecord.rules`; this module only puts it into Markdown and adds an example for each record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from onrecord.codes import Explanation
from onrecord.model import (
    Affiliation,
    Appearance,
    FrontMatter,
    Instrument,
    Links,
    Norm,
    Provenance,
    Record,
    Related,
    Series,
    Speaker,
    Withdrawal,
)
from onrecord.project.validation import takes
from onrecord.rules import catalogue

_GROUP = re.compile(r"^\*\*([^*\n]+): (OR\d)\*\*\n(.*?)(?=\n\*\*|\Z)", re.MULTILINE | re.DOTALL)
"""In the template of the page on diagnostics: the title of a group of codes, and words on it."""

_OPENING = """\
# Reference

<!-- Written by `python -m onrecord.manual` from src/onrecord/model.py. Do not edit by hand. -->

Every key of every file that onrecord reads: whether it is required, what it takes and what it says.
A key that is not listed here is an error, and so is a value of another form; the page on
[diagnostics](diagnostics.md) explains each message. What is not marked as required may be left out.

All files are plain YAML. A value means exactly what is typed: `no` is the word “no” and `010`
stays `010`. Anchors (`&`), aliases (`*`) and tags (`!`) are not taken. A value with a colon and a
space in it needs quotation marks: `title: 'Norms: what next?'`.

An **id** is made of lower-case letters, digits and single hyphens, and begins with a letter:
`lea-kaspar`. It is part of an address, so it stays for ever.
"""

_FORMER_ANCHORS = {
    "OR204": "or204-a-key-stands-twice",
    "OR301": "or301-a-key-is-missing",
    "OR302": "or302-a-key-is-not-known",
    "OR303": "or303-the-value-has-another-shape",
    "OR504": "or504-an-anchor-stands-twice",
    "OR603": "or603-two-records-claim-one-id-or-address",
    "OR606": "or606-two-people-may-be-one",
    "OR608": "or608-two-summaries-have-one-source",
    "OR705": "or705-an-id-is-given-a-second-time",
}
"""The addresses of sections that had another title once; links to them still lead there."""


@dataclass(frozen=True)
class _Section:
    """A part of the page: one record, and how it looks in its file."""

    title: str
    model: type[Record]
    intro: str
    example: str
    level: int = 2
    hidden: tuple[str, ...] = ()
    """Keys that stand elsewhere than among the others."""


_SUMMARY = """\
---
title: A webinar that never took place
date: 2030-05-14
date_is: held
speakers:
- {id: ann-example, affiliation: Example Institute}
- {id: max-muster, billed_as: independent expert}
moderators: [eve-sample]
norms: [13c]
series: {name: Examples, part: 1}
organisers: [Example Institute]
topics: [human-rights, supply-chain]
language: en
abstract: Two people who do not exist discuss a norm that does.
recording: https://example.org/webinars/1/recording
source:
  url: https://example.org/webinars/1
  archived: https://example.org/archive/webinars/1
  title: Report of the Example Institute on its first webinar
  kind: published report
  read: whole
  note: The report gives no time of day.
published: 2030-06-01
updated: 2030-06-03
redirect_from: [/summaries/2030-05-13-first-example/]
---
"""

_WITHDRAWN = """\
---
title: A webinar that nobody was to read about
date: 2030-05-21
speakers: []
norms: []
withdrawn:
  on: 2030-06-10
  reason: A speaker had asked not to be quoted.
---
"""

_REGISTER = """\
ann-example:
  name: Ann Example
  sort_name: Example, Ann
  aliases: [Anna Example, Ann E. Example]
  affiliations:
  - {name: Sample University, from: 2024, until: 2028-09}
  - {name: Example Institute, from: 2028-10-01}
  links:
    website: https://example.org/people/ann
    orcid: 0000-0002-1825-0097
    wikidata: Q4115189
  former_ids: [anna-example]
  not_same_as: [ann-example-of-geneva]

ann-example-of-geneva:
  name: Ann Example

eve-sample:
  name: Eve Sample

max-muster:
  name: Max Muster
"""

_NORMS = """\
norms:
- id: 13c
  letter: c
  title: Keep your territory from being used for wrongful acts
  text: A State that knows its territory is being used for ICT acts that breach international law
    should not let this go on.
  label: due diligence
  topics: [due-diligence, territory]
  aliases: [due diligence norm]
  phrases: [knowingly allow its territory]
  cites_resolutions: []
  related:
  - {instrument: tallinn-2, paragraphs: Rules 6-7, verified: true}
  disputed: Whether due diligence is a binding rule of international law as well is disputed.
  sources: [https://www.internationalcybertech.gov.au/our-work/annexes/annex-c]
"""

_INSTRUMENTS = """\
instruments:
- id: gge-2013
  name: Report of the Group of Governmental Experts on Developments in the Field of Information and
    Telecommunications in the Context of International Security (2013)
  short_name: UN GGE report of 2013
  symbol: A/68/98
  year: 2013
  issued: 2013-06-24
  body: UN Group of Governmental Experts (GGE), established under A/RES/66/24
  address: https://undocs.org/A/68/98
  aliases: [GGE 2013, 2013 GGE report]
  sources: [https://derechos.org/nizkor/espana/doc/unsecu5.html]
- id: tallinn-2
  name: Tallinn Manual 2.0
"""

_SECTIONS = (
    _Section(
        "Front matter of a summary",
        FrontMatter,
        "The file is `summaries/<id>.md`. Its name without `.md` is the id of the summary and "
        "becomes its address; here the id may begin with a digit: `2018-12-11-civil-society`.",
        _SUMMARY,
    ),
    _Section(
        "A person in `speakers` or `moderators`",
        Appearance,
        "Where only the id is needed, write the id alone: `speakers: [ann-example]`.",
        "",
        3,
    ),
    _Section("`series`", Series, "", "", 3),
    _Section("`source`", Provenance, "", "", 3),
    _Section(
        "`withdrawn`",
        Withdrawal,
        "The address stays, and every link to a passage leads to the notice. The id is never given "
        "to another summary.",
        _WITHDRAWN,
        3,
    ),
    _Section(
        "The register: `speakers.yaml`",
        Speaker,
        "The word before the first colon is the id of the person; the keys below stand under it. "
        "Two people never share an id: a namesake gets a word that tells the two apart, never a "
        "number.",
        _REGISTER,
        hidden=("id",),
    ),
    _Section("An entry of `affiliations`", Affiliation, "", "", 3),
    _Section("`links`", Links, "", "", 3),
    _Section(
        "The catalogue of norms",
        Norm,
        "onrecord brings its own catalogue. A site that wants other words names a file of its own "
        "with the [option `norms`](running.md#options-of-the-plugin): a list under the key "
        "`norms`, in the order in which the site shows it.",
        _NORMS,
    ),
    _Section("An entry of `related`", Related, "", "", 3),
    _Section(
        "The catalogue of documents",
        Instrument,
        "The documents that norms refer to, as a list under the key `instruments`. A site names a "
        "file of its own with the [option `instruments`](running.md#options-of-the-plugin).",
        _INSTRUMENTS,
    ),
)

EXAMPLES: Mapping[str, str] = {
    "summaries/2030-05-14-example.md": _SUMMARY,
    "summaries/2030-05-21-withdrawn.md": _WITHDRAWN,
    "speakers.yaml": _REGISTER,
    "norms.yaml": _NORMS,
    "instruments.yaml": _INSTRUMENTS,
}
"""The examples of the page by the file they would stand in; together they have every key."""


def reference() -> str:
    """Return the reference page as Markdown: a section for each record."""
    return "\n".join([_OPENING, *(_section(section) for section in _SECTIONS)])


def _section(section: _Section) -> str:
    """Return the heading, the table and the example of one record."""
    purpose = (section.model.__doc__ or "").splitlines()[0]
    parts = [f"{'#' * section.level} {section.title}", purpose]
    if section.intro:
        parts.append(section.intro)
    parts.append("\n".join(_table(section)))
    if section.example:
        language = "markdown" if section.example.startswith("---") else "yaml"
        parts.append(f"An example with every key:\n\n```{language}\n{section.example}```")
    return "\n\n".join(parts) + "\n"


def _table(section: _Section) -> Iterator[str]:
    """Yield the lines of the table of a record's keys."""
    schema = section.model.model_json_schema()
    required = schema.get("required", [])
    yield "| Key | What it takes | What it says |"
    yield "|---|---|---|"
    for key, field in schema["properties"].items():
        if key not in section.hidden:
            need = "**Required.** " if key in required else ""
            words = _sentence(takes(field) + _default(field.get("default")))
            yield f"| `{key}` | {need}{words} | {field['description']} |"


def _sentence(words: str) -> str:
    """Write words as a sentence."""
    return f"{words[0].upper()}{words[1:]}."


def _default(value: object) -> str:
    """Say what holds where a key is missing, if anything does."""
    if value in (None, [], ()):
        return ""
    shown = str(value).lower() if isinstance(value, bool) else value
    return f"; `{shown}` where it is missing"


def diagnostics() -> str:
    """Return the page on diagnostics as Markdown: a section for each code, by group."""
    template = files("onrecord").joinpath("data", "diagnostics", "page.md")
    return _GROUP.sub(_group, template.read_text(encoding="utf-8"))


def _group(group: re.Match[str]) -> str:
    """Return a group of codes: its title, words on it, and a section for each code."""
    entries = [entry for code, entry in catalogue().items() if code.startswith(group[2])]
    title = f"**{group[1]}: {entries[0].code} to {entries[-1].code}**\n{group[3]}"
    return "\n".join([title, *(_explained(entry) for entry in entries)])


def _explained(entry: Explanation) -> str:
    """Return the section on a code."""
    former = _FORMER_ANCHORS.get(entry.code)
    anchor = f' <a id="{former}"></a>' if former else ""
    return f"## {entry.code} {entry.title}{anchor}\n\n{entry.section}"


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/manual/reference.md": reference,
    "docs/manual/diagnostics.md": diagnostics,
}
"""The generated pages, seen from the root of the repository."""


def main() -> None:
    """Write the pages anew."""
    for path, page in PAGES.items():
        Path(path).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
