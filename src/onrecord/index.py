"""Index: every citation and statement of a corpus once, by norm, by speaker and by summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
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
    passages = [passage for summary in newest for passage in bodies[summary.id].passages]
    citations = tuple(c for p in passages for c in p.citations if c.norm in corpus.norms)
    statements = tuple(statement for p in passages for statement in p.statements)
    return Index(
        MappingProxyType(dict(bodies)),
        citations,
        statements,
        _grouped(corpus.norms, citations, lambda one: one.norm),
        _grouped(corpus.speakers, statements, lambda one: one.speaker),
        _grouped(corpus.summaries, citations, lambda one: one.summary),
        _grouped(corpus.norms, (s for p in passages for s in p.subjects), lambda one: one.norm),
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
