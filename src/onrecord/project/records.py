"""Parse: from the text of one file to the records it holds.

Owns what one file says by itself; whether ids lead anywhere is the business of linking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from onrecord.cache import Cache
from onrecord.diagnostics import Code, Collector, Diagnostic, Severity, Source
from onrecord.model import (
    NO_REGISTER,
    Abbreviation,
    Broken,
    Framework,
    Frameworks,
    FrontMatter,
    Instrument,
    Norm,
    Path,
    Places,
    Speaker,
    Summary,
    front_matter_of,
    norm_of,
)
from onrecord.project import document, reading, todos
from onrecord.project.document import Document
from onrecord.project.reading import Folder, Project
from onrecord.project.validation import Invalid, validate

E = TypeVar("E", Speaker, Framework, Norm, Instrument, Abbreviation)


@dataclass(frozen=True)
class Ok:
    """A summary that holds, with warnings if there are any."""

    summary: Summary
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Entries(Generic[E]):
    """The records of one file that holds many, with what is wrong in it."""

    places: Places
    records: tuple[E, ...] = ()
    names: frozenset[str] = frozenset()
    """Every id in the file, also of entries that could not be read: they are not missing."""
    complete: bool = False
    """Whether the file could be read at all."""
    holds: bool = False
    """Whether every entry could be read."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def lacks(self, name: str) -> bool:
        """Say whether it is certain that an id is not there."""
        return self.complete and name not in self.names


@dataclass(frozen=True)
class Records:
    """Everything the files of a project say, not yet linked."""

    summaries: tuple[Summary, ...]
    broken: tuple[Broken, ...]
    summary_names: frozenset[str]
    """Every summary id, also of files that could not be read."""
    speakers: Entries[Speaker]
    frameworks: Entries[Framework]
    norms: Entries[Norm]
    instruments: Entries[Instrument]
    abbreviations: Entries[Abbreviation]
    diagnostics: tuple[Diagnostic, ...]
    documents: frozenset[str] | None = None
    """The pages and files that the site has besides."""
    address: str = ""
    """As in `Folder.address`."""


def parse(folder: Folder, kept: Cache | None = None) -> Records:
    """Parse every file of a project; what a text gave before is given again."""
    recall = (kept or Cache()).recall
    frameworks: Entries[Framework] = recall(parse_list, *_frameworks_in(folder))
    known = _known(frameworks.records)
    parsed = [recall(parse_summary, source, known) for source in folder.summaries]
    speakers = recall(parse_register, folder.register)
    norms = recall(parse_norms, folder.norms, known, folder.norms_translation)
    if not frameworks.holds:  # whose ids may be right
        norms = recall(_without_ids, norms)
    documents, words = folder.instruments, folder.instruments_translation
    instruments: Entries[Instrument] = recall(
        parse_list, documents, "instruments", Instrument, "this document", words
    )
    abbreviations = recall(_abbreviations, documents, words)
    files = (folder, *parsed, speakers, frameworks, norms, instruments, abbreviations)
    return Records(
        tuple(one.summary for one in parsed if isinstance(one, Ok)),
        tuple(one for one in parsed if isinstance(one, Broken)),
        folder.names,
        speakers,
        frameworks,
        norms,
        instruments,
        abbreviations,
        tuple(dict.fromkeys(item for file in files for item in file.diagnostics)),
        folder.documents,
        folder.address,
    )


def parse_frameworks(folder: Folder) -> Entries[Framework]:
    """Return the frameworks of a catalogue of norms; those that onrecord ships where it has none."""
    return parse_list(*_frameworks_in(folder))


def _frameworks_in(
    folder: Folder,
) -> tuple[Source, str, type[Framework], str, Source | None]:
    own = _catalogue(folder.norms)
    has = isinstance(own.data, dict) and "frameworks" in own.data
    source = folder.norms if has else folder.standard
    words = folder.norms_translation if has else folder.standard_translation
    return source, "frameworks", Framework, "this framework", words


