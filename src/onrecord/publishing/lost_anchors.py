"""Anchors that would be gone, each with the line to paste that keeps it: where the text is now.

A manifest holds no text, so only the anchors around say where a part of the text may be now. The
author decides: whatever line gets the anchor, links lead there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import Body, Heading, Passage
from onrecord.publishing.comparison import Change, align
from onrecord.publishing.manifest import Anchors, PublishedText, anchors_of

_HEADING = re.compile(
    r"^ {0,3}#{1,6} *(?P<text>[^\s#].*)$|^(?P<line>\S.*)\n(?:=+|-+) *$", re.MULTILINE
)
"""A heading with signs before it, or with a line below it."""


@dataclass
class _Lost:
    """Anchors that are gone, and that a passage or heading of today may take over."""

    own: list[str] = field(default_factory=list)
    """Those of a part of the text that has become this one, as far as its neighbours show."""
    beside: list[str] = field(default_factory=list)
    """Those of what stood beside it."""
    sure: bool = True
    """Whether no other part that is new here may be the one."""


def lost_anchors(change: Change) -> Iterator[Diagnostic]:
    """Yield an error for every passage and heading that may take over an anchor."""
    for text, today in change.kept_texts():
        body = change.outcome.index.bodies[today]
        gone = set(text.anchors) - set(change.after.summaries[today].anchors)
        if gone and body.passages:
            source = change.outcome.corpus.summaries[today].source
            yield from _in_summary(text, body, source, gone)


def _in_summary(
    text: PublishedText, body: Body, source: Source, gone: set[str]
) -> Iterator[Diagnostic]:
    """Yield the errors of one summary: on passages first, then on headings."""
    published = frozenset(text.anchors)
    passages = _proposed(text.passages, body.passages, gone)
    headings = _proposed(text.headings, body.headings, gone)
    if not body.headings:
        passages[0].beside += [a for anchors in text.headings for a in anchors if a in gone]
    numbers = _numbers(text)
    for what, found, parts in (
        ("paragraph", passages, body.passages),
        ("heading", headings, body.headings),
    ):
        for index, lost in sorted(found.items()):
            if lost.own or lost.beside:
                part = parts[index]
                message, hint = _message(what, lost, numbers), _hint(part, lost, published)
                yield Diagnostic(Code.GONE_ANCHOR, message, _line(part, source), hint)


def _proposed(
    old: Sequence[Anchors], parts: Sequence[Passage | Heading], gone: set[str]
) -> defaultdict[int, _Lost]:
    """Return by index of today which anchors a part of the text may take over.

    The first part that is gone behind a neighbour may be the first that is new there, and so on.
    """
    found: defaultdict[int, _Lost] = defaultdict(_Lost)
    aligned = align(old, [anchors_of(part) for part in parts])
    for index, places in aligned.kept.items():
        found[index].own += [a for place in places for a in old[place] if a in gone]
    for gap in aligned.gaps if parts else ():
        last = gap.new[-1] if gap.new else gap.neighbour or 0
        for number, place in enumerate(gap.gone):
            anchors = [anchor for anchor in old[place] if anchor in gone]
            if number < len(gap.new):
                found[gap.new[number]] = _Lost(anchors, sure=len(gap.new) <= len(gap.gone))
            else:
                found[last].beside += anchors
    return found


def _numbers(text: PublishedText) -> Mapping[str, str]:
    """Return by anchor of a published passage its number and its section, in words."""
    headings = (section.heading for section in text.sections for _ in section.passages)
    return {
        anchor: f" (paragraph {number}{f', under `#{heading[0]}`' if heading else ''})"
        for number, (anchors, heading) in enumerate(zip(text.passages, headings, strict=True), 1)
        for anchor in anchors
    }


def _message(what: str, lost: _Lost, numbers: Mapping[str, str]) -> str:
    own, other = _listed(lost.own), _listed(lost.beside)
    if not lost.sure:
        every = _listed((*lost.own, *lost.beside), numbers)
        return f"What was published as {every} is gone; it may be this {what} now."
    if own and other:
        return f"This {what} was published as {own}, and what stood beside it as {other}."
    if own:
        return f"This {what} was published as {own}, and its text has changed."
    other = _listed(lost.beside, numbers)
    return f"What was published as {other} stood beside this {what} and is gone."


def _listed(anchors: Sequence[str], numbers: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return anchors as a list for a sentence, with numbers where they are known."""
    return " and ".join(f"`#{anchor}`{numbers.get(anchor, '')}" for anchor in anchors)


def _hint(part: Passage | Heading, lost: _Lost, published: frozenset[str]) -> str:
    """Say what to write at the end of a passage or heading.

    A pin takes the place of the anchor that the text gives; where that one is published too, it
    has to be pinned first.
    """
    own = [] if part.pinned or part.anchor not in published else [part.anchor]
    pins = " ".join(f"{{#{anchor}}}" for anchor in (*own, *lost.own, *lost.beside))
    if lost.sure:
        return f"Write at the end of this line: `{pins}`. Links then still lead here."
    return f"Write at the end of this line, or of what readers should find instead: `{pins}`."


def _line(part: Passage | Heading, source: Source) -> Span:
    if isinstance(part, Heading):
        return _heading_line(source, part.text)
    return _last_line(part.span)


def _last_line(span: Span) -> Span:
    """Return the last line of a place, to where the line ends."""
    source = span.source
    start = source.offset(span.end_line, 1)
    line = source.line(span.end_line)
    first = max(span.start, start + len(line) - len(line.lstrip()))
    return source.span(first, start + len(line.rstrip()))


def _heading_line(source: Source, text: str) -> Span:
    """Return the line of a heading; the beginning of the file where it cannot be found."""
    words = re.findall(r"\w+", text)
    for match in _HEADING.finditer(source.text):
        line = match["text"] or match["line"]
        if re.findall(r"\w+", re.sub(r"\{#[^}]*\}", "", line)) == words:
            start = match.start()
            return source.span(start, start + len(match[0].split("\n")[0].rstrip()))
    return source.span(0, len(source.line(1)))
