"""Hand-written pages as search knows them: their text, and where each section of it begins."""

from __future__ import annotations

from html.parser import HTMLParser

from onrecord.search.contract import PageFacts, PagePart
from onrecord.search.search_record import Facet, SearchRecord, words

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SKIPPED = frozenset(["script", "style", "svg", "template"])
_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "source", "wbr"])
_INLINE = frozenset(
    "a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup u var".split()
)
_PERMALINK = "headerlink"
"""The class of the link beside a heading that leads to it."""


def hand_written_record(url: str, language: str, title: str, html: str) -> SearchRecord:
    """Return the record of a hand-written page: its plain title, and its HTML without the theme."""
    parser = _TextParser()
    parser.feed(html)
    parser.close()
    return SearchRecord(
        url,
        language,
        parser.text,
        title,
        facets={"kind": [Facet("manual", "")]},
        facts=PageFacts(kind="manual", parts=parser.parts),
    )


class _TextParser(HTMLParser):
    """Takes the text of a fragment, and where its sections begin."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._skipping = 0
        """How many of the last open elements are left out."""
        self._heading: tuple[str, int] | None = None
        """The anchor of the heading that is being read, and its first piece."""
        self._headings: list[tuple[str, int, int]] = []
        """The anchor of each, and between which pieces it stands."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._pieces)

    @property
    def parts(self) -> list[PagePart]:
        """The sections; nobody speaks in them."""
        return [
            PagePart(
                self._count(start), anchor, " ".join(words("".join(self._pieces[start:end]))), []
            )
            for anchor, start, end in self._headings
        ]

    def _count(self, piece: int) -> int:
        """Return how many words stand before a piece."""
        return len(words("".join(self._pieces[:piece])))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading with an anchor; leave out scripts and pictures."""
        given = dict(attrs)
        self._separate(tag)
        if tag in _HEADINGS and given.get("id"):
            self._heading = (given["id"] or "", len(self._pieces))
        if tag in _VOID:
            return
        self._open.append(tag)
        if self._skipping or tag in _SKIPPED or given.get("class") == _PERMALINK:
            self._skipping += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those within it that were not ended."""
        self._separate(tag)
        while tag in self._open:
            last = self._open.pop()
            self._skipping = max(0, self._skipping - 1)
            if last == tag:
                break
        if tag in _HEADINGS and self._heading:
            self._headings.append((*self._heading, len(self._pieces)))
            self._heading = None

    def handle_data(self, data: str) -> None:
        """Take text, unless it is left out."""
        if not self._skipping:
            self._pieces.append(data)

    def _separate(self, tag: str) -> None:
        """Separate the words of two blocks; an inline element separates nothing."""
        if tag not in _INLINE:
            self._pieces.append(" ")
