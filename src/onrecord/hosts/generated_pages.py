"""Our pages as MkDocs has them, how they stand among the hand-written ones, and their frames.

The frame of a page is all that the theme puts around it. On a site of thousands of pages, Material's
header, navigation and footer take longer than everything that differs from page to page. They are
the same on all pages of one folder at one depth. So the theme renders them once with a placeholder
wherever a page says something of its own, and each page is put together from them and its own words.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import escape, unescape
from types import SimpleNamespace
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from onrecord.hosts.settings import docs_folder
from onrecord.site.page import TITLE, Page, PageGroup
from onrecord.site.words import Words

_PLACEHOLDER = re.compile("\x02([a-z]+)\x03")
"""Where a page says something of its own; no text may have these characters."""

Frame = list[str]
"""Texts and the names of placeholders, in turn."""


class GeneratedPage(HostPage):
    """A page of ours as MkDocs has it. It is rendered already, so no Markdown is set up for it."""

    def __init__(self, ours: Page, file: File, config: MkDocsConfig, title: str | None) -> None:
        super().__init__(title, file, config)
        self.ours = ours
        self.in_navigation = True

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Set the metadata; there is no Markdown."""
        self.markdown = ""
        self.meta = metadata(self.ours)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Set the fragment and the table of contents."""
        self.content = self.ours.html
        self.toc = toc(self.ours)

    @property
    def present_anchor_ids(self) -> set[str]:
        """The anchors of the page, looked for only when a hand-written page links to one."""
        return set(self.ours.anchors)

    @present_anchor_ids.setter
    def present_anchor_ids(self, _: set[str] | None) -> None:
        """Keep them: they do not change."""

    @property
    def shares_frame(self) -> bool:
        """Whether the theme shows the page as others: not if it is active in the navigation, or home."""
        return not self.in_navigation and self.ours.kind != "home"


def generate(pages: Iterable[Page], files: Files, config: MkDocsConfig) -> Iterator[GeneratedPage]:
    """Add pages of ours to the files of a site, and yield each as MkDocs has it."""
    titles = dict(nav_titles(config.nav))
    docs = docs_folder(config)
    for page in pages:
        path = source_path(page.url)
        file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if page.source:
            file.edit_uri = posixpath.relpath(page.source, docs)
        if draft := files.get_file_from_path(path):
            files.remove(draft)
        files.append(file)
        yield GeneratedPage(page, file, config, titles.get(path))


def set_parents(pages: Iterable[GeneratedPage], navigation: Navigation) -> None:
    """Put the pages that are not in a navigation below the list that they belong to."""
    tabs = {page.file.src_uri: page for page in navigation.pages}
    for page in pages:
        page.in_navigation = page.file.src_uri in tabs
        if not page.in_navigation:
            folder = page.file.src_uri.partition("/")[0]
            page.parent = cast(Any, tabs.get(f"{folder}/index.md"))


def source_path(url: str) -> str:
    """Return the Markdown file that a page would be: `norms/13e/index.md`."""
    return f"{url}index.md"


def metadata(page: Page) -> dict[str, Any]:
    """Return the metadata of a page: none of it is a contributor's key, all of it is escaped."""
    hidden = ["navigation"] if page.headings or page.aside else ["navigation", "toc"]
    meta: dict[str, Any] = {"description": escape(page.description), "hide": hidden}
    if page.kind != "home":
        # The title of the home page is the name of the site.
        meta["title"] = escape(page.title)
    if not page.searchable:
        meta["search"] = {"exclude": True}
    return meta


def shared_page(page: HostPage, config: MkDocsConfig) -> Page:
    """Return what a hand-written page says of itself where its link is shared."""
    title = page.meta.get("title") or page.title or ""
    about = page.meta.get("description") or config.site_description or ""
    url = page.url.removeprefix("./")
    return Page(url, unescape(str(title if url else config.site_name)), str(about))


def is_excluded_from_search(meta: Mapping[str, Any]) -> bool:
    """Say whether the author of a page keeps it from search, in the way of Material."""
    search = meta.get("search")
    return isinstance(search, Mapping) and bool(search.get("exclude"))


def addresses(files: Iterable[File], folder: str) -> frozenset[str]:
    """Return the addresses of those files that stand in a folder of hand-written pages."""
    return frozenset(file.url.removeprefix("./") for file in files if file.src_dir == folder)


def toc(page: Page) -> TableOfContents:
    """Return the headings of a page as its table of contents, below its title as Markdown has it.

    The theme's link past the header leads to the first of them.
    """
    title = AnchorLink(escape(page.title), TITLE, 1)
    above = [title]
    for heading in page.headings:
        while above[-1].level >= heading.level:
            above.pop()
        link = AnchorLink(escape(heading.text), heading.anchor, heading.level)
        above[-1].children.append(link)
        above.append(link)
    return TableOfContents([title])


def default_navigation(words: Words, groups: Iterable[PageGroup], own: Sequence[Any]) -> list[Any]:
    """Return the navigation of a site that has none: home, our lists, then the user's own pages.

    `own` is the navigation that MkDocs would make of these.
    """
    # MkDocs does not escape a title.
    listed = [{escape(one.listed): source_path(one.url)} for one in groups if one.listed]
    own_home = [item for item in own if item in ("index.md", "README.md")]
    rest = [item for item in own if item not in own_home]
    return [*({escape(words.say("name.home")): path} for path in own_home), *listed, *rest]


def nav_titles(navigation: Any) -> Iterator[tuple[str, str]]:
    """Yield the path and the title of each page that a navigation gives a title."""
    for item in navigation if isinstance(navigation, list) else [navigation]:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield value.lstrip("/"), title
            else:
                yield from nav_titles(value)


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
