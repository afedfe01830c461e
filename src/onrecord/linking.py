"""Link: every id that a record names must lead to a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain
from types import MappingProxyType

from onrecord.cache import Cache
from onrecord.diagnostics import Code, Diagnostic, Span
from onrecord.model import (
    Appearance,
    Broken,
    Corpus,
    Framework,
    Frameworks,
    Instrument,
    Norm,
    Places,
    Speaker,
    Summary,
)
from onrecord.project.records import E, Entries, Records
from onrecord.project.refusals import reserved, unusual_folder
from onrecord.text.folding import slug
from onrecord.text.similarity import did_you_mean, suggestion

_OWNED = {
    "/": "the home page",
    "/404.html": "the page for addresses that lead nowhere",
    "/matrix/": "the table of speakers and norms",
    "/norms/": "the list of norms",
    "/speakers/": "the list of speakers",
    "/summaries/": "the list of summaries",
}
"""Pages that every site has."""


def link(records: Records, kept: Cache | None = None) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Return the corpus, in which nothing dangles, and every reference that led nowhere.

    A record in which nothing dangles stays the object that it is.
    """
    recall = (kept or Cache()).recall
    frameworks = recall(_known, records.frameworks)
    norms, of_norms = recall(_norms, records.norms, frameworks, records.instruments)
    speakers, of_speakers = recall(_speakers, records.speakers)
    register = records.speakers.places
    summaries = {one.id: one for one in sorted(records.summaries, key=lambda one: one.id)}
    broken = {one.id: one for one in sorted(records.broken, key=lambda one: one.id)}
    files: tuple[Summary | Broken, ...] = (*summaries.values(), *broken.values())
    found: list[Diagnostic] = [*_of_frameworks(records), *of_norms, *of_speakers]
    for file in files:
        found.extend(recall(_dangling, file, records.speakers, records.norms))
    owners = {f"/norms/{name}/": f"norm `{name}`" for name in norms} | _OWNED
    for one in frameworks.all[1:]:
        owners |= {f"/norms/{one.id}/": f"the list of the norms of {one.name}"}
        owners |= {f"/matrix/{one.id}/": f"the table of speakers and norms of {one.name}"}
    found.extend(_claims(files, speakers, register, owners))
    folders = (recall(_reserved_for_summary, file) for file in files)
    found.extend(_reserved(chain(recall(_reserved_for_people, speakers, register), *folders)))
    linked = {key: recall(_summary, one, speakers, norms) for key, one in summaries.items()}
    corpus = Corpus(
        MappingProxyType({key: one for key, one in linked.items() if not one.is_withdrawn}),
        speakers,
        norms,
        recall(_by_id, records.instruments),
        register,
        MappingProxyType({key: one for key, one in linked.items() if one.is_withdrawn}),
        MappingProxyType(
            {
                key: replace(one, unlinked=_unlinked(one.people or (), speakers))
                for key, one in broken.items()
            }
        ),
        unread=records.summary_names - summaries.keys(),
        unread_norms=_unread_norms(records, norms),
        abbreviations=recall(_by_id, records.abbreviations),
        frameworks=frameworks,
        documents=records.documents,
        address=records.address,
    )
    return corpus, tuple(found)


def _known(entries: Entries[Framework]) -> Frameworks:
    return Frameworks(entries.records)


def _unread_norms(records: Records, norms: Mapping[str, Norm]) -> frozenset[str] | None:
    """Return the ids of a catalogue that are not those of records; `None` where it may have any."""
    if not (records.norms.complete and records.frameworks.complete):
        return None
    held = {*norms, *(one.id for one in records.frameworks.records)}
    return (records.norms.names | records.frameworks.names) - held


def _of_frameworks(records: Records) -> Iterator[Diagnostic]:
    """Find documents of frameworks that the catalogue lacks; those we ship say enough themselves."""
    entries, known = records.frameworks, records.instruments
    if entries.places.source != records.norms.places.source:
        return
    owners: dict[str, str] = {}
    for number, one in enumerate(entries.records):
        taken = next((norm for norm in map(one.norm, one.each) if norm in owners), None)
        if taken:
            message = f"The framework `{owners[taken]}` has a norm `{taken}`, too."
            hint = "Give each norm an id of its own: number one of the two, or change its id."
            place = entries.places.value("frameworks", number)
            yield Diagnostic(Code.SAME_ID, message, place, hint)
        owners |= dict.fromkeys(map(one.norm, one.each), one.id)
        if known.lacks(one.instrument):
            yield _unknown_instrument(
                one.instrument, entries.places.value("frameworks", number, "instrument"), known
            )


