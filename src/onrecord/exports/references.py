"""References for reference managers: BibTeX, RIS and CSL-JSON of each summary.

No library writes them: those that know BibTeX and RIS bring parsers and styles for a dozen lines, and
leave an open brace, or the end of a line in a value, to the caller. In the tests they read these files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.dataset import Dataset, Speaker, Summary
from onrecord.site.page import Asset
from onrecord.site.references import REFERENCES, remarks
from onrecord.site.site import Site
from onrecord.site.views import summary_url


@dataclass(frozen=True)
class Reference:
    """A summary as something that others cite; the texts are single lines."""

    summary: Summary
    title: str
    event: str
    """The series of the webinar; where it has none, the webinar itself."""
    publisher: str
    note: str
    """Whose remarks it is a summary of, and what it was written from."""
    contributors: tuple[Speaker, ...]
    """Those who spoke: they contributed to it, and wrote nothing of it."""
    url: str
    """Its absolute address; empty where the site has none."""


def references(site: Site, data: Dataset) -> Iterator[Reference]:
    """Yield the reference to each summary; a webinar to come has none."""
    speakers = {one.id: one for one in data.speakers}
    spoke: dict[str, dict[str, Speaker]] = {}
    for one in data.appearances:
        if one.role == "speaker":
            spoke.setdefault(one.summary, {})[one.speaker] = speakers[one.speaker]
    for row in data.summaries:
        if row.status != "announced":
            yield Reference(
                row,
                one_line(row.title),
                one_line(row.series or row.title),
                one_line(data.name),
                one_line(remarks(site, site.corpus.summaries[row.id])),
                tuple(spoke.get(row.id, {}).values()),
                row.url if data.address else "",
            )


def one_line(text: str) -> str:
    """Return a text without ends of lines: in RIS, a line could be a field of its own."""
    return " ".join(text.split())


def reference_files(site: Site, data: Dataset) -> Iterator[Asset]:
    """Yield the files with the reference to each summary."""
    for one in references(site, data):
        for name, write in _FORMATS.items():
            yield Asset(f"{summary_url(one.summary.id)}{REFERENCES[name]}", write(one))


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "#$%&_"}
    # A brace counts for BibTeX though a backslash stands before it.
    | {"{": "\\textbraceleft{}", "}": "\\textbraceright{}", "\\": "\\textbackslash{}"}
    | {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)


def _bibtex(one: Reference) -> str:
    names = [_tex(who.sort_name, keep=_is_whole(who)) for who in one.contributors]
    fields = {
        "title": _tex(one.title, keep=True),
        "contributor": " and ".join(names),
        "eventtitle": _tex(one.event),
        "organization": _tex(one.publisher, keep=True),
        "year": one.summary.date[:4],
        "date": one.summary.date,
        "language": one.summary.language,
        "note": _tex(one.note),
        "url": one.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return ",\n".join([f"@misc{{{one.summary.id}", *lines]) + "\n}\n"


def _is_whole(who: Speaker) -> bool:
    """Say whether a name is not to be taken apart: BibTeX joins names by the word that may be in one."""
    return who.kind != "person" or " and " in one_line(who.sort_name)


def _tex(text: str, *, keep: bool = False) -> str:
    """Return a text as TeX; in braces where capitals, or a name, are to be kept as they are."""
    escaped = one_line(text).translate(_TEX)
    return f"{{{escaped}}}" if keep else escaped


def _ris(one: Reference) -> str:
    day = one.summary.date.split("-")
    fields = [
        ("TY", "CONF"),
        ("ID", one.summary.id),
        ("TI", one.title),
        # Subsidiary authors: reference managers read them as contributors.
        *(("A4", one_line(who.sort_name)) for who in one.contributors),
        ("T2", one.event),
        ("PB", one.publisher),
        ("PY", day[0]),
        ("DA", "/".join(day)),
        ("LA", one.summary.language),
        ("AB", one_line(one.summary.abstract or "")),
        ("N1", one.note),
        ("UR", one.url),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def _csl(one: Reference) -> str:
    item = {
        "id": one.summary.id,
        "type": "paper-conference",
        "title": one.title,
        "contributor": [_csl_name(who) for who in one.contributors],
        "event-title": one.event,
        "publisher": one.publisher,
        "issued": {"date-parts": [[int(part) for part in one.summary.date.split("-")]]},
        "language": one.summary.language,
        "abstract": one_line(one.summary.abstract or ""),
        "note": one.note,
        "URL": one.url,
    }
    known = {key: value for key, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _csl_name(who: Speaker) -> Mapping[str, Any]:
    family, comma, given = who.sort_name.partition(", ")
    if who.kind == "person" and comma:
        return {"family": family, "given": given}
    return {"literal": who.name}


_FORMATS = {"BibTeX": _bibtex, "RIS": _ris, "CSL-JSON": _csl}
