"""Hand-written pages as search knows them: their text, and where each section of it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from onrecord.search.records import Facet, Record, words

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_UNREAD = frozenset(["script", "style", "svg", "template"])
_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "source", "wbr"])
_INLINE = frozenset(
    "a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup u var".split()
)
_PERMALINK = "headerlink"
"""The class of the sign beside a heading that leads to it."""


@dataclass(frozen=True)
class Document:
    """A page that its author wrote as a page."""

    url: str
    title: str
    """Plain text."""
    html: str
    """What the page says, without the theme around it."""


def documents(language: str, own: Iterable[Document]) -> Iterator[Record]:
    """Yield each page, by address; they are in the language of the site."""
    for document in sorted(own, key=lambda document: document.url):
        reader = _Reader()
        reader.feed(document.html)
        reader.close()
        yield Record(
            document.url,
            language,
            reader.text,
            document.title,
            facets={"kind": [Facet("manual", "")]},
            facts={"kind": "manual", "parts": reader.parts},
        )


class _Reader(HTMLParser):
    """Reads the words of a fragment, and which of its sections they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._unread = 0
        self._open: list[str] = []
        self._begun: tuple[str, int] | None = None
        """The anchor of the heading that is being read, and its first piece."""
        self._headings: list[tuple[str, int, int]] = []
        """The anchor of each, and between which pieces it stands."""

    @property
    def text(self) -> str:
        """All that was read."""
        return "".join(self._pieces)

    @property
    def parts(self) -> list[Any]:
        """The sections, as the parts of a summary: first word, anchor, heading, nobody."""
        return [
            [self._count(start), anchor, " ".join(words("".join(self._pieces[start:end]))), []]
            for anchor, start, end in self._headings
        ]

    def _count(self, piece: int) -> int:
        """Return how many words stand before a piece."""
        return len(words("".join(self._pieces[:piece])))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading; leave out what nobody reads."""
        given = dict(attrs)
        self._part(tag)
        if tag in _HEADINGS and given.get("id"):
            self._begun = (given["id"] or "", len(self._pieces))
        if tag in _VOID:
            return
        self._open.append(tag)
        if self._unread or tag in _UNREAD or given.get("class") == _PERMALINK:
            self._unread += 1

    def handle_endtag(self, tag: str) -> None:
        """End what was begun, and whatever within it was not ended."""
        self._part(tag)
        while tag in self._open:
            last = self._open.pop()
            self._unread = max(0, self._unread - 1)
            if last == tag:
                break
        if tag in _HEADINGS and self._begun:
            self._headings.append((*self._begun, len(self._pieces)))
            self._begun = None

    def handle_data(self, data: str) -> None:
        """Read words."""
        if not self._unread:
            self._pieces.append(data)

    def _part(self, tag: str) -> None:
        """Part the words of two blocks; within a line, a tag parts nothing."""
        if tag not in _INLINE:
            self._pieces.append(" ")
