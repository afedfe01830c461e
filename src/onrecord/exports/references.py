"""References for reference managers: BibTeX, RIS and CSL-JSON of each summary and paragraph.

No library writes them: those that know BibTeX and RIS bring parsers and styles for a dozen lines, and
leave an open brace, or the end of a line in a value, to the caller. In the tests they read these files.

The references to all paragraphs of a summary are one file in each format: three files for each
paragraph would be most of the files of a site. The browser takes one reference out of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from onrecord.dataset import Dataset, Speaker, Summary
from onrecord.site.page import Asset, AssetGroup
from onrecord.site.references import (
    PARAGRAPHS,
    REFERENCES,
    remarks,
    voices_of,
    what_it_is,
)
from onrecord.site.site import Site
from onrecord.site.views import summary_url
from onrecord.text.characters import without_line_ends


@dataclass(frozen=True)
class Reference:
    """A summary, or a paragraph of it, as something that others cite; the texts are single lines.

    In RIS, a line could be a field of its own.
    """

    id: str
    summary: Summary
    title: str
    event: str
    """The series of the webinar; where it has none, the webinar itself."""
    publisher: str
    what: str
    """Whose remarks it is a summary of, and what it was written from, in short."""
    note: str
    """The same in full: of all who spoke, and of which day."""
    contributors: tuple[Speaker, ...]
    """Those who spoke: they contributed to it, and wrote nothing of it."""
    url: str
    """Its absolute address; empty where the site has none."""
    number: int = 0
    """Of the paragraph; 0 for the whole summary."""


def references(site: Site, data: Dataset) -> Iterator[Reference]:
    """Yield the reference to each summary; a webinar to come has none."""
    speakers = {one.id: one for one in data.speakers}
    spoke: dict[str, dict[str, Speaker]] = {}
    for one in data.appearances:
        if one.role == "speaker":
            spoke.setdefault(one.summary, {})[one.speaker] = speakers[one.speaker]
    for row in data.summaries:
        if row.status != "announced":
            summary = site.corpus.summaries[row.id]
            yield Reference(
                row.id,
                row,
                without_line_ends(row.title),
                without_line_ends(row.series or row.title),
                without_line_ends(data.name),
                without_line_ends(what_it_is(site, summary, None)),
                without_line_ends(remarks(site, summary)),
                tuple(spoke.get(row.id, {}).values()),
                row.url if data.address else "",
            )


def paragraphs(
    site: Site, speakers: Mapping[str, Speaker], whole: Reference
) -> Iterator[Reference]:
    """Yield the references to the paragraphs of a summary that has one itself."""
    summary = site.corpus.summaries[whole.id]
    for passage in site.index.bodies[whole.id].passages:
        yield replace(
            whole,
            id=f"{whole.id}-p{passage.number}",
            what=without_line_ends(what_it_is(site, summary, passage)),
            note=without_line_ends(remarks(site, summary, passage)),
            contributors=tuple(speakers[id_] for id_ in voices_of(passage.statements)),
            url=whole.url and f"{whole.url}#{passage.anchor}",
            number=passage.number,
        )


def reference_groups(site: Site, data: Dataset) -> Iterator[AssetGroup]:
    """Yield the files with the references to each summary and to its paragraphs."""
    speakers = {one.id: one for one in data.speakers}
    for whole in references(site, data):
        folder = summary_url(whole.id)
        names = (name for one in _FORMATS for name in (REFERENCES[one], PARAGRAPHS[one]))
        paths = tuple(f"{folder}{name}" for name in names)
        yield AssetGroup(paths, (whole.id,), partial(_files, site, speakers, whole, paths))


def _files(
    site: Site, speakers: Mapping[str, Speaker], whole: Reference, paths: Iterable[str]
) -> Iterator[Asset]:
    parts = tuple(paragraphs(site, speakers, whole))
    texts = (write(found) for write in _FORMATS.values() for found in ((whole,), parts))
    yield from map(Asset, paths, texts)


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "#$%&_"}
    # A brace counts for BibTeX though a backslash stands before it.
    | {"{": "\\textbraceleft{}", "}": "\\textbraceright{}", "\\": "\\textbackslash{}"}
    | {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)


def _bibtex(all_: Iterable[Reference]) -> str:
    return "\n".join(map(_entry, all_))


def _entry(one: Reference) -> str:
    names = [_tex(who.sort_name, keep=_is_whole(who)) for who in one.contributors]
    fields = {
        "title": _tex(one.title, keep=True),
        "contributor": " and ".join(names),
        "eventtitle": _tex(one.event),
        "organization": _tex(one.publisher, keep=True),
        "year": one.summary.date[:4],
        "date": one.summary.date,
        "pages": _pin(one),
        "language": _tex(one.summary.language),
        "note": _tex(one.note),
        "url": one.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return ",\n".join([f"@misc{{{one.id}", *lines]) + "\n}\n"


def _pin(one: Reference) -> str:
    """Return where in the summary it stands: reference managers have no place but that of pages."""
    return f"¶ {one.number}" if one.number else ""


def _is_whole(who: Speaker) -> bool:
    """Say whether a name is not to be taken apart: BibTeX joins names by the word that may be in one."""
    return who.kind != "person" or " and " in without_line_ends(who.sort_name)


def _tex(text: str, *, keep: bool = False) -> str:
    """Return a text as TeX; in braces where capitals, or a name, are to be kept as they are."""
    escaped = without_line_ends(text).translate(_TEX)
    return f"{{{escaped}}}" if keep else escaped


def _ris(all_: Iterable[Reference]) -> str:
    return "\r\n".join(map(_record, all_))


def _record(one: Reference) -> str:
    day = one.summary.date.split("-")
    fields = [
        ("TY", "CONF"),
        ("ID", one.id),
        ("TI", one.title),
        # Subsidiary authors: reference managers read them as contributors.
        *(("A4", without_line_ends(who.sort_name)) for who in one.contributors),
        ("T2", one.event),
        ("PB", one.publisher),
        ("PY", day[0]),
        ("DA", "/".join(day)),
        ("SP", _pin(one)),
        ("LA", without_line_ends(one.summary.language)),
        ("AB", _abstract(one)),
        ("N1", one.note),
        ("UR", one.url),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def _abstract(one: Reference) -> str:
    """Return the abstract of a summary; a paragraph has none of its own."""
    return "" if one.number else without_line_ends(one.summary.abstract or "")


def _csl(all_: Iterable[Reference]) -> str:
    return "[\n" + ",\n".join(json.dumps(_item(one), ensure_ascii=False) for one in all_) + "\n]\n"


def _item(one: Reference) -> Mapping[str, Any]:
    item = {
        "id": one.id,
        "type": "paper-conference",
        "title": one.title,
        "contributor": [_csl_name(who) for who in one.contributors],
        "event-title": one.event,
        "genre": one.what,
        "publisher": one.publisher,
        "issued": {"date-parts": [[int(part) for part in one.summary.date.split("-")]]},
        "page": _pin(one),
        "language": one.summary.language,
        "abstract": _abstract(one),
        "note": one.note,
        "URL": one.url,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(who: Speaker) -> Mapping[str, Any]:
    family, comma, given = who.sort_name.partition(", ")
    if who.kind == "person" and comma:
        return {"family": family, "given": given}
    return {"literal": who.name}


_FORMATS = {"BibTeX": _bibtex, "RIS": _ris, "CSL-JSON": _csl}