def _without_ids(norms: Entries[Norm]) -> Entries[Norm]:
    told = (item for item in norms.diagnostics if item.code != Code.NORM_ID)
    return replace(norms, diagnostics=tuple(told))


def _abbreviations(source: Source, words: Source | None) -> Entries[Abbreviation]:
    name = "this abbreviation"
    return parse_list(source, "abbreviations", Abbreviation, name, words, optional=True)


@lru_cache(maxsize=8)
def _known(records: tuple[Framework, ...]) -> Frameworks:
    """Return frameworks as one value: what was parsed is kept by it, whatever else the catalogue says."""
    return Frameworks(records)


def frameworks_of(project: Project) -> Frameworks:
    """Return the frameworks of a project, as far as they hold."""
    return Frameworks(parse_frameworks(reading.catalogue(project)).records)


@cache
def standard() -> Frameworks:
    """Return the frameworks that onrecord ships."""
    source = reading.shipped("norms.yaml")
    return Frameworks(parse_list(source, "frameworks", Framework, "this framework").records)


def parse_norms(
    source: Source, frameworks: Frameworks, translation: Source | None = None
) -> Entries[Norm]:
    """Return the norms of a catalogue."""
    model = norm_of(frameworks)
    entries = parse_list(source, "norms", model, "this norm", translation)
    return replace(entries, records=tuple(plain(Norm, one) for one in entries.records))


R = TypeVar("R", FrontMatter, Norm)


def plain(model: type[R], record: R) -> R:
    """Return a record that was read as that of some frameworks as one of any."""
    return model.model_construct(record.model_fields_set, **dict(record))


def parse_summary(source: Source, frameworks: Frameworks) -> Ok | Broken:
    """Return the summary in a file, or what is wrong with it and what of it holds all the same."""
    name = PurePosixPath(source.path).stem
    halves = document.split(source)
    if isinstance(halves, Diagnostic):
        return Broken(name, Places(source), (halves,))
    front = document.parse(source, halves.front, halves.front_offset, frameworks.example)
    model = front_matter_of(frameworks)
    record = validate(model, front.data, front.places, (), "the front matter")
    values = record.values if isinstance(record, Invalid) else record.written
    found = (*front.diagnostics, *_wrong_values(front, record), *_repeated(values, front.places))
    if isinstance(record, Invalid) or any(d.severity is Severity.ERROR for d in found):
        return Broken(name, front.places, found, values, halves.body, halves.body_offset)
    record = plain(FrontMatter, record)
    return Ok(Summary(name, record, halves.body, halves.body_offset, front.places), found)


def _wrong_values(front: Document, record: FrontMatter | Invalid) -> Iterator[Diagnostic]:
    if front.data is None:
        if not (front.reported or front.diagnostics):
            source = front.places.source
            place = source.span(0, len(source.line(1)))
            hint = "Write the title, date, speakers and norms between the two lines `---`."
            yield Diagnostic(Code.NOT_A_MAPPING, "The front matter has no keys.", place, hint)
        return
    undone = {front.places.value(*path) for path in todos.in_values(front.data)}
    yield from map(todos.left, sorted(undone, key=lambda place: place.start))
    if isinstance(record, Invalid):
        # That a value still to be written is no date, or nobody's id, goes without saying.
        cut = front.cut
        yield from (
            item
            for item in record.diagnostics
            if item.span not in undone and item.span.line not in cut
        )


def _repeated(front: Mapping[str, Any], places: Places) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for key in ("speakers", "moderators", "norms"):
        for number, entry in enumerate(front.get(key) or ()):
            name = getattr(entry, "id", entry)
            if name in seen:
                message = f"Duplicate entry `{name}`: it is already in `{seen[name]}`."
                hint = "Keep one of the two; who led the discussion goes into `moderators` alone."
                hint = "Keep one of the two." if key == seen[name] else hint
                yield Diagnostic(Code.TWICE, message, places.value(key, number), hint)
            elif name is not None:
                seen[name] = key


