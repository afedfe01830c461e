"""Link: every id that a record names must lead to a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model import Appearance, Broken, Corpus, Norm, Places, Speaker, Summary
from onrecord.project.records import E, Entries, Records
from onrecord.text.similarity import suggestion

_OWNED = {
    "/": "the home page",
    "/404.html": "the page for addresses that lead nowhere",
    "/matrix/": "the table of speakers and norms",
    "/norms/": "the list of norms",
    "/speakers/": "the list of speakers",
    "/summaries/": "the list of summaries",
}
"""Pages that every site has."""

_Front = tuple[str, Places, Mapping[str, Any]]
"""The id of a summary, and its front matter with its places, as far as it holds."""


def link(records: Records) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Return the corpus, in which nothing dangles, and every reference that led nowhere."""
    found: list[Diagnostic] = []
    norms = {
        key: _norm(norm, index, records, found)
        for index, (key, norm) in enumerate(_by_id(records.norms).items())
    }
    speakers = {
        key: _speaker(speaker, records.speakers, found)
        for key, speaker in sorted(_by_id(records.speakers).items())
    }
    summaries = {one.id: one for one in sorted(records.summaries, key=lambda one: one.id)}
    broken = {one.id: one for one in sorted(records.broken, key=lambda one: one.id)}
    fronts: list[_Front] = [(one.id, one.places, one.front.written) for one in summaries.values()]
    fronts += [(one.id, one.places, one.values) for one in broken.values()]
    for _, places, front in fronts:
        found.extend(_dangling(front, places, records))
    owners = {f"/norms/{name}/": f"norm `{name}`" for name in norms} | _OWNED
    found.extend(_claims(fronts, speakers, records.speakers.places, owners))
    linked = {key: _summary(one, speakers, norms) for key, one in summaries.items()}
    corpus = Corpus(
        MappingProxyType({key: one for key, one in linked.items() if not one.is_withdrawn}),
        MappingProxyType(speakers),
        MappingProxyType(norms),
        MappingProxyType(_by_id(records.instruments)),
        records.speakers.places,
        MappingProxyType({key: one for key, one in linked.items() if one.is_withdrawn}),
        MappingProxyType({key: _broken(one, speakers) for key, one in broken.items()}),
        unread=records.summary_names - summaries.keys(),
    )
    return corpus, tuple(found)


def _by_id(entries: Entries[E]) -> dict[str, E]:
    """Return the records of a file by id; of two with one id, the first."""
    by_id: dict[str, E] = {}
    for record in entries.records:
        by_id.setdefault(record.id, record)
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
            near = suggestion(related.instrument, sorted(known.names))
            found.append(
                Diagnostic(
                    Code.UNKNOWN_INSTRUMENT,
                    f"There is no document `{related.instrument}` in the catalogue.",
                    place,
                    f"Did you mean `{near}`?" if near else "Add it to the catalogue of documents.",
                )
            )
    return norm.model_copy(update={"related": tuple(kept)})


def _speaker(speaker: Speaker, entries: Entries[Speaker], found: list[Diagnostic]) -> Speaker:
    """Drop ids of namesakes who are not in the register, and say so."""
    kept = []
    for number, other in enumerate(speaker.not_same_as):
        if other in entries.names:
            kept.append(other)
        elif entries.places is not None:
            place = entries.places.value(speaker.id, "not_same_as", number)
            near = suggestion(other, sorted(entries.names))
            found.append(
                Diagnostic(
                    Code.UNKNOWN_PERSON,
                    f"`not_same_as` names `{other}`, and nobody has that id.",
                    place,
                    f"Did you mean `{near}`?" if near else "Use an id of this file.",
                )
            )
    return speaker.model_copy(update={"not_same_as": tuple(kept)})


