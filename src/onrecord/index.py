"""Index: every citation of a corpus once, by norm, by speaker and by summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from onrecord.bodies import Body, Citation, Index
from onrecord.model import Corpus


def build(corpus: Corpus, bodies: Mapping[str, Body]) -> Index:
    """Return the index of a corpus and its rendered bodies.

    The newest webinar comes first; of one day, the id decides; then the order of the text.
    """
    newest = sorted(corpus.summaries.values(), key=lambda summary: summary.id)
    newest.sort(key=lambda summary: summary.front.date, reverse=True)
    citations = tuple(
        citation
        for summary in newest
        for passage in bodies[summary.id].passages
        for citation in passage.citations
        if citation.norm in corpus.norms
    )
    return Index(
        MappingProxyType(dict(bodies)),
        citations,
        _grouped(corpus.norms, ((citation.norm, citation) for citation in citations)),
        _grouped(
            corpus.speakers,
            ((c.speaker, c) for c in citations if c.speaker is not None),
        ),
        _grouped(corpus.summaries, ((citation.summary, citation) for citation in citations)),
    )


def _grouped(
    keys: Iterable[str], pairs: Iterable[tuple[str, Citation]]
) -> Mapping[str, tuple[Citation, ...]]:
    """Group citations under keys; a key without any has an empty group."""
    groups: defaultdict[str, list[Citation]] = defaultdict(list)
    for key, citation in pairs:
        groups[key].append(citation)
    return MappingProxyType({key: tuple(groups[key]) for key in keys})


def by_passage(citations: Iterable[Citation]) -> dict[tuple[str, int], list[Citation]]:
    """Group citations by the passage they stand in: its summary and number."""
    found: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        found.setdefault((citation.summary, citation.passage), []).append(citation)
    return found
