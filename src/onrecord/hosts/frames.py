"""The frame around the pages: most of it is the same on many pages, and is made for them once.

On a site of thousands of pages, Material's header and navigation take longer than everything
that differs from page to page. They are the same on all pages of one folder at one depth, but
for the title in the header.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

_TITLE = "\x02title\x03"
"""Stands for the title in a header that many pages share; no text may have these characters."""


@dataclass(frozen=True)
class Place:
    """Where a page stands, as far as its frame depends on it."""

    base: str
    """The way up to the home page."""
    folder: str
    """The first part of the address: ways to pages in the same folder are shorter."""
    tab: str
    """The address of the page that is lit up in the navigation; empty for none."""


@dataclass(frozen=True)
class Frame:
    """The frame of the pages at one place."""

    url: str
    """The address of one of the pages: the way anywhere is the same from all of them."""
    _made: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> SimpleNamespace:
        """What stands for the page in a part that pages share."""
        return SimpleNamespace(title=_TITLE, meta={}, url=self.url)

    def once(self, part: str, caller: Callable[[], str]) -> str:
        """Return a part of the frame; only the first page that asks makes it."""
        if part not in self._made:
            self._made[part] = caller()
        return self._made[part]

    def titled(self, part: str, title: str) -> str:
        """Return a part with the title of a page, escaped, where it belongs."""
        return part.replace(_TITLE, title)
