"""Read a tree into segments: each text of the document, with all that can be said of it by itself.

Of norms and speakers nothing is known yet: see `attribution`.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from onrecord.bodies import PassageKind, Target
from onrecord.body import anchors, links, remarks, runs
from onrecord.body.anchors import Anchors
from onrecord.body.links import Around, Linked, Refused
from onrecord.body.markdown import Tree, plain
from onrecord.body.places import Finder, Placed
from onrecord.body.runs import Run, Runs
from onrecord.diagnostics import Diagnostic, Span

_ASIDES = {"table": "a table", "dt": "the term of a definition", "div": "a footnote"}
"""What holds no passages, and how it is called."""

_OWN = frozenset("li dd dt th td".split())
"""What may hold text that stands in no paragraph."""

_HEADING = re.compile("h[1-6]")
_LOWEST = 6
_PICTURED = re.compile(r"!(?:\[[^\]\n]*\])?$")


@dataclass(frozen=True, eq=False)
class Box:
    """A container of blocks: a list, an item, a quotation, a table, a cell."""

    tag: str
    start: str = ""
    """The first number of a numbered list; empty for 1."""
    anchor: str = ""
    """That of a footnote."""


@dataclass(frozen=True, eq=False)
class Segment:
    """A block that holds no others."""

    type: Literal["heading", "passage", "aside", "code", "rule"]
    """An aside is a text that cannot be cited, since nothing numbers it."""
    inside: tuple[Box, ...]
    """The containers it stands in, outermost first."""
    runs: Runs
    placed: Placed
    """Where it stands in the file."""
    links: tuple[Linked, ...] = ()
    own: bool = False
    """Whether it is the text of the innermost container itself, in no paragraph."""
    kind: PassageKind = PassageKind.PARAGRAPH
    """What sort of passage it is."""
    number: int = 0
    """That of a passage, counted from 1."""
    level: int = 0
    """That of a heading, 2 to 6."""
    section: str = ""
    """The text of the heading above it, or its own."""
    where: str = ""
    """What an aside stands in, in words."""
    anchor: str = ""
    pinned: bool = False
    """Whether the author pinned the anchor."""
    also: tuple[str, ...] = ()
    """Further anchors that lead here."""

    @property
    def text(self) -> str:
        """Its text as readers have it."""
        return runs.text(self.runs)

    @property
    def prose(self) -> str:
        """Its text with code hidden, in which norms and people are looked for."""
        return runs.prose(self.runs)

    @property
    def bold(self) -> bool:
        """Whether it is bold from beginning to end."""
        return runs.is_bold(self.runs)


@dataclass(frozen=True)
class _Spot:
    """Where a block stands."""

    inside: tuple[Box, ...] = ()
    kind: PassageKind = PassageKind.PARAGRAPH
    where: str = ""

    def within(self, box: Box) -> _Spot:
        """Return the spot of what stands in a container here."""
        kind = self.kind
        if box.tag == "blockquote":
            kind = PassageKind.QUOTATION
        elif box.tag in {"li", "dd"} and kind is PassageKind.PARAGRAPH:
            kind = PassageKind.ITEM
        return _Spot((*self.inside, box), kind, self.where or _ASIDES.get(box.tag, ""))


@dataclass
class Reader:
    """Reads one tree; what else it found is in its last fields."""

    around: Around
    finder: Finder
    diagnostics: list[Diagnostic] = field(default_factory=list)
    links: list[tuple[Target, Span]] = field(default_factory=list)
    """The places on the site that the text links to, and where it does."""
    _anchors: Anchors = field(default_factory=Anchors)
    _number: int = 0
    _section: str = ""
    _shift: int = 0
    """By how much headings move down: the title of the page is its only `h1`."""

    def read(self, tree: Tree) -> tuple[Segment, ...]:
        """Return the segments of a tree."""
        self._shift = int(next(tree.root.iter("h1"), None) is not None)
        segments = tuple(self._blocks(tree.root, _Spot()))
        for address in tree.addresses:
            # Also where no link uses them.
            if isinstance(refused := links.resolve(address, self.around), Refused):
                self.diagnostics.append(refused.diagnostic(self.finder.definition(address)))
        return segments

    def _blocks(self, parent: ET.Element, spot: _Spot) -> Iterator[Segment]:
        """Yield the segments of a container, which is never empty."""
        own = parent.tag in _OWN
        for part in runs.parts(parent):
            if isinstance(part, ET.Element):
                yield from self._block(part, spot)
            else:
                yield self._own(part, spot) if own else self._text(part, spot)
            own = False
        if own:
            yield self._own((), spot)

    def _own(self, text: Runs, spot: _Spot) -> Segment:
        """Return the text of a container itself."""
        return replace(self._text(text, spot), own=True)

    def _block(self, element: ET.Element, spot: _Spot) -> Iterator[Segment]:
        """Yield the segments of a block."""
        tag = element.tag
        heading = _HEADING.fullmatch(tag)
        if tag == "p" or heading:
            text = next((part for part in runs.parts(element) if isinstance(part, tuple)), ())
            if heading and not spot.where:
                yield self._heading(text, min(int(tag[1]) + self._shift, _LOWEST), spot)
            else:
                yield self._text(text, spot)
        elif tag == "pre":
            yield self._code(element, spot)
        elif tag == "hr":
            yield Segment("rule", spot.inside, (), self.finder.find("", move=False))
        else:
            box = Box(tag, element.get("start", ""), plain(element.get("id")))
            yield from self._blocks(element, spot.within(box))

    def _code(self, element: ET.Element, spot: _Spot) -> Segment:
        """Return a block of code."""
        code = plain("".join(element.itertext())).rstrip() + "\n"
        placed = self.finder.find(code, move=not spot.where)
        return Segment("code", spot.inside, (Run(code),), placed)

    def _heading(self, text: Runs, level: int, spot: _Spot) -> Segment:
        """Return a heading."""
        text, pins = self._without_pins(text)
        words = "".join(run.note.number if run.note else run.text for run in text)
        self._section = " ".join(words.split())
        placed = self.finder.find(runs.text(text))
        anchor, *also = pins or (self._anchors.take(anchors.of_heading(self._section)),)
        return Segment(
            "heading",
            spot.inside,
            text,
            placed,
            self._look_through(text, placed),
            level=level,
            section=self._section,
            anchor=anchor,
            pinned=bool(pins),
            also=tuple(also),
        )

    def _text(self, text: Runs, spot: _Spot) -> Segment:
        """Return a passage, or an aside where there can be none."""
        if not spot.where:
            text, pins = self._without_pins(text)
            if (words := runs.text(text)).strip():
                return self._passage(text, words, pins, spot)
        placed = self.finder.find(runs.text(text), move=False)
        found = self._look_through(text, placed)
        return Segment("aside", spot.inside, text, placed, found, where=spot.where)

    def _passage(self, text: Runs, words: str, pins: tuple[str, ...], spot: _Spot) -> Segment:
        """Return a passage."""
        self._number += 1
        placed = self.finder.find(words)
        anchor, *also = pins or (self._anchors.take(anchors.of_passage(words)),)
        return Segment(
            "passage",
            spot.inside,
            text,
            placed,
            self._look_through(text, placed),
            kind=spot.kind,
            number=self._number,
            section=self._section,
            anchor=anchor,
            pinned=bool(pins),
            also=tuple(also),
        )

    def _look_through(self, text: Runs, placed: Placed) -> tuple[Linked, ...]:
        """Return the links of a text, and note what there is to say of it."""
        self.diagnostics.extend(remarks.not_plain(runs.prose(text), placed))
        return tuple(self._links(text, placed))

    def _links(self, text: Runs, placed: Placed) -> Iterator[Linked]:
        """Yield the links of a text that lead somewhere; note the others."""
        for element, start, end in runs.links(text):
            if _PICTURED.search(placed.text[:start]):
                continue  # A picture, which has a message of its own.
            destination = links.resolve(element.href, self.around)
            place = placed.address(element.href, start)
            if isinstance(destination, Refused):
                self.diagnostics.append(destination.diagnostic(place))
            elif not placed.text[start:end].strip():
                self.diagnostics.append(remarks.no_words(element.href, placed, start))
            else:
                if isinstance(destination.target, Target):
                    self.links.append((destination.target, place))
                yield Linked(start, end, element, destination)

    def _without_pins(self, text: Runs) -> tuple[Runs, tuple[str, ...]]:
        """Take every `{#anchor}` off the end of a text; return what is left, and the anchors."""
        last = next((at for at in reversed(range(len(text))) if text[at].text), None)
        if last is None or text[last].code or "{#" not in text[last].text:
            return text, ()
        match = anchors.PINNED.search(text[last].text)
        if match is None:
            return text, ()
        kept = replace(text[last], text=text[last].text[: match.start()])
        text = (*text[:last], kept, *text[last + 1 :])
        return text, tuple(self._pins(match[0], runs.text(text)))

    def _pins(self, pinned: str, words: str) -> Iterator[str]:
        """Yield the anchors that an author pinned to some words; note those that do not do."""
        for pin in anchors.PIN.finditer(pinned):
            if why := self._anchors.refuse(pin["anchor"]):
                placed = self.finder.find(words, move=False)
                place = placed.literal(pin[0], len(words) - 1)
                self.diagnostics.append(remarks.bad_anchor(pin["anchor"], why, place))
            else:
                yield self._anchors.take(pin["anchor"])
