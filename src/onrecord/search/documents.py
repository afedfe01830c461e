"""Hand-written pages as search knows them: their text, and where each section of it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from onrecord.search.records import Facet, Record, words
from onrecord.site import wording

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_UNREAD = frozenset(["script", "style", "svg", "template"])
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


def documents(own: Iterable[Document]) -> Iterator[Record]:
    """Yield each page, by address."""
    for document in sorted(own, key=lambda document: document.url):
        reader = _Reader()
        reader.feed(document.html)
        reader.close()
        yield Record(
            document.url,
            wording.SITE_LANGUAGE,
            " ".join(reader.texts),
            document.title,
            facets={"kind": [Facet("manual", "")]},
            facts={"kind": "manual", "parts": reader.parts},
        )


class _Reader(HTMLParser):
    """Reads the words of a fragment, and which of its sections they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.parts: list[Any] = []
        """As those of a summary: number of the first word, anchor, heading, nobody."""
        self._count = 0
        self._unread = 0
        self._heading: list[str] | None = None
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading; leave out what nobody reads."""
        given = dict(attrs)
        if tag in _HEADINGS and given.get("id"):
            self._heading = []
            self.parts.append([self._count, given["id"], "", []])
        self._open.append(tag)
        if self._unread or tag in _UNREAD or given.get("class") == _PERMALINK:
            self._unread += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element without content."""

    def handle_endtag(self, tag: str) -> None:
        """End what was begun, and whatever within it was not ended."""
        if tag not in self._open:
            return
        while self._open:
            last = self._open.pop()
            self._unread = max(0, self._unread - 1)
            if last == tag:
                break
        if tag in _HEADINGS and self._heading is not None:
            self.parts[-1][2] = " ".join(self._heading)
            self._heading = None

    def handle_data(self, data: str) -> None:
        """Read words."""
        found = words(data)
        if found and not self._unread:
            self.texts += found
            self._count += len(found)
            if self._heading is not None:
                self._heading += found