def parse_register(source: Source | None) -> Entries[Speaker]:
    """Return the people of a register: a mapping from id to person."""
    if source is None:
        return Entries(NO_REGISTER)
    parsed = document.parse(source, source.text)
    if parsed.data is None and not (parsed.diagnostics or parsed.reported):
        return Entries(parsed.places, complete=True)
    if not isinstance(parsed.data, dict):
        return _unreadable(parsed, "a line for each person: `lea-kaspar: {name: Lea Kaspar}`")
    rows = [((key,), key, row) for key, row in parsed.data.items()]
    entries = _entries(rows, Speaker, "this person", parsed)
    message = "`id` is not a key of this person: the word before the first colon is the id."
    own = [
        Diagnostic(Code.UNKNOWN_KEY, message, parsed.places.key(key, "id"), "Remove this line.")
        for _, key, row in rows
        if isinstance(row, dict) and "id" in row
    ]
    return replace(entries, diagnostics=(*entries.diagnostics, *own))


@lru_cache(maxsize=8)
def _catalogue(source: Source) -> Document:
    """Return what a catalogue says. It holds several lists, and is the same in every preview."""
    return document.parse(source, source.text)


def parse_list(
    source: Source,
    key: str,
    model: type[E],
    name: str,
    translation: Source | None = None,
    *,
    optional: bool = False,
) -> Entries[E]:
    """Return the records of a catalogue: a list under one key, which may be `optional`.

    `translation` has, under the same key, what takes the place of values by the ids of records.
    """
    parsed = _catalogue(source)
    data = parsed.data if isinstance(parsed.data, dict) else {key: None}
    rows = data.get(key, [] if optional else None)
    if not isinstance(rows, list):
        return _unreadable(parsed, f"`{key}:` and a list below it")
    ids = [row.get("id") if isinstance(row, dict) else None for row in rows]
    paths = [(key, number) for number, _ in enumerate(rows)]
    if translation:
        words = _words(translation, key)
        rows = [row | (words.get(str(id_)) or {}) for id_, row in zip(ids, rows, strict=True)]
    return _entries(zip(paths, ids, rows, strict=True), model, name, parsed)


def _words(translation: Source, key: str) -> Mapping[str, Any]:
    """Return what a translation says under a key, by id; it may lack anything, as it is being written.

    What is wrong with it is for `onrecord words` to say.
    """
    data = _catalogue(translation).data
    words = data.get(key) if isinstance(data, dict) else None
    return words if isinstance(words, dict) else {}


def _unreadable(parsed: Document, expected: str) -> Entries[E]:
    found = parsed.diagnostics
    if not (found or parsed.reported):
        source = parsed.places.source
        place = source.span(0, len(source.line(1)))
        message = "This file does not have the expected structure."
        found = (Diagnostic(Code.NOT_A_MAPPING, message, place, f"Write {expected}."),)
    return Entries(parsed.places, diagnostics=found)


def _entries(
    rows: Iterable[tuple[Path, Any, Any]], model: type[E], name: str, parsed: Document
) -> Entries[E]:
    records: list[E] = []
    found: Collector = Collector()
    cut = parsed.cut
    names: set[str] = set()
    holds = True
    for path, key, row in rows:
        data = row
        if key is not None:
            data = {**row, "id": key} if isinstance(row, dict) else row
            if str(key) in names:
                message = f"Duplicate id `{key}`: an entry above already has it."
                hint = "Give each entry an id of its own, or remove one of the two."
                place = parsed.places.value(*path, "id")
                found.extend([Diagnostic(Code.SAME_ID, message, place, hint)])
            names.add(str(key))
        record = validate(model, data, parsed.places, path, name)
        if isinstance(record, Invalid):
            told = record.diagnostics
            found.extend(item for item in told if not cut or item.span.line not in cut)
            holds = False
        else:
            records.append(record)
    return Entries(
        parsed.places,
        tuple(records),
        frozenset(names),
        complete=True,
        holds=holds,
        diagnostics=(*parsed.diagnostics, *found.diagnostics),
    )
