"""Our pages as MkDocs has them, and how they stand among the hand-written ones."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from onrecord.hosts.settings import docs_folder
from onrecord.site.page import TITLE, Page, PageGroup
from onrecord.site.templating import in_order
from onrecord.site.words import Words
from onrecord.text.characters import is_right_to_left


class GeneratedPage(HostPage):
    """A page of ours as MkDocs has it. It is rendered already, so no Markdown is set up for it."""

    def __init__(self, make: Callable[[], Page], file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._make = make
        self.in_navigation = True
        self.is_pending = False
        """Whether it is only announced: MkDocs has no use for what it says."""

    @cached_property
    def ours(self) -> Page:
        """The page as we have it, made when somebody asks for it."""
        return self._make()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Set the metadata; there is no Markdown."""
        self.markdown = ""
        self.meta = {} if self.is_pending else metadata(self.ours)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Set the fragment and the table of contents."""
        self.content = "" if self.is_pending else self.ours.html
        self.toc = TableOfContents([]) if self.is_pending else toc(self.ours)

    @property
    def present_anchor_ids(self) -> set[str]:
        """The anchors of the page, looked for only when a hand-written page links to one."""
        return set(self.ours.anchors)

    @present_anchor_ids.setter
    def present_anchor_ids(self, _: set[str] | None) -> None:
        """Keep them: they do not change."""

    def offer(self) -> None:
        """Let plugins that make a navigation have the page in it, where it is one of our lists."""
        if not self.is_pending and self.ours.listed:
            self.file.inclusion = InclusionLevel.INCLUDED

    @property
    def shares_frame(self) -> bool:
        """Whether the theme shows the page as others: not if it is active in the navigation, or home."""
        return not self.in_navigation and self.ours.kind != "home"


def generate(
    pages: Iterable[Page], files: Files, config: MkDocsConfig, source: Callable[[Page], str]
) -> Iterator[GeneratedPage]:
    """Add pages of ours to the files of a site, and yield each as MkDocs has it.

    `source` gives the file of the project that a page comes from, or whose day it has: plugins ask
    for the history of that file.
    """
    root = Path(config.config_file_path).absolute().parent
    for page in pages:
        path = str(root / source(page))
        file = _file(page.url, config, abs_src_path=path, edited=page.source)
        _put(file, files)
        yield GeneratedPage(lambda page=page: page, file, config)  # type: ignore[misc]


def announce(
    groups: Iterable[PageGroup], files: Files, config: MkDocsConfig
) -> Iterator[GeneratedPage]:
    """Add the first page of each group to the files of a site, and yield it; none is made yet."""
    for group in groups:
        file = _file(group.url, config, content="")
        _put(file, files)
        yield GeneratedPage(partial(_first, group), file, config)


def _first(group: PageGroup) -> Page:
    return next(iter(group.make()))


def as_host_page(page: Page, config: MkDocsConfig) -> GeneratedPage:
    """Return a page of ours as MkDocs has it, by itself."""
    file = _file(page.url, config, content="", edited=page.source)
    return GeneratedPage(lambda: page, file, config)


def _file(url: str, config: MkDocsConfig, *, edited: str | None = None, **backing: str) -> File:
    """Return the file of a page of ours; `backing` is its content, or the path of a file.

    `edited` is the path in the project that its edit link leads to, if there is one.
    """
    given: Any = backing
    file = File.generated(config, source_path(url), inclusion=InclusionLevel.NOT_IN_NAV, **given)
    if edited:
        file.edit_uri = posixpath.relpath(edited, docs_folder(config))
    return file


def _put(file: File, files: Files) -> None:
    """Add a file to those of a site, in the place of a draft at its path."""
    if draft := files.get_file_from_path(file.src_uri):
        files.remove(draft)
    files.append(file)


def put_written(pages: Iterable[GeneratedPage], written: Mapping[str, bytes], site: Path) -> int:
    """Put the files of pages that are written already into a site, and return how many they are.

    MkDocs makes none of them again: for each it would look for its template, and fill it.
    """
    found = [page for page in pages if page.ours.url in written]
    for page in found:
        file = site / page.file.dest_uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written[page.ours.url])
        page.file.inclusion = InclusionLevel.EXCLUDED
    return len(found)


def set_parents(pages: Iterable[GeneratedPage], navigation: Navigation) -> None:
    """Put the pages that are not in a navigation below the list that they belong to."""
    tabs = {page.file.src_uri: page for page in navigation.pages}
    for page in pages:
        page.in_navigation = page.file.src_uri in tabs
        if not page.in_navigation:
            folder = page.file.src_uri.partition("/")[0]
            page.parent = cast(Any, tabs.get(f"{folder}/index.md"))


def set_titles(pages: Iterable[GeneratedPage], config: MkDocsConfig) -> None:
    """Give pages the titles of the navigation, which a plugin may have made."""
    titles = dict(nav_titles(config.nav))
    for page in pages:
        if title := titles.get(page.file.src_uri):
            page.title = title


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


def toc(page: Page) -> TableOfContents:
    """Return the headings of a page as its table of contents, below its title as Markdown has it.

    The theme's link past the header leads to the first of them.
    """
    title = AnchorLink(escape(page.title), TITLE, 1)
    above = [title]
    for heading in page.headings:
        while above[-1].level >= heading.level:
            above.pop()
        link = AnchorLink(_in_order(heading.text), heading.anchor, heading.level)
        above[-1].children.append(link)
        above.append(link)
    return TableOfContents([title])


def _in_order(text: str) -> str:
    """Return a heading for the table of contents, its letters in their order."""
    return in_order(escape(text)) if is_right_to_left(text) else escape(text)


def default_navigation(words: Words, groups: Iterable[PageGroup], own: Sequence[Any]) -> list[Any]:
    """Return the navigation of a site that has none: home, our lists, then the user's own pages.

    `own` is the navigation that MkDocs would make of these.
    """
    # MkDocs does not escape a title.
    listed = [{escape(one.listed): source_path(one.url)} for one in groups if one.listed]
    own_home = [item for item in own if item in ("index.md", "README.md")]
    rest = [item for item in own if item not in own_home]
    return [*({escape(words.say("name.home")): path} for path in own_home), *listed, *rest]


def misplaced_in_navigation(navigation: Any, files: Files, folder: str) -> Iterator[str]:
    """Yield what to write in a navigation for pages of ours that it names as files; `folder` is that of the texts."""
    for written in _nav_paths(navigation):
        path = written.strip("/").removesuffix(".md")
        if path.startswith(f"{folder}/"):
            path = f"summaries/{path.removeprefix(f'{folder}/')}"
        page = source_path(f"{path}/")
        if written.startswith("/") and not written.endswith(".md"):
            continue  # an address
        if not files.get_file_from_path(written.lstrip("/")) and files.get_file_from_path(page):
            yield f"For `{written}` in `nav` of mkdocs.yml, write the page that is made of it: `{page}`."


def _nav_paths(navigation: Any) -> Iterator[str]:
    for item in navigation if isinstance(navigation, list) else [navigation]:
        if isinstance(item, dict):
            for value in item.values():
                yield from _nav_paths(value)
        elif isinstance(item, str):
            yield item


def nav_titles(navigation: Any) -> Iterator[tuple[str, str]]:
    """Yield the path and the title of each page that a navigation gives a title."""
    for item in navigation if isinstance(navigation, list) else [navigation]:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield value.lstrip("/"), title
            else:
                yield from nav_titles(value)