def _unknown_instrument(name: str, place: Span, known: Entries[Instrument]) -> Diagnostic:
    message = f"There is no document `{name}` in the catalogue."
    hint = did_you_mean(name, known.names, "Add it to the catalogue of documents.")
    return Diagnostic(Code.UNKNOWN_INSTRUMENT, message, place, hint)


def _by_id(entries: Entries[E]) -> Mapping[str, E]:
    """Return the records of a file by id; of two with one id, the first."""
    by_id: dict[str, E] = {}
    for record in entries.records:
        by_id.setdefault(record.id, record)
    return MappingProxyType(by_id)


def _norms(
    entries: Entries[Norm], frameworks: Frameworks, known: Entries[Instrument]
) -> tuple[Mapping[str, Norm], tuple[Diagnostic, ...]]:
    """Drop norms of unknown frameworks, and references to documents that the catalogue lacks."""
    found: list[Diagnostic] = []
    norms = {
        key: _norm(norm, index, entries.places, known, found)
        for index, (key, norm) in enumerate(_by_id(entries).items())
        if key in frameworks
    }
    return MappingProxyType(norms), tuple(found)


def _norm(
    norm: Norm, index: int, places: Places, known: Entries[Instrument], found: list[Diagnostic]
) -> Norm:
    """Drop references to documents that the catalogue lacks, and say so."""
    for number, name in enumerate(related.instrument for related in norm.related):
        if known.lacks(name):
            place = places.value("norms", index, "related", number, "instrument")
            found.append(_unknown_instrument(name, place, known))
    kept = tuple(related for related in norm.related if related.instrument in known.names)
    return norm.model_copy(update={"related": kept})


def _speakers(
    entries: Entries[Speaker],
) -> tuple[Mapping[str, Speaker], tuple[Diagnostic, ...]]:
    """Return people by id, sorted by id, without namesakes who are not in the register."""
    found: list[Diagnostic] = []
    speakers = {
        key: _speaker(speaker, entries, found) for key, speaker in sorted(_by_id(entries).items())
    }
    return MappingProxyType(speakers), tuple(found)


def _speaker(speaker: Speaker, known: Entries[Speaker], found: list[Diagnostic]) -> Speaker:
    """Drop ids of namesakes who are not in the register, and say so."""
    for number, other in enumerate(speaker.not_same_as):
        if known.lacks(other):
            message = f"`not_same_as` names `{other}`, and nobody has that id."
            place = known.places.value(speaker.id, "not_same_as", number)
            hint = did_you_mean(other, known.names, "Use an id of this file.")
            found.append(Diagnostic(Code.UNKNOWN_PERSON, message, place, hint))
    kept = tuple(other for other in speaker.not_same_as if other in known.names)
    if kept == speaker.not_same_as:
        return speaker
    return speaker.model_copy(update={"not_same_as": kept})


def _dangling(
    file: Summary | Broken, speakers: Entries[Speaker], norms: Entries[Norm]
) -> tuple[Diagnostic, ...]:
    """Find the people and norms of a front matter that lead nowhere."""
    found: list[Diagnostic] = []
    for key in ("speakers", "moderators"):
        for number, person in enumerate(file.get(key) or ()):
            if person and speakers.lacks(person.id):
                place = file.places.value(key, number, "id")
                found.append(_unknown_speaker(person.id, place, speakers))
    for number, norm in enumerate(file.get("norms") or ()):
        if norm and norms.lacks(norm):
            message = f"The catalogue of this project has no norm `{norm}`."
            hint = f"Its norms are: {', '.join(f'`{one.id}`' for one in norms.records)}."
            place = file.places.value("norms", number)
            found.append(Diagnostic(Code.UNKNOWN_NORM, message, place, hint))
    return tuple(found)


def _summary(
    summary: Summary, speakers: Mapping[str, Speaker], norms: Mapping[str, Norm]
) -> Summary:
    """Drop the ids of people and norms that lead nowhere."""
    front, gone = summary.front, _unlinked(summary.people, speakers)
    if not gone and norms.keys() >= set(front.norms):
        return summary
    kept = {
        "speakers": tuple(person for person in front.speakers if person.id in speakers),
        "moderators": tuple(person for person in front.moderators if person.id in speakers),
        "norms": tuple(norm for norm in front.norms if norm in norms),
    }
    return replace(summary, front=front.model_copy(update=kept), unlinked=gone)


