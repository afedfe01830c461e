"""Frames: what the theme puts around a page.

On a site of thousands of pages, Material's header, navigation and footer take longer than everything
that differs from page to page. They are the same on all pages of one folder at one depth. So the
theme renders them once with a placeholder wherever a page says something of its own, and each page is
put together from them and its own words.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from onrecord.hosts.generated_pages import GeneratedPage
from onrecord.hosts.neighbours import others_than_us
from onrecord.site.page import TITLE

_PLACEHOLDER = re.compile("\x02([a-z]+)\x03")
"""Where a page says something of its own; no text may have these characters."""

Frame = list[str]
"""Texts and the names of placeholders, in turn."""


class Frames:
    """The frames of one build, made of the theme's templates."""

    def __init__(self, templates: Any) -> None:
        self._templates = templates
        """The theme's Jinja environment."""
        self._frames: dict[Hashable, Frame] = {}

    def render(self, page: GeneratedPage, context: Mapping[str, Any]) -> str:
        """Return a page in its frame; `context` is what its template would be given."""
        key = _key(page, context["base_url"])
        if key not in self._frames:
            self._frames[key] = self._frame(page, context)
        return _fill(self._frames[key], self._values(page))

    def _frame(self, page: GeneratedPage, context: Mapping[str, Any]) -> Frame:
        """Return the frame of a page, from the theme and a page that has placeholders for words."""
        blank = _blank(page)
        aside = page.ours.aside and _placeholder("aside")
        onrecord = replace(page.ours, aside=aside, head=_placeholder("head"))
        html = self._templates.get_template("main.html").render(
            {**context, "page": blank, "onrecord": onrecord}
        )
        return _PLACEHOLDER.split(html.replace(blank.content, _placeholder("content")))

    def _values(self, page: GeneratedPage) -> Mapping[str, str]:
        return {
            "aside": page.ours.aside,
            "canonical": page.canonical_url or "",
            "content": page.ours.html,
            "description": page.meta["description"],
            "edit": page.edit_url or "",
            "head": page.ours.head,
            "toc": "\n".join(map(self._toc_item, page.toc.items[0].children)),
            "title": page.meta["title"],
        }

    def _toc_item(self, item: Any) -> str:
        """Return an entry of the table of contents; those without entries below share a frame."""
        if item.children:
            html: str = self._toc_template.render(toc_item=item)
            return html
        return _fill(self._toc_frame, {"url": item.url, "title": item.title})

    @cached_property
    def _toc_template(self) -> Any:
        return self._templates.get_template("partials/toc-item.html")

    @cached_property
    def _toc_frame(self) -> Frame:
        item = SimpleNamespace(url=_placeholder("url"), title=_placeholder("title"), children=[])
        return _PLACEHOLDER.split(self._toc_template.render(toc_item=item))


def can_share(config: MkDocsConfig) -> bool:
    """Say whether pages are made by us and Material alone, so that they can share their frames.

    Templates of the user's own, and other plugins, may look at anything in a page.
    """
    return not config.theme.custom_dir and not others_than_us(config)


def _key(page: GeneratedPage, base_url: str) -> Hashable:
    """Return all that the frame of a page depends on: where it stands, and which parts it has."""
    return (
        base_url,
        page.url.partition("/")[0],  # a link to a page in the same folder is shorter
        getattr(page.parent, "url", ""),  # the tab that is active
        page.ours.kind,
        page.ours.language,  # of the headings in the table of contents
        *page.meta["hide"],
        *map(bool, (page.ours.headings, page.ours.aside, page.edit_url, page.canonical_url)),
    )


def _blank(page: GeneratedPage) -> SimpleNamespace:
    """Return what the theme takes for a page: the parts of this one, with placeholders for words."""
    title, description = _placeholder("title"), _placeholder("description")
    return SimpleNamespace(
        meta={**page.meta, "title": title, "description": description},
        title=title,
        # The way anywhere is the same from all pages that share a frame.
        url=page.url,
        canonical_url=page.canonical_url and _placeholder("canonical"),
        edit_url=page.edit_url and _placeholder("edit"),
        # The theme adds a heading where it sees none.
        content=f"<h1>{_placeholder('content')}",
        toc=[SimpleNamespace(url=f"#{TITLE}", level=1, children=page.ours.headings)],
        toc_html=_placeholder("toc"),
    )


def _placeholder(name: str) -> str:
    return f"\x02{name}\x03"


def _fill(frame: Frame, values: Mapping[str, str]) -> str:
    filled = [*frame]
    filled[1::2] = [values[name] for name in frame[1::2]]
    return "".join(filled)
