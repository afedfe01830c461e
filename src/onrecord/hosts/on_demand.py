"""A site that is made on demand: in a preview, each page is made when a browser asks for it.

After a change only the record is read again, which takes no longer because there are many pages.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread
from typing import Any, cast

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from onrecord.exports import everything, listed
from onrecord.exports.documents import ROOT
from onrecord.hosts import generated_pages as pages
from onrecord.hosts.errors import no_index
from onrecord.hosts.frames import Frames
from onrecord.hosts.generated_pages import GeneratedPage
from onrecord.publishing import manifest
from onrecord.search.indexer import SearchIndexer
from onrecord.site.home import FIND
from onrecord.site.page import INDEX, Asset, Page, PageGroup
from onrecord.site.pages import group_of, groups, making
from onrecord.site.redirects import moves, redirect_page, redirects
from onrecord.site.site import Site
from onrecord.site.templating import speaking_english


def remove(folder: Path) -> None:
    """Remove a folder while others go on: some file systems take long for many files."""
    Thread(target=shutil.rmtree, args=(folder,), kwargs={"ignore_errors": True}).start()


class PageWriter:
    """Puts pages of ours into the theme, one at a time, with what a build of MkDocs has prepared."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any, frames: Frames | None
    ) -> None:
        self._config, self._files, self._nav = config, files, nav
        self._template = env.get_template("main.html")
        self._frames = frames
        self._listed = {page.url: page for page in nav.pages if isinstance(page, GeneratedPage)}

    @property
    def listed(self) -> frozenset[str]:
        """The addresses of those pages of ours that stand in the navigation."""
        return frozenset(self._listed)

    def html(self, page: Page) -> str:
        """Return the whole text of a page, as MkDocs would write it."""
        host = self._host_page(page)
        host.read_source(self._config)
        host.render(self._config, self._files)
        host.active = True
        try:
            context = cast(
                dict[str, Any], get_context(self._nav, self._documents, self._config, host)
            )
            context["onrecord"] = page
            if self._frames and host.shares_frame:
                context["framed"] = self._frames.render(host, context)
            return speaking_english(self._template.render(context))
        finally:
            host.active = False

    @cached_property
    def _documents(self) -> list[Any]:
        return list(self._files.documentation_pages())

    def _host_page(self, page: Page) -> GeneratedPage:
        """Return a page as MkDocs has it: that of the navigation, or one that only lives for now."""
        made = pages.as_host_page(page, self._config)
        host = self._listed.get(made.url)
        if host is None:
            pages.set_parents([made], self._nav)
            return made
        host.ours, host.edit_url = page, made.edit_url
        return host


class LiveSite:
    """The files of a site, each made when it is asked for."""

    def __init__(
        self,
        site: Site,
        taken: Container[str],
        own: frozenset[str],
        write: Callable[[Page], str],
    ) -> None:
        """Take a site as it is now; at paths that are `taken` stands nothing of ours.

        `own` are the addresses of hand-written pages.
        """
        self._site, self._taken, self._own, self._write = site, taken, own, write
        self._groups = {group.url: group for group in groups(site)}
        self._begun: dict[str, Iterator[Page]] = {}
        """By the address of its first page: what is left of a group."""

    def has(self, urls: Iterable[str]) -> bool:
        """Say whether there is a group of pages at each of some addresses."""
        return all(url in self._groups for url in urls)

    def files(self, path: str) -> Iterator[Asset]:
        """Yield the file at a path, with those that are made along with it; none if there is none."""
        for asset in self._found(path):
            if asset.path not in self._taken:
                yield asset

    def _found(self, path: str) -> Iterator[Asset]:
        url = path.removesuffix(INDEX)
        group = group_of(self._groups, url) if path.endswith(INDEX) else None
        if group:
            # What pages say to programs in their heads takes longer than all that people see.
            yield from self._until(url, group)
        elif path in (manifest.PATH, f"{ROOT}{manifest.PATH}"):
            every = (page for group in self._groups.values() for page in self._make(group))
            yield from listed(self._site, every, self._own)
        elif moved := self._moved(url):
            for redirect in redirects(self._site, self._make(moved), self._own):
                yield Asset(redirect.path, redirect_page(self._site, redirect))
        elif not path.endswith(INDEX) and path in self._exports:
            yield self._exports[path]

    def _until(self, url: str, group: PageGroup) -> Iterator[Asset]:
        """Yield the pages of a group that were not made yet, up to the one at an address."""
        pages = self._begun.pop(group.url, None) or self._make(group)
        for page in pages:
            yield Asset(f"{page.url}{INDEX}", self._write(page))
            if page.url == url:
                break
        self._begun[group.url] = pages

    def _moved(self, url: str) -> PageGroup | None:
        """Return the group that stands elsewhere now."""
        for old, new in self._moves:
            if url.startswith(old):
                return self._groups.get(new)
        return None

    @cached_property
    def _make(self) -> Callable[[PageGroup], Iterator[Page]]:
        return making(self._site)

    @cached_property
    def _exports(self) -> dict[str, Asset]:
        return {asset.path: asset for asset in everything(self._site)}

    @cached_property
    def _moves(self) -> tuple[tuple[str, str], ...]:
        return tuple(moves(self._site))


