"""Find the passages of a rendered tree, number them, and mark norms and speakers in them."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.body import anchors, attribution, links, references, remarks, runs
from onrecord.body.anchors import Anchors
from onrecord.body.names import Pattern
from onrecord.body.places import Finder, Placed
from onrecord.body.references import Context, Found
from onrecord.body.runs import Run
from onrecord.body.sanitising import sanitise_excerpt
from onrecord.body.voices import Saying, Voices, listen
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model import Basis, Citation, Heading, How, Kind, Passage
from onrecord.sources import characters
from onrecord.text.characters import hidden
from onrecord.text.sentences import Prose

_ASIDE = {
    "table": ({"th", "td"}, "a table"),
    "div": ({"p"}, "a footnote"),
    "dt": ({"dt"}, "the term of a definition"),
}
"""What is no passage: the tags that hold its text, and its name."""

_MARKDOWNS_OWN = "\x02\x03"
"""What Markdown puts around places it fills in last; reading refuses them in a file."""

_PICTURED = re.compile(r"!(?:\[[^\]\n]*\])?$")
_PICTURE = re.compile(r"(?<!<)!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?")


@dataclass
class Reader:
    """Reads one tree; what it found is in its last fields."""

    summary: str
    summaries: frozenset[str]
    names: Pattern
    declared: frozenset[str]
    unlinked: frozenset[str]
    finder: Finder
    context: Context
    """What the summary has said of norms up to here."""
    mentions: bool
    """Whether somebody asks who is only named."""
    passages: list[Passage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    inner_links: list[tuple[str, Span]] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)

    def read(self, root: ET.Element) -> None:
        """Read a tree and mark it."""
        shift = 1 if next(root.iter("h1"), None) is not None else 0
        self._walk(root, Kind.PARAGRAPH, shift)

    def _walk(self, parent: ET.Element, kind: Kind, shift: int) -> None:
        """Go through the blocks below an element, in the order of the text."""
        for element in list(parent):
            tag = element.tag
            if re.fullmatch("h[1-6]", tag):
                self._heading(element, int(tag[1]) + shift)
            elif tag == "p":
                self._passage(element, kind)
            elif tag in {"li", "dd"}:
                self._item(element, kind, shift)
            elif tag in {"ul", "ol", "dl", "blockquote"}:
                self._walk(element, Kind.QUOTATION if tag == "blockquote" else kind, shift)
            elif tag == "pre":
                self.finder.find("".join(element.itertext()))
            elif tag in _ASIDE:
                parts, where = _ASIDE[tag]
                for part in element.iter():
                    if part.tag in parts:
                        self._not_citable(part, where)

    def _item(self, element: ET.Element, kind: Kind, shift: int) -> None:
        """Read a list item: its own text is a passage, and so are the blocks in it."""
        kind = Kind.ITEM if kind is Kind.PARAGRAPH else kind
        inline = (element.text or "").strip() or (
            len(element) and element[0].tag not in runs.BLOCKS
        )
        if inline:
            self._passage(element, kind)
        self._walk(element, kind, shift)

    def _heading(self, element: ET.Element, level: int) -> None:
        """Give a heading its level and anchor; the title of the page is the only `h1`."""
        level = min(level, 6)
        element.tag = f"h{level}"
        self._clean(element)
        text = " ".join("".join(element.itertext()).split())
        pins = self._pins(list(runs.collect(element)))
        self.finder.find(text)
        text = " ".join("".join(element.itertext()).split())
        anchor, *also = pins or (self.anchors.take(anchors.of_heading(text)),)
        element.set("id", anchor)
        _put_targets(element, also)
        self.headings.append(Heading(level, text, anchor, bool(pins), tuple(also)))
        self.context = self.context.then(text)

    def _not_citable(self, element: ET.Element, where: str) -> None:
        """Clean what is neither passage nor heading, and say so when it names a norm."""
        text, placed = self._clean(element)
        for found in references.find(Prose(text), self.context):
            if isinstance(found, Found):
                words = " ".join(text[found.start : found.end].split())
                self.diagnostics.append(remarks.not_citable(words, where, placed, found))

    def _clean(self, element: ET.Element) -> tuple[str, Placed]:
        """Check the links and look for HTML in a block that is no passage; return its prose."""
        pieces = list(runs.collect(element))
        placed = self.finder.find(runs.text(pieces), move=False)
        self._plain_text(pieces, placed)
        self._links(element, placed)
        runs.isolate(element)
        return runs.prose(pieces), placed

    def _passage(self, element: ET.Element, kind: Kind) -> None:
        """Read one passage."""
        pieces = list(runs.collect(element))
        pins = self._pins(pieces)
        text = runs.text(pieces)
        if not text.strip():
            self._links(element, self.finder.find(text, move=False))
            return
        placed = self.finder.find(text)
        self._plain_text(pieces, placed)
        norm_links, marks = self._links(element, placed)
        prose = Prose(runs.prose(pieces))
        named = self._named(prose, placed)
        named = [found for found in named if not _marked(found, norm_links)]
        cited = [found.start for found in named] + [start for _, start, _ in norm_links]
        # Most passages cite nothing, and then nobody needs to know who speaks in them.
        heard = self.mentions or bool(cited)
        voices = listen(prose, self.names, marks, cited) if heard else Voices(prose, (), ())
        runs.mark(pieces, [(f.start, f.end, f.norm) for f in named if f.shown])
        runs.isolate(element)
        number = len(self.passages) + 1
        anchor, *also = pins or (self.anchors.take(anchors.of_passage(text)),)
        inner = sanitise_excerpt(runs.inner(element))
        self.context = self.context.then(prose.text)
        self.passages.append(
            Passage(
                number=number,
                anchor=anchor,
                pinned=bool(pins),
                kind=kind,
                section=self.headings[-1].text if self.headings else "",
                text=" ".join(text.split()),
                html=inner.strip(),
                citations=_citations(self.summary, number, named, norm_links, voices),
                mentions=voices.mentions if self.mentions else None,
                span=placed.whole(),
                spans=_spans(named, norm_links, placed),
                also=tuple(also),
            )
        )
        element.set("id", anchor)
        element.set("class", "or-passage")
        _put_targets(element, also)
        _put_number(element, number, anchor)

    def _named(self, prose: Prose, placed: Placed) -> list[Found]:
        """Return the norms a passage names; ask where it does not say which."""
        named: list[Found] = []
        for found in references.find(prose, self.context):
            if isinstance(found, Found):
                named.append(found)
            else:
                self.diagnostics.append(remarks.question(found, placed))
        return named

    def _plain_text(self, pieces: list[Run], placed: Placed) -> None:
        """Say where there is more in the text than plain Markdown."""
        text = runs.prose(pieces)
        self.diagnostics.extend(remarks.html(text, placed))
        for match in _PICTURE.finditer(text):
            words = match[0][: match[0].index("]") + 1]
            self.diagnostics.append(remarks.picture(placed.literal(words, match.start())))
        for place in hidden(text):
            where = placed.span(place, place + 1)
            if text[place] not in _MARKDOWNS_OWN and text[place] not in where.source.text:
                # Written as an entity; as a character, reading has reported it.
                self.diagnostics.append(characters.diagnostic(text[place], where))

    def _links(
        self, element: ET.Element, placed: Placed
    ) -> tuple[list[tuple[str, int, int]], list[Saying]]:
        """Resolve the links of a block; return linked norms with their offsets, and marks."""
        norms: list[tuple[str, int, int]] = []
        marks: list[Saying] = []
        for link, start, end in runs.anchors(element):
            href = link.get("href", "")
            if _PICTURED.search(placed.text[:start]):
                # A picture, which has a message of its own.
                continue
            target, place = links.resolve(href, self), placed.address(href, start)
            if isinstance(target, links.Refused):
                self.diagnostics.append(target.diagnostic(place))
                link.attrib.pop("href", None)
                continue
            if not "".join(link.itertext()).strip():
                self.diagnostics.append(remarks.no_words(link, placed, start))
                continue
            if target.href.startswith("/"):
                self.inner_links.append((target.href, place))
            link.set("href", target.href)
            if target.norm:
                link.set("class", "or-norm or-linked")
                norms.append((target.norm, start, end))
            elif target.speaker:
                link.set("class", "or-speaker")
                marks.append(Saying((target.speaker,), start, end, Basis.STATED))
        return norms, marks

    def definitions(self, addresses: Iterable[str]) -> None:
        """Refuse addresses in definitions of links, also where no link uses them."""
        for address in map(html.unescape, addresses):
            target = links.resolve(address, self)
            if isinstance(target, links.Refused):
                self.diagnostics.append(target.diagnostic(self.finder.definition(address)))

    def _pins(self, pieces: list[Run]) -> tuple[str, ...]:
        """Take every `{#anchor}` off the end of a block and return the anchors."""
        if not pieces or pieces[-1].code or "{#" not in pieces[-1].string:
            return ()
        match = anchors.PINNED.search(pieces[-1].string)
        if match is None:
            return ()
        pieces[-1].replace(pieces[-1].string[: match.start()])
        taken: list[str] = []
        for pin in anchors.PIN.finditer(match[0]):
            if why := self.anchors.refuse(pin["anchor"]):
                placed = self.finder.find(runs.text(pieces), move=False)
                place = placed.literal(pin[0], len(runs.text(pieces)) - 1)
                self.diagnostics.append(remarks.bad_anchor(pin["anchor"], why, place))
            else:
                taken.append(self.anchors.take(pin["anchor"]))
        return tuple(taken)


def _citations(
    summary: str,
    passage: int,
    named: list[Found],
    linked: list[tuple[str, int, int]],
    voices: Voices,
) -> tuple[Citation, ...]:
    """Join norms and speakers: each pair once, and `named` where the text gives the letter."""
    cited: dict[tuple[str, str | None], Citation] = {}
    places = [(f.start, f.norm, How.NAMED) for f in named]
    places += [(start, norm, How.LINKED) for norm, start, _ in linked]
    for offset, norm, how in sorted(places):
        speakers, basis = attribution.attribute(voices, offset)
        for speaker in speakers or (None,):
            known = cited.get((norm, speaker))
            if known is None or (known.how is How.LINKED and how is How.NAMED):
                cited[norm, speaker] = Citation(summary, passage, norm, how, speaker, basis)
    return tuple(cited.values())


def _marked(found: Found, linked: list[tuple[str, int, int]]) -> bool:
    """Say whether the author linked the words that name a norm to that norm."""
    return any(
        norm == found.norm and start < found.end and found.start < end
        for norm, start, end in linked
    )


def _spans(
    named: list[Found], linked: list[tuple[str, int, int]], placed: Placed
) -> Mapping[str, Span]:
    """Return where each norm is cited first."""
    places = sorted([(f.start, f.end, f.norm) for f in named] + [(s, e, n) for n, s, e in linked])
    first: dict[str, Span] = {}
    for start, end, norm in places:
        if norm not in first:
            first[norm] = placed.span(start, end)
    return first


def _put_targets(element: ET.Element, also: Iterable[str]) -> None:
    """Put a place for each further anchor in front of a block."""
    for anchor in also:
        target = ET.Element("span", {"id": anchor})
        target.tail, element.text = element.text, None
        element.insert(0, target)


def _put_number(element: ET.Element, number: int, anchor: str) -> None:
    """Put the number in front of a passage, as a link to itself."""
    link = ET.Element("a", {"class": "or-number", "href": f"#{anchor}"})
    link.text = f"¶ {number}"
    # The space keeps the number apart from the first word for whoever reads the text alone.
    link.tail = f" {element.text or ''}"
    element.text = None
    element.insert(0, link)
