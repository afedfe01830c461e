"""Anchors that would be gone, each with what to write at the end of the text that has them now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic
from onrecord.model import Body, Heading, Passage
from onrecord.publishing import cures
from onrecord.publishing.alignment import Mark, align
from onrecord.publishing.comparison import Change
from onrecord.publishing.fingerprints import fingerprint
from onrecord.publishing.manifest import Text


@dataclass
class _Pins:
    """Anchors that are gone and belong to one passage or heading now."""

    itself: list[str] = field(default_factory=list)
    """Those it had itself, under other words."""
    beside: list[str] = field(default_factory=list)
    """Those of what stood beside it."""


def lost_anchors(change: Change) -> Iterator[Diagnostic]:
    """Yield an error for every passage and heading that has to take over an anchor."""
    for _, text, heir in change.living():
        body = change.outcome.index.bodies[heir]
        gone = set(text.anchors) - set(change.after.summaries[heir].anchors)
        if gone and body.passages:
            yield from _lost(change, heir, text, body, gone)


def _lost(
    change: Change, heir: str, text: Text, body: Body, gone: set[str]
) -> Iterator[Diagnostic]:
    """Yield the errors of one summary, in the order of its text."""
    published = frozenset(text.anchors)
    source = change.outcome.corpus.summaries[heir].source
    on_passages = _passages(text, body, gone)
    on_headings = _headings(text, body, gone)
    if not body.headings:
        on_passages[0].beside.extend(a for found in on_headings.values() for a in found.beside)
        on_headings = {}
    for place, found in sorted(on_passages.items()):
        passage = body.passages[place]
        if found.itself or found.beside:
            yield Diagnostic(
                Code.GONE_ANCHOR,
                _message("paragraph", found),
                cures.end(passage.span),
                _hint(passage, found, published),
            )
    for place, found in sorted(on_headings.items()):
        heading = body.headings[place]
        yield Diagnostic(
            Code.GONE_ANCHOR,
            _message("heading", found),
            cures.heading(source, heading.text),
            _hint(heading, found, published),
        )


def marks(passages: Sequence[Passage]) -> tuple[Mark, ...]:
    """Return passages as a manifest knows them."""
    return tuple(Mark(fingerprint(p.text), (p.anchor, *p.also)) for p in passages)


def _passages(text: Text, body: Body, gone: set[str]) -> defaultdict[int, _Pins]:
    """Return by passage of today which anchors of passages it has to take over."""
    old = [Mark(*part) for part in text.passages]
    return _collected(old, marks(body.passages), gone)


def _headings(text: Text, body: Body, gone: set[str]) -> Mapping[int, _Pins]:
    """Return by heading of today which anchors of headings it has to take over."""
    old = [Mark(fingerprint(anchor.replace("-", " ")), (anchor,)) for anchor in text.headings]
    new = [
        Mark(fingerprint(h.anchor.replace("-", " ")), (h.anchor, *h.also)) for h in body.headings
    ]
    if not new:
        return {0: _Pins(beside=[anchor for anchor in text.headings if anchor in gone])}
    return _collected(old, new, gone)


def _collected(old: Sequence[Mark], new: Sequence[Mark], gone: set[str]) -> defaultdict[int, _Pins]:
    """Return by place of today which anchors belong there."""
    found: defaultdict[int, _Pins] = defaultdict(_Pins)
    for mark, heir in zip(old, align(old, new), strict=True):
        lost = [anchor for anchor in mark.anchors if anchor in gone]
        if heir and lost:
            target = found[heir.place]
            (target.itself if heir.itself else target.beside).extend(lost)
    return found


def _message(what: str, found: _Pins) -> str:
    """Say what was published and is gone."""
    own, other = _listed(found.itself), _listed(found.beside)
    if own and other:
        return f"This {what} was published as {own}, and what stood beside it as {other}."
    if own:
        return f"This {what} was published as {own}, and its text has changed."
    return f"What was published as {other} stood beside this {what} and is gone."


def _listed(anchors: Sequence[str]) -> str:
    """Return anchors as a list for a sentence."""
    return " and ".join(f"`#{anchor}`" for anchor in anchors)


def _hint(part: Passage | Heading, found: _Pins, published: frozenset[str]) -> str:
    """Say what to write at the end of a passage or heading."""
    pins = cures.pins(part, (*found.itself, *found.beside), published)
    return f"Write at the end of this line: `{pins}`. Links then still lead here."
