"""A page: what a renderer returns and a host publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Heading

Kind = Literal["home", "summary", "norm", "speaker", "index", "matrix", "find"]


@dataclass(frozen=True)
class Page:
    """One page of the site, as a safe HTML fragment and what a host needs to frame it."""

    url: str
    """Relative to the site, with a final slash: `norms/13e/`; empty for the home page."""
    title: str
    """Plain text, not escaped."""
    description: str
    """One or two sentences of plain text, not escaped."""
    kind: Kind
    html: str
    """A safe fragment with its own `<h1>`; links are relative to the page."""
    aside: str = ""
    """A safe fragment with side notes; empty where there are none."""
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
