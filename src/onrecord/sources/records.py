"""Parse: from the text of one file to the records it holds.

Owns what one file says by itself; whether ids lead anywhere is the business of linking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import (
    FrontMatter,
    Instrument,
    Norm,
    Path,
    Places,
    Record,
    Speaker,
    Summary,
)
from onrecord.sources import document, frontmatter, todos
from onrecord.sources.reading import Folder
from onrecord.sources.schema import R, validate


@dataclass(frozen=True)
class Entries:
    """The records of one file that holds many, with what is wrong in it."""

    records: tuple[Record, ...]
    names: frozenset[str]
    """Every id in the file, also of entries that could not be read: they are not missing."""
    places: Places | None
    complete: bool
    """Whether the file could be read at all."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Records:
    """Everything the files of a project say, not yet linked."""

    summaries: tuple[Summary, ...]
    drafts: tuple[Summary, ...]
    """Summaries whose front matter says nothing that holds: only their text can be read."""
    summary_names: frozenset[str]
    """Every summary id, also of files that could not be read."""
    speakers: Entries
    norms: Entries
    instruments: Entries
    diagnostics: tuple[Diagnostic, ...]


def parse(folder: Folder, norms: Source, instruments: Source) -> Records:
    """Parse every file of a project; the catalogue's two texts are given."""
    parsed = [parse_summary(source) for source in folder.summaries]
    found = [*folder.diagnostics, *(item for one in parsed for item in one.diagnostics)]
    speakers = parse_register(folder.register)
    norm_entries = parse_list(norms, "norms", Norm, "this norm")
    instrument_entries = parse_list(instruments, "instruments", Instrument, "this document")
    for entries in (speakers, norm_entries, instrument_entries):
        found.extend(entries.diagnostics)
    return Records(
        tuple(one.summary for one in parsed if one.summary and not one.diagnostics),
        tuple(one.summary for one in parsed if one.summary and one.diagnostics),
        folder.names,
        speakers,
        norm_entries,
        instrument_entries,
        tuple(found),
    )


def _stem(source: Source) -> str:
    """Return the file stem, which is the id of a summary."""
    return PurePosixPath(source.path).stem


@dataclass(frozen=True)
class Parsed:
    """What was found in the file of a summary."""

    summary: Summary | None
    """`None` where body and front matter cannot be told apart. Where there are diagnostics, its
    front matter is empty."""
    diagnostics: tuple[Diagnostic, ...]


def parse_summary(source: Source) -> Parsed:
    """Return the summary in a file, and everything that is wrong with its front matter."""
    halves = frontmatter.split(source)
    if isinstance(halves, Diagnostic):
        return Parsed(None, (halves,))
    front = document.parse(source, halves.front, halves.front_offset)
    record = _front_matter(source, front)
    wrong = front.diagnostics if isinstance(record, FrontMatter) else record
    if front.reported:
        return Parsed(None, ())
    if wrong or not isinstance(record, FrontMatter):
        record = _NOTHING
    summary = Summary(_stem(source), record, halves.body, halves.body_offset, front.places)
    return Parsed(summary, wrong)


_NOTHING = FrontMatter(title="-", date=date(1970, 1, 1), speakers=(), norms=())


def _front_matter(source: Source, front: document.Document) -> FrontMatter | tuple[Diagnostic, ...]:
    """Return the front matter, or everything that is wrong with it."""
    if front.data is None:
        return front.diagnostics or _no_keys(source)
    record = validate(FrontMatter, front.data, front.places, (), "the front matter")
    undone = {front.places.value(*path) for path in todos.in_values(front.data)}
    if undone:
        # That a value still to be written is no date, or nobody's id, goes without saying.
        wrong = record if isinstance(record, tuple) else ()
        left = tuple(todos.left(place) for place in sorted(undone, key=lambda span: span.start))
        return front.diagnostics + left + tuple(d for d in wrong if d.span not in undone)
    if isinstance(record, tuple):
        return front.diagnostics + record
    repeated = tuple(_repeated(record, front.places))
    return front.diagnostics + repeated if front.diagnostics or repeated else record


def _no_keys(source: Source) -> tuple[Diagnostic, ...]:
    """Say that there is nothing between the two lines of dashes."""
    place = source.span(0, len(source.line(1)))
    hint = "Write the title, date, speakers and norms between the two lines `---`."
    return (Diagnostic(Code.NOT_A_MAPPING, "The front matter holds no keys.", place, hint),)


