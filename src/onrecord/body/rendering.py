"""Render a body: from the Markdown of a summary to its blocks, with every citation in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from onrecord import prose
from onrecord.bodies import (
    Aside,
    Block,
    Body,
    Citation,
    CodeBlock,
    Container,
    Heading,
    How,
    Kind,
    Passage,
    Statement,
    Subject,
)
from onrecord.body import html, markdown
from onrecord.body.blocks import Box, Reader, Segment
from onrecord.body.links import Around
from onrecord.body.markdown import Tree
from onrecord.body.places import Finder
from onrecord.body.remarks import Remark
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import NO_FRAMEWORKS, Broken, Frameworks, Speaker, Summary
from onrecord.project import todos
from onrecord.prose import Reading, Subjects, subjects


@dataclass(frozen=True)
class Surroundings:
    """What rendering a body has to know of the rest of the project."""

    speakers: Mapping[str, Speaker]
    """The register."""
    summaries: Collection[str]
    """Ids of all summaries: links between files lead to their pages."""
    subjects: Subjects = field(default_factory=lambda: Subjects(()))
    """What points to the subjects of norms."""
    frameworks: Frameworks = NO_FRAMEWORKS
    """The sets of norms that texts may cite."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """As in `Corpus.moved`: only hints of what is wrong are made of it."""
    address: str = ""
    """The address of the site on the web; empty where it is not known."""


def render(summary: Summary | Broken, around: Surroundings) -> Body:
    """Render the body of a summary.

    Pure: the same summary and surroundings give the same body.
    """
    tree = _parse(summary)
    if not isinstance(tree, Tree):
        return Body((), tree)
    known = (person.id for person in summary.people or () if person.id not in summary.unlinked)
    declared = [around.speakers[name] for name in known]
    ids = None if summary.people is None else frozenset(person.id for person in declared)
    resolving = Around(
        summary.id,
        around.summaries,
        ids,
        summary.unlinked,
        around.frameworks,
        around.moved,
        around.address,
    )
    reader = Reader(resolving, Finder(summary.source, summary.body_offset))
    segments = reader.read(tree)
    moderators = [name for name in summary.moderators if name in {one.id for one in declared}]
    _, *readings = prose.read(
        (prose.Block(prose.Kind.ASIDE, summary.opening), *segments),
        declared,
        summary.language,
        moderators=moderators,
        frameworks=around.frameworks,
        cited=summary.norms,
    )
    pointed = partial(around.subjects.find, language=summary.language, topics=summary.topics)
    leaves = [
        (segment, _block(summary.id, segment, reading, pointed))
        for segment, reading in zip(segments, readings, strict=True)
    ]
    told = [*reader.diagnostics, *_of_notes(tree, summary), *_remarks(leaves, readings)]
    if not any(map(_says_something, segments)) and not told:
        told.append(_empty(summary, "headings"))
    told += _again(summary)
    told += todos.in_text(summary.source, summary.body_offset)
    return Body(_nested(leaves), tuple(dict.fromkeys(told)), tuple(reader.links))


def norms_in(text: str, title: str, frameworks: Frameworks) -> frozenset[str]:
    """Return the norms that a body cites of which no front matter says them yet; nothing is rendered."""
    tree = markdown.parse(text)
    if not isinstance(tree, Tree):
        return frozenset()
    around = Around("", frozenset(), frozenset(), frozenset(), frameworks)
    segments = Reader(around, Finder(Source("", text), 0)).read(tree)
    blocks = (prose.Block(prose.Kind.ASIDE, title), *segments)
    counts = [False, *(bool(segment.number) for segment in segments)]
    return prose.norms(blocks, "en", frameworks, counts)


def _parse(summary: Summary | Broken) -> Tree | tuple[Diagnostic, ...]:
    text, source, start = summary.body or "", summary.source, summary.body_offset
    if not text.strip():
        none = summary.is_withdrawn or summary.is_announced
        return () if none else (_empty(summary, "empty"),)
    parsed = markdown.parse(text)
    if isinstance(parsed, markdown.Refused):
        place = start + parsed.start
        return (Remark(parsed.remark, parsed.words).at(source.span(place, place + 1)),)
    return parsed


def _of_notes(tree: Tree, summary: Summary | Broken) -> Iterator[Diagnostic]:
    """Find footnotes of which readers would see nothing, or not what for."""
    text = summary.source.text
    for remark, names in (("second note", tree.twice), ("idle note", tree.idle)):
        for name in dict.fromkeys(names):
            written = f"[^{name}]"
            found = re.compile(rf"^[ ]{{0,3}}({re.escape(written)}):", re.MULTILINE)
            match = found.search(text, summary.body_offset)
            begin = summary.body_offset
            start, end = match.span(1) if match else (begin, begin + 1)
            yield Remark(remark, (written,)).at(summary.source.span(start, end))


_AGAIN = re.compile(
    r"\s*(---[ \t]*\n(?:[A-Za-z_][\w-]*:(?:[ \t].*)?\n|[ \t#-].*\n){1,99}?---)[ \t]*$", re.MULTILINE
)


def _again(summary: Summary | Broken) -> Iterator[Diagnostic]:
    """Find a second front matter where the text begins."""
    if found := _AGAIN.match(summary.source.text, summary.body_offset):
        yield Remark("front matter again").at(summary.source.span(*found.span(1)))


def _empty(summary: Summary | Broken, name: str) -> Diagnostic:
    text = summary.source.text
    end = len(text.rstrip() if name == "headings" else text)
    return Remark(name).at(summary.source.span(max(end - 1, 0), end))


def _says_something(segment: Segment) -> bool:
    """Say whether a block has text that is no heading."""
    text = bool(segment.words.strip()) and segment.kind is not prose.Kind.HEADING
    return text or isinstance(segment.made, CodeBlock)


Leaf = tuple[Segment, Block]
_Subjects = Callable[..., Iterator[subjects.Subject]]
"""Finds in a text what points to the subjects of norms."""


def _remarks(leaves: Sequence[Leaf], readings: Sequence[Reading]) -> Iterator[Diagnostic]:
    cited = {one.norm for _, leaf in leaves if isinstance(leaf, Passage) for one in leaf.citations}
    for (segment, _), reading in zip(leaves, readings, strict=True):
        where = segment.spot.where or "a heading"
        for one in reading.unclear if segment.number else ():
            yield _unclear(segment, one)
        for cite in reading.citations if not segment.number else ():
            # A link in a footnote is there to be followed; elsewhere it says what a passage would.
            if cite.how is How.LINKED and where == "a footnote":
                continue
            if segment.spot.where or cite.norm not in cited:
                yield _remark("not citable", segment, cite, where)


def _unclear(segment: Segment, one: prose.Unclear) -> Diagnostic:
    """Say of words that seem to name a norm why they name none."""
    framework = one.framework
    first, *_, last = framework.each
    if not (one.sign or framework.is_lettered):
        norm = f"{framework.locate(last)} of the {framework.name}"
        return _remark("which framework", segment, one, norm=norm)
    if not one.sign:
        norm, count = f"norm {framework.locate(last)}", prose.numeral("en", len(framework.each))
        return _remark("which norm", segment, one, norm=norm, count=count)
    if one.sign in framework.each:
        norm = f"norm {framework.locate(one.sign)}"
        return _remark("whose norm", segment, one, framework.name, norm=norm)
    if framework.is_lettered:
        place = framework.paragraph or ""
        return _remark("no such letter", segment, one, place, first, last)
    return _remark("no such number", segment, one, framework.name, first, last)


def _remark(
    name: str,
    segment: Segment,
    one: prose.Citation | prose.Unclear,
    *more: str,
    norm: str = "",
    count: str = "",
) -> Diagnostic:
    words = " ".join(segment.words[one.start : one.end].split())
    return Remark(name, (words, *more), norm=norm, count=count).at(
        segment.placed.span(one.start, one.end)
    )


def _block(summary: str, segment: Segment, reading: Reading, pointed: _Subjects) -> Block:
    if segment.made:
        return segment.made
    cited = reading.citations if segment.number else ()
    written = html.write(segment.runs, segment.links, cited)
    if segment.kind is Kind.ASIDE:
        return Aside(written)
    anchor, *also = segment.anchors
    if segment.kind is Kind.HEADING:
        return Heading(
            segment.level,
            segment.section,
            anchor,
            segment.pinned,
            tuple(also),
            written,
            segment.placed.whole(),
        )
    speaking = {said.speaker for said in reading.said}
    named = (name.speaker for name in reading.named if name.speaker not in speaking)
    return Passage(
        number=segment.number,
        anchor=anchor,
        pinned=segment.pinned,
        kind=segment.kind,
        section=segment.section,
        text=" ".join(segment.words.split()),
        html=written,
        citations=_citations(summary, segment.number, cited) if cited else (),
        statements=tuple(
            Statement(summary, segment.number, said.speaker, said.basis, said.origin, said.why)
            for said in reading.said
        ),
        mentions=tuple(dict.fromkeys(named)),
        span=segment.placed.whole(),
        spans=_spans(segment, cited),
        also=tuple(also),
        subjects=tuple(_subjects(summary, segment, cited, pointed)),
        moment=segment.moment,
    )


def _subjects(
    summary: str, segment: Segment, cited: Iterable[prose.Citation], pointed: _Subjects
) -> Iterator[Subject]:
    """Yield the subjects of norms that a passage does not cite; the author's marks come first."""
    marks = [(one.start, one.end) for one in segment.links if one.destination.is_of_norms]
    norms = {one.norm for one in cited}
    for one in pointed(segment.text, taken=marks):
        if one.norm not in norms:
            words = " ".join(segment.words[one.start : one.end].split())
            span = segment.placed.span(one.start, one.end)
            yield Subject(summary, segment.number, one.norm, words, span)