class OnDemand:
    """What a preview shows now: a folder into which files are brought when they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Keep indexes for search in a folder of this preview."""
        self.trouble = ""
        """What is wrong, in words; empty where what is shown is what was saved."""
        self._folder = folder
        self._states = 0
        self._lock, self._indexing = Lock(), Lock()
        self.loading = Lock()
        """Held while the record is loaded: a process forked meanwhile would find locked for ever what that has locked."""
        self._root = folder
        self._live: LiveSite | None = None
        self._search: SearchIndexer | None = None
        self._is_indexed = False
        """Whether indexing has begun."""
        self._ending = Thread()
        """What stops indexing what is old; nobody waits for it until all ends."""
        self._ending.start()
        self._brought: set[str] = set()

    def show(
        self, live: LiveSite, search: Callable[[Path], SearchIndexer], root: Path | None = None
    ) -> None:
        """Show another site from now on; `root` is a new folder with what is not made on demand."""
        self._forget()
        with self._lock:
            for path in self._brought:
                (self._root / path).unlink(missing_ok=True)
            self._states += 1
            self._root, self._live, self._brought = root or self._root, live, set()
            self._search, self._is_indexed = search(self._index), False

    def stop(self) -> None:
        """Stop indexing, and wait until that has ended."""
        self._forget()
        self._ending.join()

    def _forget(self) -> None:
        """Let the index end that is being made, if any."""
        search, self._search = self._search, None
        folder, before = self._index, self._ending

        def end() -> None:
            if search:
                search.abort()
            before.join()
            shutil.rmtree(folder, ignore_errors=True)

        self._ending = Thread(target=end)
        self._ending.start()

    def index(self) -> None:
        """Begin to index, now that somebody sees a page; not while the record is loaded."""
        if self.loading.acquire(blocking=False):
            try:
                self._begin()
            finally:
                self.loading.release()

    def _begin(self) -> None:
        with self._lock:
            if self._search and not self._is_indexed:
                self._is_indexed = True
                self._search.start(gently=True)

    def bring(self, path: str) -> bool:
        """Bring a file to where it is served from, and say whether it is there."""
        path = posixpath.normpath(f"/{path}").lstrip("/")
        if path.startswith(f"{FIND}/") and path != f"{FIND}/{INDEX}":
            return self._bring_index(path)
        with self._lock:
            if (self._root / path).is_file():
                return True
            if self._live:
                for asset in self._live.files(path):
                    self._put(asset.path, asset.data)
            return path in self._brought

    def _bring_index(self, path: str) -> bool:
        """Bring a file of the search index; nothing else waits until that is there."""
        state = self._states
        with self._indexing:
            with self.loading:
                self._begin()
            try:
                if self._search:
                    self._search.close()
            except (OSError, RuntimeError) as error:
                if state == self._states:
                    self.trouble = no_index(error)
        with self._lock:
            file = self._index / path
            if path not in self._brought and file.is_file():
                self._put(path, file.read_bytes())
            # What has just become old is asked for again.
            return path in self._brought or state != self._states

    def _put(self, path: str, data: bytes) -> None:
        file = self._root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self._brought.add(path)

    @property
    def _index(self) -> Path:
        return self._folder / f"search-{self._states}"