def _unlinked(people: tuple[Appearance, ...], speakers: Mapping[str, Speaker]) -> frozenset[str]:
    return frozenset(person.id for person in people) - speakers.keys()


def _unknown_speaker(name: str, place: Span, entries: Entries[Speaker]) -> Diagnostic:
    """Say that a person is not in the register, and who may be meant."""
    for record in entries.records:
        if name in record.former_ids:
            message = f"`{name}` is a former id of {record.name}."
            return Diagnostic(Code.UNKNOWN_SPEAKER, message, place, f"Write `{record.id}`.")
    spelt = name.replace("-", " ").title()
    by_name = {record.name: record.id for record in entries.records}
    near = suggestion(name, entries.names) or by_name.get(suggestion(spelt, by_name) or "")
    path = entries.places.source.path
    hint = f"Did you mean `{near}`? Otherwise add" if near else "Add"
    hint = f"{hint} the person to `{path}`: `{name}: {{name: {spelt}}}`."
    return Diagnostic(Code.UNKNOWN_SPEAKER, f"There is no `{name}` in `{path}`.", place, hint)


def _claims(
    files: Sequence[Summary | Broken],
    speakers: Mapping[str, Speaker],
    register: Places,
    owners: dict[str, str],
) -> Iterator[Diagnostic]:
    owners |= {f"/speakers/{name}/": f"speaker `{name}`" for name in speakers}
    owners |= {f"/summaries/{file.id}/": f"summary `{file.id}`" for file in files}
    claims: list[tuple[str, str, Span]] = []
    for speaker in speakers.values():
        for number, former in enumerate(speaker.former_ids):
            place = register.value(speaker.id, "former_ids", number)
            claims.append((f"/speakers/{former}/", f"speaker `{speaker.id}`", place))
    for file in files:
        for number, address in enumerate(file.get("redirect_from") or ()):
            if address is not None:
                place = file.places.value("redirect_from", number)
                claims.append((_whole(address), f"summary `{file.id}`", place))
    for address, claimant, place in claims:
        if address in owners:
            message = f"`{address}` already belongs to {owners[address]}."
            hint = "Remove this line; an address leads to one page."
            yield Diagnostic(Code.SAME_ID, message, place, hint)
        owners.setdefault(address, claimant)


_Folder = tuple[tuple[str, str], Callable[[], Span]]
"""A folder of a page, by kind and name, with what returns the place that names it."""


def _reserved(folders: Iterable[_Folder]) -> Iterator[Diagnostic]:
    """Warn, once for each, of pages in folders that Windows cannot have."""
    known = set()
    for folder, place in folders:
        if folder not in known:
            yield unusual_folder(folder[1], place())
        known.add(folder)


def _reserved_for_people(speakers: Mapping[str, Speaker], register: Places) -> tuple[_Folder, ...]:
    return tuple(one for one in _folders_of_people(speakers, register) if reserved(one[0][1]))


def _reserved_for_summary(file: Summary | Broken) -> tuple[_Folder, ...]:
    return tuple(one for one in _folders_of_summary(file) if reserved(one[0][1]))


def _folders_of_people(speakers: Mapping[str, Speaker], register: Places) -> Iterator[_Folder]:
    for one in speakers.values():
        yield ("speakers", one.id), partial(register.key, one.id)
        for number, former in enumerate(one.former_ids):
            yield ("speakers", former), partial(register.value, one.id, "former_ids", number)
        for number, part in enumerate(one.affiliations):
            place = partial(register.value, one.id, "affiliations", number, "name")
            yield ("organisations", _slug(part.name)), place


def _folders_of_summary(file: Summary | Broken) -> Iterator[_Folder]:
    value = file.places.value
    if series := file.get("series"):
        yield ("series", _slug(series.name)), partial(value, "series", "name")
    for number, name in enumerate(file.get("organisers") or ()):
        yield ("organisations", _slug(name or "")), partial(value, "organisers", number)
    for number, topic in enumerate(file.get("topics") or ()):
        yield ("topics", topic or ""), partial(value, "topics", number)
    for key in ("speakers", "moderators"):
        for number, person in enumerate(file.get(key) or ()):
            if person and person.affiliation:
                place = partial(value, key, number, "affiliation")
                yield ("organisations", _slug(person.affiliation)), place


_slug = lru_cache(maxsize=4096)(slug)
"""The same organisations come with every webinar."""


def _whole(address: str) -> str:
    """Return an address in the one form that a page has: with a slash at the end, or `.html`."""
    path = address.removesuffix("index.html").rstrip("/")
    return path if path.endswith(".html") else f"{path}/"
