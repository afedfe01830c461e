"""Read a tree into segments: each text of the document, with all that can be said of it by itself.

Of norms and speakers nothing is known yet: see `attribution`.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord import prose
from onrecord.bodies import CodeBlock, Kind, Moment, Target, ThematicBreak
from onrecord.body import html, links, remarks, runs, time_marks
from onrecord.body.links import Around, Linked
from onrecord.body.markdown import Tree, plain
from onrecord.body.places import Finder, Placed
from onrecord.body.remarks import Remark
from onrecord.body.runs import Runs
from onrecord.body.time_marks import Marked
from onrecord.diagnostics import Diagnostic, Span
from onrecord.text.folding import caseless, letters, slug

_ASIDES = {"table": "a table", "dt": "the term of a definition", "div": "a footnote"}
"""What holds no passages, and how it is called."""

_OWN = frozenset("li dd dt th td".split())
"""What may hold text that stands in no paragraph."""

_HEADING = re.compile("h[1-6]")
_LOWEST = 6

_PICTURED = re.compile(r"!(?:\[[^\]\n]*\])?$")
_BEFORE = 300
"""How far before a link what makes it a picture is looked for."""

PIN = re.compile(r"\{\#(?P<anchor>[^}\n]*)\}")
"""How an author pins an anchor."""

PINNED = re.compile(r"(?:\s{0,20}\{\#[^}\n]{0,300}\}){1,20}\s{0,20}$")
"""Anchors pinned at the end of a block: the first is its own, the others lead there too."""

_LONGEST_ANCHOR = 200
"""How many characters an anchor may have, pinned or made of a heading."""
_WORD = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{_LONGEST_ANCHOR - 1}}}")


@dataclass
class Anchors:
    """The anchors of one page."""

    taken: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    """How often each was wanted, so that a thousand like headings are not counted through."""

    def refuse(self, pinned: str) -> str:
        """Return why a pinned anchor does not do, or nothing."""
        if pinned in self.taken:
            return "stands in this text already"
        return "" if _WORD.fullmatch(pinned) else "is not a word for an address"

    def take(self, wanted: str) -> str:
        """Return an anchor that the page does not have yet, and keep it."""
        candidate, count = wanted, self.counts.get(wanted, 1)
        while candidate in self.taken:
            count += 1
            candidate = f"{wanted}-{count}"
        self.counts[wanted] = count
        self.taken.add(candidate)
        return candidate


def of_passage(text: str) -> str:
    """Return the permanent anchor of a passage: a hash of its letters and digits.

    Case, punctuation, marks and white space do not count, so that mending a comma moves nothing.
    """
    kept = letters(caseless(text))
    return "p-" + hashlib.sha256(kept.encode()).hexdigest()[:8]


@dataclass(frozen=True, eq=False)
class Box:
    """A container of blocks: a list, an item, a quotation, a table, a cell."""

    tag: str
    start: str = ""
    """The first number of a numbered list; empty for 1."""
    anchor: str = ""
    """That of a footnote."""


class Spot(NamedTuple):
    """Where a block stands."""

    inside: tuple[Box, ...] = ()
    """The containers it stands in, outermost first."""
    kind: Kind = Kind.PARAGRAPH
    """What a text is here."""
    where: str = ""
    """What holds no passages around it, in words."""

    def within(self, box: Box) -> Spot:
        """Return the spot of what stands in a container here."""
        kind = self.kind
        if box.tag == "blockquote":
            kind = Kind.QUOTATION
        elif box.tag in {"li", "dd"} and kind is Kind.PARAGRAPH:
            kind = Kind.ITEM
        return Spot((*self.inside, box), kind, self.where or _ASIDES.get(box.tag, ""))


@dataclass(frozen=True, eq=False, kw_only=True)
class Segment(prose.Block):
    """A block that holds no others; an aside cannot be cited, since nothing numbers it."""

    spot: Spot
    placed: Placed
    """Where it stands in the file."""
    words: str = ""
    """Its text as readers have it; `text` has its code hidden."""
    runs: Runs = ()
    links: tuple[Linked, ...] = ()
    own: bool = False
    """Whether it is the text of the innermost container itself, in no paragraph."""
    number: int = 0
    """That of a passage, counted from 1."""
    section: str = ""
    """The text of the heading above it, or its own."""
    anchors: tuple[str, ...] = ()
    """Its own anchor, and further ones that lead here."""
    pinned: bool = False
    """Whether the author pinned the anchor."""
    moment: Moment | None = None
    """Where in the recording it begins."""
    made: CodeBlock | ThematicBreak | None = None
    """What it is that has no text."""


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
        segments = tuple(self._blocks(tree.root, Spot()))
        for address in tree.addresses:
            # Also where no link uses them.
            if isinstance(remark := links.resolve(address, self.around), Remark):
                self.diagnostics.append(remark.at(self.finder.definition(address)))
            elif address in tree.unused:
                remark = Remark("idle address", (address,))
                self.diagnostics.append(remark.at(self.finder.definition(address)))
        return segments

    def _blocks(self, parent: ET.Element, spot: Spot) -> Iterator[Segment]:
        own = parent.tag in _OWN
        for part in runs.parts(parent):
            if isinstance(part, ET.Element):
                yield from self._block(part, spot)
            else:
                yield self._text(part, spot, own=own)
            own = False
        if own:
            yield self._text((), spot, own=True)

    def _block(self, element: ET.Element, spot: Spot) -> Iterator[Segment]:
        tag = element.tag
        heading = _HEADING.fullmatch(tag)
        if tag == "p" or heading:
            text = next((part for part in runs.parts(element) if isinstance(part, tuple)), ())
            level = min(int(tag[1]) + self._shift, _LOWEST) if heading and not spot.where else 0
            yield self._text(text, spot, level)
        elif tag == "pre":
            code = plain("".join(element.itertext())).rstrip() + "\n"
            yield self._made(CodeBlock(html.write_code(code)), spot, code)
        elif tag == "hr":
            yield self._made(ThematicBreak(), spot)
        else:
            box = Box(tag, element.get("start", ""), plain(element.get("id")))
            yield from self._blocks(element, spot.within(box))

    def _made(self, block: CodeBlock | ThematicBreak, spot: Spot, code: str = "") -> Segment:
        placed = self.finder.find(code, move=not spot.where)
        self.diagnostics.extend(remarks.indented(code, placed))
        return Segment(Kind.ASIDE, "", spot=spot, placed=placed, made=block)

    def _text(self, text: Runs, spot: Spot, level: int = 0, *, own: bool = False) -> Segment:
        """Return a heading or a passage, or an aside where there can be none."""
        words = whole = runs.text(text)
        marks: tuple[Marked, ...] = ()
        anchors: tuple[str, ...] = ()
        if "{" in words:
            text, marks = time_marks.take(text)
            whole = runs.text(text)
            text, anchors = (text, ()) if spot.where else self._without_pins(text)
            words = runs.text(text)
        pinned, kind, number = bool(anchors), Kind.ASIDE, 0
        if level:
            kind, titled = Kind.HEADING, (r.note.number if r.note else r.text for r in text)
            self._section = " ".join("".join(titled).split())
            legible = slug(self._section)[:_LONGEST_ANCHOR].rstrip("-")
            anchors = anchors or (self._anchors.take(legible or "section"),)
        elif words.strip() and not spot.where:
            kind, self._number = spot.kind, self._number + 1
            number = self._number
            anchors = anchors or (self._anchors.take(of_passage(words)),)
        placed = self.finder.find(words, move=kind is not Kind.ASIDE)
        is_plain = not any(run.inside for run in text)
        read = words if is_plain else runs.prose(text)
        self.diagnostics.extend(remarks.not_plain(read, placed))
        links = () if is_plain else tuple(self._links(text, placed))
        return Segment(
            kind,
            read,
            level or len(spot.inside),
            not is_plain and runs.is_bold(text),
            [one.mark for one in links if one.mark],
            spot=spot,
            placed=placed,
            words=words,
            runs=text,
            links=links,
            own=own,
            number=number,
            section=self._section,
            anchors=anchors,
            pinned=pinned,
            moment=self._moment(marks, whole, placed, number) if marks else None,
        )

    def _moment(
        self, marks: tuple[Marked, ...], whole: str, placed: Placed, number: int
    ) -> Moment | None:
        """Return the time that is marked in a text; note the marks that do not do.

        `whole` is the text with its pins.
        """
        found: Moment | None = None
        for place, (words, at) in enumerate(marks):
            before = range(min(at, len(placed.text)))
            last = next((p for p in reversed(before) if placed.text[p].isalnum()), 0)
            span = placed.literal(words, last)
            time = time_marks.seconds(words)
            if not number:
                remark = Remark("time alone", (words,))
            elif place:
                remark = Remark("second time", (words,))
            elif whole[:at].strip() and PINNED.sub("", whole[at:]).strip():
                remark = Remark("time inside", (words,))
            elif time is None:
                better = time_marks.meant(words)
                remark = Remark("time", (words,), f"Write `{better}`." if better else "")
            elif time >= time_marks.LIMIT:
                remark = Remark("late time", (words,))
            else:
                found = Moment(time, span)
                continue
            self.diagnostics.append(remark.at(span))
        return found

    def _links(self, text: Runs, placed: Placed) -> Iterator[Linked]:
        """Yield the links of a text that lead somewhere; note the others."""
        for element, start, end in runs.links(text):
            if _PICTURED.search(placed.text[max(start - _BEFORE, 0) : start]):
                continue  # A picture, which has a message of its own.
            destination = links.resolve(element.href, self.around)
            # Nothing stands where an address is missing, so that its words are pointed at.
            place = placed.address(element.href, start) if element.href else placed.span(start, end)
            if isinstance(destination, Remark):
                self.diagnostics.append(destination.at(place))
            elif not placed.text[start:end].strip():
                place = placed.literal(f"({element.href})", start)
                self.diagnostics.append(
                    Remark("no words", norm=self.around.frameworks.examples[1]).at(place)
                )
            else:
                if isinstance(destination.target, Target):
                    self.links.append((destination.target, place))
                yield Linked(start, end, element, destination)

    def _without_pins(self, text: Runs) -> tuple[Runs, tuple[str, ...]]:
        """Take every `{#anchor}` off the end of a text; return what is left, and the anchors."""
        last = next((at for at in reversed(range(len(text))) if text[at].text), None)
        if last is None or "{#" not in text[last].text or text[last].code:
            return text, ()
        match = PINNED.search(text[last].text)
        if match is None:
            return text, ()
        kept = text[last]._replace(text=text[last].text[: match.start()])
        text = (*text[:last], kept, *text[last + 1 :])
        return text, tuple(self._pins(match[0], runs.text(text)))

    def _pins(self, pinned: str, words: str) -> Iterator[str]:
        """Yield the anchors that an author pinned to some words; note those that do not do."""
        for pin in PIN.finditer(pinned):
            if why := self._anchors.refuse(pin["anchor"]):
                placed = self.finder.find(words, move=False)
                place = placed.literal(pin[0], len(words) - 1)
                name = "anchor" if pin["anchor"] else "no anchor"
                self.diagnostics.append(Remark(name, (pin["anchor"], why)).at(place))
            else:
                yield self._anchors.take(pin["anchor"])
