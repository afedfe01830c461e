"""Index: every citation and statement of a corpus once, by norm, by speaker and by summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from onrecord.bodies import Body, Index, Voice
from onrecord.model import Corpus

T = TypeVar("T")
V = TypeVar("V", bound=Voice)


def build(corpus: Corpus, bodies: Mapping[str, Body]) -> Index:
    """Return the index of a corpus and its rendered bodies.

    The newest webinar comes first; of one day, the id decides; then the order of the text.
    """
    newest = sorted(corpus.summaries.values(), key=lambda summary: summary.id)
    newest.sort(key=lambda summary: summary.front.date, reverse=True)
    ordered = [bodies[summary.id] for summary in newest]
    cited = {
        summary.id: tuple(one for one in body.citations if one.norm in corpus.norms)
        for summary, body in zip(newest, ordered, strict=True)
    }
    citations = tuple(chain.from_iterable(cited.values()))
    statements = tuple(chain.from_iterable(body.statements for body in ordered))
    subjects = chain.from_iterable(body.subjects for body in ordered)
    return Index(
        MappingProxyType(dict(bodies)),
        citations,
        statements,
        _grouped(corpus.norms, citations, lambda one: one.norm),
        _grouped(corpus.speakers, statements, lambda one: one.speaker),
        MappingProxyType({id_: cited[id_] for id_ in corpus.summaries}),
        _grouped(corpus.norms, subjects, lambda one: one.norm),
    )


def _grouped(
    keys: Iterable[str], members: Iterable[T], key: Callable[[T], str]
) -> Mapping[str, tuple[T, ...]]:
    """Group under keys; a key without any has an empty group."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for one in members:
        groups[key(one)].append(one)
    return MappingProxyType({name: tuple(groups[name]) for name in keys})


def by_passage(voices: Iterable[V]) -> dict[tuple[str, int], list[V]]:
    """Group citations or statements by the passage they stand in: its summary and number."""
    found: dict[tuple[str, int], list[V]] = {}
    for one in voices:
        found.setdefault((one.summary, one.passage), []).append(one)
    return found
