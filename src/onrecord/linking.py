"""Link: every id that a record names must lead to a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model import Appearance, Corpus, Instrument, Norm, Places, Record, Speaker, Summary
from onrecord.sources.records import Entries, Records
from onrecord.text.similarity import suggestion

R = TypeVar("R", bound=Record)

_OWNED = {
    "/": "the home page",
    "/404.html": "the page for addresses that lead nowhere",
    "/matrix/": "the table of speakers and norms",
    "/norms/": "the list of norms",
    "/speakers/": "the list of speakers",
    "/summaries/": "the list of summaries",
}
"""Pages that every site has."""


def link(records: Records) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Return the corpus, in which nothing dangles, and every reference that led nowhere."""
    found: list[Diagnostic] = []
    instruments = _by_id(records.instruments, Instrument)
    norms = {
        key: _norm(norm, index, records, found)
        for index, (key, norm) in enumerate(_by_id(records.norms, Norm).items())
    }
    speakers = {
        key: _speaker(speaker, records.speakers, found)
        for key, speaker in sorted(_by_id(records.speakers, Speaker).items())
    }
    summaries = {
        summary.id: _summary(summary, speakers, norms, records, found)
        for summary in sorted(records.summaries, key=lambda summary: summary.id)
    }
    owners = {f"/norms/{name}/": f"norm `{name}`" for name in norms} | _OWNED
    found.extend(_claims(summaries, speakers, records.speakers.places, owners))
    corpus = Corpus(
        MappingProxyType({key: one for key, one in summaries.items() if not one.front.withdrawn}),
        MappingProxyType(speakers),
        MappingProxyType(norms),
        MappingProxyType(instruments),
        records.speakers.places,
        MappingProxyType({key: one for key, one in summaries.items() if one.front.withdrawn}),
        unread=records.summary_names - summaries.keys(),
    )
    return corpus, tuple(found)


def _by_id(entries: Entries, model: type[R]) -> dict[str, R]:
    """Return the records of a file by id; of two with one id, the first."""
    by_id: dict[str, R] = {}
    for record in entries.records:
        if isinstance(record, model):
            by_id.setdefault(str(getattr(record, "id", "")), record)
    return by_id


def _norm(norm: Norm, index: int, records: Records, found: list[Diagnostic]) -> Norm:
    """Drop references to documents that the catalogue lacks, and say so."""
    places, known = records.norms.places, records.instruments
    kept = []
    for number, related in enumerate(norm.related):
        if related.instrument in known.names:
            kept.append(related)
        elif places is not None and known.complete:
            place = places.value("norms", index, "related", number, "instrument")
            near = suggestion(related.instrument, tuple(sorted(known.names)))
            found.append(
                Diagnostic(
                    Code.UNKNOWN_INSTRUMENT,
                    f"There is no document `{related.instrument}` in the catalogue.",
                    place,
                    f"Did you mean `{near}`?" if near else "Add it to the catalogue of documents.",
                )
            )
    return norm.model_copy(update={"related": tuple(kept)})


def _speaker(speaker: Speaker, entries: Entries, found: list[Diagnostic]) -> Speaker:
    """Drop ids of namesakes who are not in the register, and say so."""
    kept = []
    for number, other in enumerate(speaker.not_same_as):
        if other in entries.names:
            kept.append(other)
        elif entries.places is not None:
            place = entries.places.value(speaker.id, "not_same_as", number)
            near = suggestion(other, tuple(sorted(entries.names)))
            found.append(
                Diagnostic(
                    Code.UNKNOWN_PERSON,
                    f"`not_same_as` names `{other}`, and nobody has that id.",
                    place,
                    f"Did you mean `{near}`?" if near else "Use an id of this file.",
                )
            )
    return speaker.model_copy(update={"not_same_as": tuple(kept)})