def _citations(summary: str, passage: int, cited: Iterable[prose.Citation]) -> tuple[Citation, ...]:
    """Join norms and speakers: each pair once, and `named` where the text gives the letter."""
    found: dict[tuple[str, str], Citation] = {}
    for one in cited:
        for said in one.said or (None,):
            key = one.norm, said.speaker if said else ""
            known = found.get(key)
            if known is None or (known.how is How.LINKED and one.how is How.NAMED):
                voice = (said.speaker, said.basis, said.origin, said.why) if said else (None, None)
                found[key] = Citation(summary, passage, one.norm, one.how, *voice)
    return tuple(found.values())


def _spans(segment: Segment, cited: Iterable[prose.Citation]) -> Mapping[str, Span]:
    """Return where each norm is cited first."""
    first: dict[str, Span] = {}
    for one in sorted(cited, key=lambda one: (one.start, one.end)):
        if one.norm not in first:
            first[one.norm] = segment.placed.span(one.start, one.end)
    return first


def _nested(leaves: Sequence[Leaf], depth: int = 0) -> tuple[Block, ...]:

    def box(leaf: Leaf) -> Box | None:
        inside = leaf[0].spot.inside
        return inside[depth] if depth < len(inside) else None

    found: list[Block] = []
    for around, group in groupby(leaves, box):
        inner = list(group)
        if around is None:
            found += [block for _, block in inner]
        else:
            found.append(_container(around, inner, depth + 1))
    return tuple(found)


def _container(box: Box, leaves: Sequence[Leaf], depth: int) -> Container:
    """Return a container with what stands in it; `depth` is how far in that is."""
    own: Passage | Aside | None = None
    segment, first = leaves[0]
    if segment.own and len(segment.spot.inside) == depth and isinstance(first, Passage | Aside):
        own, leaves = first, leaves[1:]
    return Container(box.tag, own, _nested(leaves, depth), box.start, box.anchor)
