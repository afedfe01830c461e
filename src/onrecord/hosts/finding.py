"""Write what search needs while the host writes the pages: both take their time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from html import unescape
from multiprocessing import Queue
from pathlib import Path

from onrecord import workers
from onrecord.hosts.building import HostError
from onrecord.pipeline import MANY
from onrecord.search.documents import Document
from onrecord.search.writing import write_pages, write_passages
from onrecord.site.page import Page
from onrecord.site.site import Site


class Finding:
    """The work on the indexes of one build, done beside the work on its pages.

    That on the passages needs no page. That on the pages begins with ours; those that people wrote
    as pages are made by the host meanwhile, and told last.
    """

    def __init__(self) -> None:
        self._own: dict[str, Document] = {}
        self._told: Queue[tuple[Document, ...]] = Queue()
        self._begun: list[tuple[Executor, Future[None]]] = []

    def begin_passages(self, site: Site, folder: Path) -> None:
        """Begin to write the index of the passages into the folder of the site."""
        self._begin(site, partial(write_passages, site, folder))

    def begin_pages(self, site: Site, pages: Sequence[Page], folder: Path) -> None:
        """Begin to write the index of the pages into the folder of the site."""
        self._begin(site, partial(write_pages, site, pages, self._told.get, folder))

    def _begin(self, site: Site, task: Callable[[], None]) -> None:
        """Begin some work; on a site of some size, in a process of its own."""
        self._begun.append(workers.begin(task, apart=len(site.corpus.summaries) >= MANY))

    def keep(self, url: str, title: str, html: str) -> None:
        """Keep a page that its author wrote as a page; the title is as a host has it, escaped."""
        self._own[url] = Document(url, unescape(title), html)

    def tell(self) -> None:
        """Tell that all pages are kept."""
        self._told.put(tuple(self._own.values()))

    def finish(self) -> None:
        """Wait until the indexes are written. Raises `HostError` where one cannot be."""
        try:
            for _, work in self._begun:
                work.result()
        except (OSError, RuntimeError) as error:
            raise HostError(f"The index of the search cannot be written: {error}") from error
        finally:
            self._end()

    def give_up(self) -> None:
        """End what was begun; whatever it comes to, nobody needs it."""
        if self._begun:
            # Whoever still waits for the pages goes on without them.
            self._told.put(())
        self._end()

    def _end(self) -> None:
        """Wait for those who do the work."""
        begun, self._begun = self._begun, []
        for worker, _ in begun:
            worker.shutdown(cancel_futures=True)
