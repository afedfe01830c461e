"""The catalogue of norms as SKOS, in Turtle and as JSON-LD: one graph, written twice.

Turtle of single statements is all that a catalogue needs; rdflib would be loaded for longer
than it takes to write them. The tests read both forms with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from onrecord.dataset import Dataset
from onrecord.site.page import Asset
from onrecord.site.site import NormSet, Site
from onrecord.text.addresses import leading

TURTLE = "norms/norms.ttl"
JSON_LD = "norms/norms.jsonld"

_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

_IN_AN_IRI = ":/?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True)
class Iri:
    """The address of something, or a name with a prefix."""

    name: str


@dataclass(frozen=True)
class Text:
    """Words, and in which language they are; none for a notation."""

    words: str
    language: str = ""


Triple = tuple[Iri, str, Iri | Text]
"""A thing, a property with its prefix, and a value."""


def vocabulary_files(site: Site, data: Dataset) -> Iterator[Asset]:
    """Yield both forms."""
    triples = list(_triples(site, data))
    yield Asset(TURTLE, turtle(triples))
    yield Asset.json(JSON_LD, json_ld(triples))


def _triples(site: Site, data: Dataset) -> Iterator[Triple]:
    """Yield the scheme of each framework."""
    for one in site.sets:
        yield from _scheme(site, data, one)


def _scheme(site: Site, data: Dataset, own: NormSet) -> Iterator[Triple]:
    """Yield the scheme, then each norm with its names, its words and its document."""
    words, scheme = own.words, Iri(site.settings.absolute(own.url))
    yield scheme, "rdf:type", Iri("skos:ConceptScheme")
    yield scheme, "dct:title", Text(words.say("norms.called"), words.language)
    report = site.corpus.instruments.get(own.framework.instrument)
    if report and report.address:
        yield scheme, "dct:source", Iri(leading(report.address))
    for norm in (one for one in data.norms if one.id in own.norms):
        concept = Iri(norm.url)
        yield scheme, "skos:hasTopConcept", concept
        yield concept, "rdf:type", Iri("skos:Concept")
        yield concept, "skos:topConceptOf", scheme
        yield concept, "skos:inScheme", scheme
        yield concept, "skos:notation", Text(norm.locator)
        yield concept, "skos:prefLabel", Text(norm.title, words.language)
        for alias in dict.fromkeys(norm.aliases):
            if alias != norm.title:
                yield concept, "skos:altLabel", Text(alias, words.language)
        yield concept, "skos:definition", Text(norm.text, words.language)
        if norm.disputed:
            yield concept, "skos:editorialNote", Text(norm.disputed, words.language)


def turtle(triples: list[Triple]) -> str:
    """Return triples as Turtle, one to a line."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())
    lines = (f"{_term(s)} {p} {_term(o)} .\n" for s, p, o in triples)
    return "".join((head, "\n", *lines))


def _term(value: Iri | Text) -> str:
    if isinstance(value, Text):
        # What JSON escapes, Turtle escapes in the same way.
        words = json.dumps(value.words, ensure_ascii=False)
        return f"{words}@{value.language}" if value.language else words
    return value.name if _is_short(value) else f"<{_address(value)}>"


def json_ld(triples: list[Triple]) -> Mapping[str, object]:
    """Return triples as JSON-LD, one node for each thing."""
    nodes: dict[Iri, dict[str, Any]] = {}
    for subject, name, value in triples:
        node = nodes.setdefault(subject, {"@id": _address(subject)})
        if name == "rdf:type" and isinstance(value, Iri):
            node["@type"] = _address(value)
        else:
            node.setdefault(name, []).append(_value(value))
    return {"@context": _PREFIXES, "@graph": list(nodes.values())}


def _value(value: Iri | Text) -> dict[str, str]:
    if isinstance(value, Text):
        return {"@value": value.words} | ({"@language": value.language} if value.language else {})
    return {"@id": _address(value)}


def _address(iri: Iri) -> str:
    """Return an address with no character that an IRI may not have."""
    return quote(iri.name, safe=_IN_AN_IRI)


def _is_short(value: Iri) -> bool:
    return value.name.partition(":")[0] in _PREFIXES
