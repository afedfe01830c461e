"""Render a body: from the Markdown of a summary to its blocks, with every citation in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.body import brackets, html, markdown, names, references, remarks
from onrecord.body.attribution import Attribution, attribute
from onrecord.body.blocks import Box, Reader, Segment
from onrecord.body.links import Around
from onrecord.body.markdown import Tree
from onrecord.body.places import Finder
from onrecord.body.references import Context, Found
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model import (
    Aside,
    Block,
    Body,
    Broken,
    Citation,
    CodeBlock,
    Container,
    Heading,
    How,
    Passage,
    Speaker,
    Summary,
    ThematicBreak,
)
from onrecord.project import todos


@dataclass(frozen=True)
class Surroundings:
    """What rendering a body has to know of the rest of the project."""

    speakers: Mapping[str, Speaker]
    """The register."""
    summaries: frozenset[str]
    """Ids of all summaries: links between files lead to their pages."""


def render(summary: Summary | Broken, around: Surroundings, *, mentions: bool = False) -> Body:
    """Render the body of a summary; with `mentions`, find also who is only named.

    Pure: the same summary and surroundings give the same body.
    """
    tree = _parse(summary)
    if not isinstance(tree, Tree):
        return Body((), tree)
    known = (person.id for person in summary.people or () if person.id not in summary.unlinked)
    declared = [around.speakers[name] for name in known]
    ids = None if summary.people is None else frozenset(person.id for person in declared)
    resolving = Around(summary.id, around.summaries, ids, summary.unlinked)
    reader = Reader(resolving, Finder(summary.source, summary.body_offset))
    segments = reader.read(tree)
    people, context = names.pattern(declared), _context(summary)
    found = tuple(attribute(segments, people, context, mentions=mentions))
    blocks = [_block(summary.id, *pair) for pair in zip(segments, found, strict=True)]
    told = [*reader.diagnostics, *_remarks(segments, found)]
    told += todos.in_text(summary.source, summary.body_offset)
    nested = _nested(tuple(zip(segments, blocks, strict=True)))
    return Body(nested, tuple(dict.fromkeys(told)), tuple(reader.links))


def _parse(summary: Summary | Broken) -> Tree | tuple[Diagnostic, ...]:
    """Return the tree of a body, or what keeps it from being read."""
    text = summary.body or ""
    if not text.strip():
        return () if summary.is_withdrawn else (remarks.empty(summary),)
    if (place := brackets.endless(text)) is not None:
        return (remarks.endless(summary, place),)
    return markdown.parse(text) or (remarks.nested(summary),)


def _context(summary: Summary | Broken) -> Context:
    """Return what a summary says of norms before its text."""
    whole = f"{summary.opening} {summary.body}"
    known = bool(summary.norms) or references.speaks_of_norms(whole)
    return Context(known).then(summary.opening)


def _remarks(
    segments: Iterable[Segment], attributions: Iterable[Attribution]
) -> Iterator[Diagnostic]:
    """Yield what there is to say of what was found: norms that cannot be cited, open questions."""
    for segment, attribution in zip(segments, attributions, strict=True):
        for found in attribution.found if segment.where else ():
            yield remarks.not_citable(segment.prose, segment.where, segment.placed, found)
        for question in attribution.questions:
            yield remarks.question(question, segment.placed)


def _block(summary: str, segment: Segment, attribution: Attribution) -> Block:
    """Return a segment as a block, with its HTML."""
    if segment.type == "rule":
        return ThematicBreak()
    if segment.type == "code":
        return CodeBlock(html.write_code(segment.text))
    written = html.write(segment.runs, segment.links, () if segment.where else attribution.found)
    if segment.type == "aside":
        return Aside(written)
    if segment.type == "heading":
        return Heading(
            segment.level,
            segment.section,
            segment.anchor,
            segment.pinned,
            segment.also,
            written,
        )
    return Passage(
        number=segment.number,
        anchor=segment.anchor,
        pinned=segment.pinned,
        kind=segment.kind,
        section=segment.section,
        text=" ".join(segment.text.split()),
        html=written,
        citations=_citations(summary, segment.number, attribution.found),
        mentions=attribution.mentions,
        span=segment.placed.whole(),
        spans=_spans(segment, attribution.found),
        also=segment.also,
    )


def _citations(summary: str, passage: int, found: Iterable[Found]) -> tuple[Citation, ...]:
    """Join norms and speakers: each pair once, and `named` where the text gives the letter."""
    cited: dict[tuple[str, str | None], Citation] = {}
    for one in found:
        for speaker in one.speakers or (None,):
            known = cited.get((one.norm, speaker))
            if known is None or (known.how is How.LINKED and one.how is How.NAMED):
                citation = Citation(summary, passage, one.norm, one.how, speaker, one.basis)
                cited[one.norm, speaker] = citation
    return tuple(cited.values())


def _spans(segment: Segment, found: Iterable[Found]) -> Mapping[str, Span]:
    """Return where each norm is cited first."""
    first: dict[str, Span] = {}
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if one.norm not in first:
            first[one.norm] = segment.placed.span(one.start, one.end)
    return first


def _nested(leaves: Sequence[tuple[Segment, Block]], depth: int = 0) -> tuple[Block, ...]:
    """Put blocks into the containers they stand in, from a depth on."""

    def box(leaf: tuple[Segment, Block]) -> Box | None:
        inside = leaf[0].inside
        return inside[depth] if depth < len(inside) else None

    found: list[Block] = []
    for around, group in groupby(leaves, box):
        inner = list(group)
        if around is None:
            found += [block for _, block in inner]
        else:
            found.append(_container(around, inner, depth + 1))
    return tuple(found)


def _container(box: Box, leaves: Sequence[tuple[Segment, Block]], depth: int) -> Container:
    """Return a container with what stands in it; `depth` is how far in that is."""
    own: Passage | Aside | None = None
    segment, first = leaves[0]
    if segment.own and len(segment.inside) == depth and isinstance(first, Passage | Aside):
        own, leaves = first, leaves[1:]
    return Container(box.tag, own, _nested(leaves, depth), box.start, box.anchor)