def _summary(
    summary: Summary,
    speakers: Mapping[str, Speaker],
    norms: Mapping[str, Norm],
    records: Records,
    found: list[Diagnostic],
) -> Summary:
    """Drop people and norms that lead nowhere, and say so."""
    front, places = summary.front, summary.places
    kept: dict[str, tuple[Appearance, ...]] = {}
    for key, people in (("speakers", front.speakers), ("moderators", front.moderators)):
        for number, person in enumerate(people):
            if person.id not in records.speakers.names and records.speakers.complete:
                place = places.value(key, number, "id")
                found.append(_unknown_speaker(person.id, place, records.speakers))
        kept[key] = tuple(person for person in people if person.id in speakers)
    for number, norm in enumerate(front.norms):
        if norm not in records.norms.names and records.norms.complete:
            found.append(
                Diagnostic(
                    Code.UNKNOWN_NORM,
                    f"The catalogue of this project has no norm `{norm}`.",
                    places.value("norms", number),
                    "Its norms are: " + ", ".join(f"`{name}`" for name in norms) + ".",
                )
            )
    declared = tuple(norm for norm in front.norms if norm in norms)
    changed = front.model_copy(update={**kept, "norms": declared})
    gone = {person.id for person in front.people} - {person.id for person in changed.people}
    return replace(summary, front=changed, unlinked=frozenset(gone))


def _unknown_speaker(name: str, place: Span, entries: Entries) -> Diagnostic:
    """Say that a person is not in the register, and who may be meant."""
    by_name = {
        str(getattr(record, "name", "")): str(getattr(record, "id", ""))
        for record in entries.records
    }
    for record in entries.records:
        if isinstance(record, Speaker) and name in record.former_ids:
            return Diagnostic(
                Code.UNKNOWN_SPEAKER,
                f"`{name}` is a former id of {record.name}.",
                place,
                f"Write `{record.id}`.",
            )
    near = suggestion(name, tuple(sorted(entries.names)))
    if near is None and (full := suggestion(name.replace("-", " ").title(), tuple(by_name))):
        near = by_name[full]
    path = entries.places.source.path if entries.places else "speakers.yaml"
    spelt = name.replace("-", " ").title()
    hint = f"Did you mean `{near}`? Otherwise add" if near else "Add"
    return Diagnostic(
        Code.UNKNOWN_SPEAKER,
        f"There is no `{name}` in `{path}`.",
        place,
        f"{hint} the person to `{path}`: `{name}: {{name: {spelt}}}`.",
    )


def _claims(
    summaries: Mapping[str, Summary],
    speakers: Mapping[str, Speaker],
    register: Places | None,
    owners: dict[str, str],
) -> Iterator[Diagnostic]:
    """Find former ids and addresses that somebody else has or claims too."""
    owners |= {f"/speakers/{name}/": f"speaker `{name}`" for name in speakers}
    owners |= {f"/summaries/{name}/": f"summary `{name}`" for name in summaries}
    claims: list[tuple[str, str, Span]] = []
    for speaker in speakers.values():
        for number, former in enumerate(speaker.former_ids):
            if register is not None:
                place = register.value(speaker.id, "former_ids", number)
                claims.append((f"/speakers/{former}/", f"speaker `{speaker.id}`", place))
    for summary in summaries.values():
        for number, address in enumerate(summary.front.redirect_from):
            place = summary.places.value("redirect_from", number)
            claims.append((_whole(address), f"summary `{summary.id}`", place))
    for address, claimant, place in claims:
        if address in owners:
            yield Diagnostic(
                Code.SAME_ID,
                f"`{address}` belongs to {owners[address]} already.",
                place,
                "Remove this line; an address leads to one page.",
            )
        owners.setdefault(address, claimant)


def _whole(address: str) -> str:
    """Return an address in the one form that a page has: with a slash at the end, or `.html`."""
    path = address.removesuffix("index.html").rstrip("/")
    return path if path.endswith(".html") else f"{path}/"
