"""The frame around the pages: what many pages have in common is made for them once.

On a site of thousands of pages, Material's header, navigation and footer take longer than
everything that differs from page to page. They are the same on all pages of one folder at one
depth. So the theme makes them once with a mark wherever a page says something of its own, and
each page is put together from them and from its own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from onrecord.site.page import Page

TEMPLATE = "framed.html"
"""The template of a page that shares its frame."""

_MARK = re.compile("\x02([a-z]+)\x03")
"""Where a page says something of its own; no text may have these characters."""


@dataclass(frozen=True)
class Place:
    """Where a page stands, and which parts it has: all that its frame depends on."""

    base: str
    """The way up to the home page."""
    folder: str
    """The first part of the address: ways to pages in the same folder are shorter."""
    tab: str
    """The address of the page that is lit up in the navigation; empty for none."""
    kind: str
    language: str
    """That of the headings in its table of contents."""
    hidden: tuple[str, ...]
    """The sidebars that are not shown."""
    parts: tuple[bool, ...]
    """Whether it has headings, side notes, an address where it is edited, an absolute one."""

    @classmethod
    def of(cls, page: Any, ours: Page, base: str) -> Place:
        """Return the place of a page of ours, which the host knows as `page`."""
        tab, folder = getattr(page.parent, "url", ""), ours.url.partition("/")[0]
        parts = (page.toc, ours.aside, page.edit_url, page.canonical_url)
        hidden, has = (*page.meta["hide"],), (*map(bool, parts),)
        return cls(base, folder, tab, ours.kind, ours.language, hidden, has)


@dataclass(frozen=True)
class Frames:
    """The frames of one build."""

    templates: Any
    """The theme's templates, as the host keeps them."""
    _made: dict[Place, list[str]] = field(default_factory=dict)
    """By place: the words of the frame and the names of marks, in turn."""

    def put_around(self, page: Any, ours: Page, context: Mapping[str, Any]) -> str:
        """Return a page of ours in its frame; the host knows it as `page`, in this `context`."""
        place = Place.of(page, ours, context["base_url"])
        if place not in self._made:
            self._made[place] = self._make(page, ours, context)
        return _joined(self._made[place], self._own(page, ours))

    def _make(self, page: Any, ours: Page, context: Mapping[str, Any]) -> list[str]:
        """Return the frame of the pages at the place of this one."""
        stand_in, aside = _stand_in(page), ours.aside and _mark("aside")
        whole = self.templates.get_template("main.html").render(
            {**context, "page": stand_in, "onrecord": replace(ours, aside=aside)}
        )
        return _MARK.split(whole.replace(stand_in.content, _mark("content")))

    def _own(self, page: Any, ours: Page) -> Mapping[str, str]:
        """Return what a page says itself, by the name of its mark."""
        return {
            "aside": ours.aside,
            "canonical": page.canonical_url or "",
            "content": page.content,
            "description": page.meta["description"],
            "edit": page.edit_url or "",
            "first": page.toc.items[0].id if page.toc else "",
            "outline": "\n".join(map(self._entry, page.toc)),
            "title": page.meta["title"],
        }

    def _entry(self, item: Any) -> str:
        """Return an entry of the table of contents; most have none below them, and are alike."""
        if item.children:
            entry: str = self._entries.render(toc_item=item)
            return entry
        return _joined(self._leaf, {"url": item.url, "title": item.title})

    @cached_property
    def _entries(self) -> Any:
        """The theme's template of an entry."""
        return self.templates.get_template("partials/toc-item.html")

    @cached_property
    def _leaf(self) -> list[str]:
        """The frame of an entry without entries below."""
        item = SimpleNamespace(url=_mark("url"), title=_mark("title"), children=[])
        return _MARK.split(self._entries.render(toc_item=item))


def _stand_in(page: Any) -> SimpleNamespace:
    """Return what the theme takes for a page: it has the parts of this one, and says nothing."""
    words = {"title": _mark("title"), "description": _mark("description")}
    return SimpleNamespace(
        meta={**page.meta, **words},
        title=_mark("title"),
        # The way anywhere is the same from all pages of a place.
        url=page.url,
        canonical_url=page.canonical_url and _mark("canonical"),
        edit_url=page.edit_url and _mark("edit"),
        # The theme adds a heading where it sees none.
        content=f"<h1>{_mark('content')}",
        toc=[SimpleNamespace(url=f"#{_mark('first')}")] if page.toc else [],
        outline=_mark("outline"),
    )


def _mark(name: str) -> str:
    """Return the mark for something that a page says itself."""
    return f"\x02{name}\x03"


def _joined(frame: list[str], own: Mapping[str, str]) -> str:
    """Put what a page says itself in the place of the marks."""
    whole = [*frame]
    whole[1::2] = [own[name] for name in frame[1::2]]
    return "".join(whole)
