"""The files of a site that the user wrote: where they stand among ours, and what search knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import nest_paths

from onrecord.parts import Parts
from onrecord.project.layout import Project
from onrecord.project.plain import plain
from onrecord.search.indexer import SearchIndexer
from onrecord.site.page import INDEX, Page
from onrecord.site.site import Site

_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""What MkDocs takes for front matter, and takes out of the text."""
_KEY = re.compile(r"^[A-Za-z_][\w-]*:", re.MULTILINE)
"""What tells front matter from a text between two lines."""


class HandWritten:
    """The files of one build that MkDocs found before ours were added."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self.names = {
            f.dest_uri: f.src_uri for f in files if f.inclusion.value > InclusionLevel.DRAFT.value
        }
        """The names of the files by their paths in the site."""
        self.taken = frozenset(self.names)
        """The paths of the site where nothing of ours may stand."""
        pages = sorted(files.documentation_pages(), key=file_sort_key)
        self.addresses = addresses(pages, config.docs_dir)
        """The addresses of the pages."""
        listed = [f.src_uri for f in pages if f.inclusion is not InclusionLevel.NOT_IN_NAV]
        self.navigation: list[Any] = nest_paths(listed)  # type: ignore[no-untyped-call]
        """The navigation that MkDocs would make of the pages."""
        self._documents: list[tuple[str, str, str]] = []
        """Of each page for search: address, title and text."""

    def add_page(self, page: HostPage, html: str) -> None:
        """Let search know the text of a page, unless its author keeps it from search."""
        if not is_excluded_from_search(page.meta):
            self._documents.append((page.url, unescape(str(page.title)), html))

    def indexer(self, site: Site, parts: Parts, folder: Path) -> SearchIndexer:
        """Return what indexes a site with these pages into a folder."""
        taken = {path.removesuffix(INDEX) for path in self.taken}
        indexer = SearchIndexer(site, folder, taken, parts)
        for document in self._documents:
            indexer.add_page(*document)
        return indexer


def front_matter_left(markdown: str) -> str:
    """Say why front matter still stands in a text, where MkDocs could not read it; empty where none does."""
    match = _FRONT.match(markdown)
    if match is None or not _KEY.search(match[1]):
        return ""
    try:
        plain(f"#\n{match[1]}".encode())  # the line above it counts
    except ValueError as error:
        return f"{error}. The front matter is no YAML, so it would be published as text."
    return "The front matter holds no keys with values, so it would be published as text."


def leave_out_sources(files: Files, project: Project) -> None:
    """Take out what we make pages of, where it lies in `docs`: nothing has two owners."""
    folder, *sources = project.sources
    for file in list(files):
        path = Path(file.abs_src_path or "")
        if path in sources or (file.is_documentation_page() and path.is_relative_to(folder)):
            files.remove(file)


def addresses(files: Iterable[File], folder: str) -> frozenset[str]:
    """Return the addresses of those files that stand in a folder of hand-written pages."""
    return frozenset(file.url.removeprefix("./") for file in files if file.src_dir == folder)


def is_excluded_from_search(meta: Mapping[str, Any]) -> bool:
    """Say whether the author of a page keeps it from search, in the way of Material."""
    search = meta.get("search")
    return isinstance(search, Mapping) and bool(search.get("exclude"))


def shared_page(page: HostPage, config: MkDocsConfig) -> Page:
    """Return what a hand-written page says of itself where its link is shared."""
    title = page.meta.get("title") or page.title or ""
    about = page.meta.get("description") or config.site_description or ""
    url = page.url.removeprefix("./")
    return Page(url, unescape(str(title if url else config.site_name)), str(about))