def _dangling(front: Mapping[str, Any], places: Places, records: Records) -> Iterator[Diagnostic]:
    """Find the people and norms of a front matter that lead nowhere."""
    for key in ("speakers", "moderators"):
        for number, person in enumerate(front.get(key) or ()):
            if person and records.speakers.lacks(person.id):
                place = places.value(key, number, "id")
                yield _unknown_speaker(person.id, place, records.speakers)
    for number, norm in enumerate(front.get("norms") or ()):
        if norm and records.norms.lacks(norm):
            yield Diagnostic(
                Code.UNKNOWN_NORM,
                f"The catalogue of this project has no norm `{norm}`.",
                places.value("norms", number),
                f"Its norms are: {', '.join(f'`{one.id}`' for one in records.norms.records)}.",
            )


def _summary(
    summary: Summary, speakers: Mapping[str, Speaker], norms: Mapping[str, Norm]
) -> Summary:
    """Return a summary without the people and norms that lead nowhere."""
    front = summary.front
    kept = {
        "speakers": tuple(person for person in front.speakers if person.id in speakers),
        "moderators": tuple(person for person in front.moderators if person.id in speakers),
        "norms": tuple(norm for norm in front.norms if norm in norms),
    }
    gone = _unlinked(front.people, speakers)
    return replace(summary, front=front.model_copy(update=kept), unlinked=gone)


def _broken(broken: Broken, speakers: Mapping[str, Speaker]) -> Broken:
    """Return what holds of a broken summary, with the people who lead nowhere."""
    return replace(broken, unlinked=_unlinked(broken.people or (), speakers))


def _unlinked(people: tuple[Appearance, ...], speakers: Mapping[str, Speaker]) -> frozenset[str]:
    """Return the ids of people who are not in the register."""
    return frozenset(person.id for person in people) - speakers.keys()


def _unknown_speaker(name: str, place: Span, entries: Entries[Speaker]) -> Diagnostic:
    """Say that a person is not in the register, and who may be meant."""
    for record in entries.records:
        if name in record.former_ids:
            return Diagnostic(
                Code.UNKNOWN_SPEAKER,
                f"`{name}` is a former id of {record.name}.",
                place,
                f"Write `{record.id}`.",
            )
    spelt = name.replace("-", " ").title()
    by_name = {record.name: record.id for record in entries.records}
    near = suggestion(name, sorted(entries.names)) or by_name.get(suggestion(spelt, by_name) or "")
    path = entries.places.source.path if entries.places else "speakers.yaml"
    hint = f"Did you mean `{near}`? Otherwise add" if near else "Add"
    return Diagnostic(
        Code.UNKNOWN_SPEAKER,
        f"There is no `{name}` in `{path}`.",
        place,
        f"{hint} the person to `{path}`: `{name}: {{name: {spelt}}}`.",
    )


def _claims(
    fronts: Sequence[_Front],
    speakers: Mapping[str, Speaker],
    register: Places | None,
    owners: dict[str, str],
) -> Iterator[Diagnostic]:
    """Find former ids and addresses that somebody else has or claims too."""
    owners |= {f"/speakers/{name}/": f"speaker `{name}`" for name in speakers}
    owners |= {f"/summaries/{name}/": f"summary `{name}`" for name, *_ in fronts}
    claims: list[tuple[str, str, Span]] = []
    for speaker in speakers.values():
        for number, former in enumerate(speaker.former_ids):
            if register is not None:
                place = register.value(speaker.id, "former_ids", number)
                claims.append((f"/speakers/{former}/", f"speaker `{speaker.id}`", place))
    for name, places, front in fronts:
        for number, address in enumerate(front.get("redirect_from") or ()):
            if address is not None:
                place = places.value("redirect_from", number)
                claims.append((_whole(address), f"summary `{name}`", place))
    for address, claimant, place in claims:
        if address in owners:
            yield Diagnostic(
                Code.SAME_ID,
                f"`{address}` already belongs to {owners[address]}.",
                place,
                "Remove this line; an address leads to one page.",
            )
        owners.setdefault(address, claimant)


def _whole(address: str) -> str:
    """Return an address in the one form that a page has: with a slash at the end, or `.html`."""
    path = address.removesuffix("index.html").rstrip("/")
    return path if path.endswith(".html") else f"{path}/"