def _repeated(front: FrontMatter, places: Places) -> Iterator[Diagnostic]:
    """Find people and norms that are listed twice."""
    seen: dict[str, str] = {}
    lists: tuple[tuple[str, Sequence[str]], ...] = (
        ("speakers", [person.id for person in front.speakers]),
        ("moderators", [person.id for person in front.moderators]),
        ("norms", front.norms),
    )
    for key, ids in lists:
        for number, name in enumerate(ids):
            if name in seen:
                yield Diagnostic(
                    Code.TWICE,
                    f"`{name}` is listed here and in `{seen[name]}` already.",
                    places.value(key, number),
                    "Keep one of the two."
                    if key == seen[name]
                    else "Keep one of the two; who led the discussion goes into `moderators` alone.",
                )
            seen.setdefault(name, key)


def parse_register(source: Source | None) -> Entries:
    """Return the people of a register: a mapping from id to person."""
    if source is None:
        return Entries((), frozenset(), None, complete=False, diagnostics=())
    parsed = document.parse(source, source.text)
    if parsed.data is None and not (parsed.diagnostics or parsed.reported):
        return Entries((), frozenset(), parsed.places, complete=True, diagnostics=())
    if not isinstance(parsed.data, dict):
        return _unreadable(
            parsed, source, "a line for each person: `lea-kaspar: {name: Lea Kaspar}`"
        )
    pairs = [((str(key),), key, value) for key, value in parsed.data.items()]
    return _entries(pairs, Speaker, "this person", parsed)


def parse_list(source: Source, key: str, model: type[R], name: str) -> Entries:
    """Return the records of a catalogue: a list under one key."""
    parsed = document.parse(source, source.text)
    rows = parsed.data.get(key) if isinstance(parsed.data, dict) else None
    if not isinstance(rows, list):
        return _unreadable(parsed, source, f"`{key}:` and a list below it")
    triples = [
        ((key, number), row.get("id") if isinstance(row, dict) else None, row)
        for number, row in enumerate(rows)
    ]
    return _entries(triples, model, name, parsed)


def _unreadable(parsed: document.Document, source: Source, expected: str) -> Entries:
    """Return no entries, and say what the file should hold."""
    if parsed.reported:
        return Entries((), frozenset(), parsed.places, complete=False, diagnostics=())
    found = parsed.diagnostics or (
        Diagnostic(
            Code.NOT_A_MAPPING,
            "This file does not hold what it should.",
            source.span(0, len(source.line(1))),
            f"Write {expected}.",
        ),
    )
    return Entries((), frozenset(), parsed.places, complete=False, diagnostics=found)


def _entries(
    rows: Sequence[tuple[Path, Any, Any]],
    model: type[R],
    name: str,
    parsed: document.Document,
) -> Entries:
    """Validate the entries of one file."""
    records: list[Record] = []
    found = list(parsed.diagnostics)
    seen: set[Any] = set()
    for path, key, row in rows:
        data = {**row, "id": key} if isinstance(row, dict) and key is not None else row
        if model is Speaker and isinstance(row, dict) and "id" in row:
            found.append(_own_id(parsed.places, (*path, "id")))
        if key is not None and key in seen:
            found.append(_same_id(str(key), parsed.places.value(*path, "id")))
        seen.add(key)
        record = validate(model, data, parsed.places, path, name)
        if isinstance(record, tuple):
            found.extend(record)
        else:
            records.append(record)
    names = frozenset(str(key) for _, key, _ in rows if key is not None)
    return Entries(tuple(records), names, parsed.places, complete=True, diagnostics=tuple(found))


def _same_id(key: str, place: Span) -> Diagnostic:
    """Say that two entries of a list have one id."""
    return Diagnostic(
        Code.SAME_ID,
        f"`{key}` is the id of an entry above already.",
        place,
        "Give each entry an id of its own, or remove one of the two.",
    )


def _own_id(places: Places, path: Path) -> Diagnostic:
    """Say that the key of a person is the id already."""
    return Diagnostic(
        Code.UNKNOWN_KEY,
        "`id` is not a key of this person: the word before the first colon is the id.",
        places.key(*path),
        "Remove this line.",
    )
