"""Write what search needs while the host writes the pages: both take their time."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from functools import partial
from html import unescape
from multiprocessing import Queue
from pathlib import Path

from onrecord import workers
from onrecord.hosts.building import HostError
from onrecord.pipeline import MANY
from onrecord.search.documents import Document
from onrecord.search.writing import write
from onrecord.site.page import Page
from onrecord.site.site import Site


class Finding:
    """The work on the index of one build, done beside the work on its pages.

    It begins with our pages. The pages that people wrote as pages are made by the host meanwhile,
    and told last.
    """

    def __init__(self) -> None:
        self._own: dict[str, Document] = {}
        self._told: Queue[tuple[Document, ...]] = Queue()
        self._worker: Executor | None = None
        self._work: Future[None] | None = None

    def begin(self, site: Site, pages: Sequence[Page], folder: Path) -> None:
        """Begin to write the index into the folder of the site."""
        task = partial(write, site, pages, self._told.get, folder)
        self._worker, self._work = workers.begin(task, apart=len(site.corpus.summaries) >= MANY)

    def keep(self, url: str, title: str, html: str) -> None:
        """Keep a page that its author wrote as a page; the title is as a host has it, escaped."""
        self._own[url] = Document(url, unescape(title), html)

    def tell(self) -> None:
        """Tell that all pages are kept."""
        self._told.put(tuple(self._own.values()))

    def finish(self) -> None:
        """Wait until the index is written. Raises `HostError` where it cannot be."""
        try:
            if self._work:
                self._work.result()
        except (OSError, RuntimeError) as error:
            raise HostError(f"The index of the search cannot be written: {error}") from error
        finally:
            self._end()

    def give_up(self) -> None:
        """End what was begun; whatever it comes to, nobody needs it."""
        if self._worker:
            # Whoever still waits for the pages goes on without them.
            self._told.put(())
        self._end()

    def _end(self) -> None:
        """Wait for who does the work."""
        worker, self._worker, self._work = self._worker, None, None
        if worker:
            worker.shutdown(cancel_futures=True)
