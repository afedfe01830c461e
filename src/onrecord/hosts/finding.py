"""Write what search needs while the host writes the pages: both take their time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from html import unescape
from multiprocessing import Queue
from pathlib import Path

from onrecord import workers
from onrecord.hosts.building import HostError
from onrecord.search.documents import Document
from onrecord.search.writing import Told, write_pages, write_passages
from onrecord.site.page import Page
from onrecord.site.site import Site


class Finding:
    """The work on the indexes of one build, done beside the work on its pages.

    Both the index of the passages and that of the pages need no page to begin with. The lists, and
    the pages that people wrote as pages, are made meanwhile, and told last.
    """

    def __init__(self) -> None:
        self._own: dict[str, Document] = {}
        self._told: Queue[Told] = Queue()
        self._begun: list[Callable[[], None]] = []
        """What waits for the end of each work."""

    def begin(self, site: Site, folder: Path) -> None:
        """Begin to write the indexes into the folder of the site."""
        tasks = (
            partial(write_passages, site, folder),
            partial(write_pages, site, self._told.get, folder),
        )
        # On a site of some size, each is worth a process of its own.
        apart = len(site.corpus.summaries) >= workers.MANY
        self._begun.extend(workers.begin(task, apart=apart) for task in tasks)

    def keep(self, url: str, title: str, html: str) -> None:
        """Keep a page that its author wrote as a page; the title is as a host has it, escaped."""
        self._own[url] = Document(url, unescape(title), html)

    def tell(self, pages: Iterable[Page]) -> None:
        """Tell which pages of ours are published, and that all others are kept."""
        lists = [replace(p, html="", aside="", headings=()) for p in pages if p.kind == "index"]
        self._told.put((lists, tuple(self._own.values())))

    def finish(self) -> None:
        """Wait until the indexes are written. Raises `HostError` where one cannot be."""
        wrong = self._end()
        if wrong:
            what = f"The index of the search cannot be written: {wrong[0]}"
            raise HostError(what) from wrong[0]

    def give_up(self) -> None:
        """End what was begun; whatever it comes to, nobody needs it."""
        # Who is gone reads nothing, and this process would wait for it for ever.
        self._told.cancel_join_thread()
        if self._begun:
            # Whoever still waits for the pages goes on without them.
            self._told.put(((), ()))
        self._end()

    def _end(self) -> list[Exception]:
        """Wait for all work, and return what went wrong."""
        begun, self._begun = self._begun, []
        wrong: list[Exception] = []
        for wait in begun:
            try:
                wait()
            except (OSError, RuntimeError) as error:
                wrong.append(error)
        return wrong
