"""What renderers and exporters return and a host publishes: pages, and assets that are none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Self

from onrecord.bodies import Heading
from onrecord.site.templating import Filled, fill
from onrecord.site.views import Link
from onrecord.site.words import Words

PageKind = Literal["home", "summary", "norm", "speaker", "gathering", "index", "matrix", "find"]


INDEX = "index.html"
"""What the file of a page is called, below its address."""

TITLE = "or-h1"
"""The id of every `<h1>` of ours, like no anchor that a text can have."""


@dataclass(frozen=True)
class Page:
    """One page of the site, as a safe HTML fragment and what a host needs to frame it."""

    url: str
    """Relative to the site, with a final slash: `norms/13e/`; empty for the home page."""
    title: str
    """Plain text, not escaped."""
    description: str
    """One or two sentences of plain text, not escaped."""
    kind: PageKind = "index"
    html: str = ""
    """A safe fragment with its own `<h1>`; links are relative to the page."""
    aside: str = ""
    """A safe fragment with side notes; empty where there are none."""
    feeds: tuple[Link, ...] = ()
    """What can be followed here; the files `feed.xml` and `feed.json` stand below each address."""
    head: str = ""
    """A safe fragment for the head of the page: where feeds are, what the page is for programs."""
    anchors: tuple[str, ...] = ()
    """Where links may lead to on it."""
    names: tuple[str, ...] = ()
    """The pages of the norms and people it names, each once, in the order of the page."""
    headings: tuple[Heading, ...] = ()
    """For the table of contents, in the order of the page."""
    language: str = ""
    """The language of what the page is about; empty for that of the words around it."""
    source: str | None = None
    """The file it was made from, for an edit link: `summaries/<id>.md`."""
    listed: bool = False
    """Whether it stands in the navigation."""
    searchable: bool = True
    """Whether search should find it; lists that repeat other pages should not be found."""

    def filled(self, words: Words, template: str, view: object, aside: str = "") -> Self:
        """Return the page with a view filled into its template, and into that of its side notes."""
        main = fill(words, template, self.url, view)
        side = fill(words, aside, self.url, view) if aside else Filled()
        return replace(
            self,
            html=main.html,
            aside=side.html,
            anchors=main.anchors + side.anchors,
            names=tuple(dict.fromkeys(main.names + side.names)),
        )


@dataclass(frozen=True)
class PageGroup:
    """The pages of one thing, a person or a summary, which are made only when somebody asks for them."""

    url: str
    """The address of the first of them, below which the others stand."""
    make: Callable[[], Iterable[Page]]
    """Make them, the first one first."""
    listed: str = ""
    """What the first is called in the navigation, as plain text; empty where it does not stand there."""
    lasting: bool = False
    """Whether its pages may be taken over: all that they say of texts is read through the site, and noted."""


@dataclass(frozen=True)
class Asset:
    """A file of the site that is not a page."""

    path: str
    """Relative to the site: `schema/summary.json`."""
    content: str | bytes

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content.encode() if isinstance(self.content, str) else self.content

    @classmethod
    def json(cls, path: str, value: Mapping[str, Any]) -> Self:
        """Return a value as a file of JSON; keys keep their order, letters are not escaped."""
        return cls(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


@dataclass(frozen=True)
class AssetGroup:
    """Files that say nothing of texts but what stands in some of them, whose ids are named."""

    paths: tuple[str, ...]
    texts: tuple[str, ...]
    """Ids of summaries."""
    make: Callable[[], Iterable[Asset]]
    """Make them, in the order of the paths."""
    more: str = ""
    """What else they are made from, of all texts: which passages, and how many there are."""
