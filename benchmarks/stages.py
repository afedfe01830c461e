"""What each stage of a build takes of the processor, one after the other."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from onrecord import index, linking, pipeline, rules
from onrecord.cache import Cache
from onrecord.dataset import dataset
from onrecord.exports import everything
from onrecord.exports.linked_data import described
from onrecord.exports.meta_tags import tagged
from onrecord.project import reading, records
from onrecord.project.reading import Project
from onrecord.search import site_records
from onrecord.search.indexer import write_pages, write_passages
from onrecord.site.pages import groups, making
from onrecord.site.site import Settings, Site

T = TypeVar("T")


def stages(project: Path) -> Iterator[tuple[str, float]]:
    """Yield the name of each stage, and its seconds."""
    taken: list[tuple[str, float]] = []

    def timed(name: str, act: Callable[[], T]) -> T:
        started = _busy()
        result = act()
        taken.append((name, _busy() - started))
        return result

    kept = Cache(project)
    folder = timed("read", lambda: reading.read(Project(project)))
    parsed = timed("parse and validate", lambda: records.parse(folder))
    corpus, _ = timed("link", lambda: linking.link(parsed))
    names = parsed.summary_names
    timed("bodies", lambda: pipeline.render_bodies(corpus, names, None, kept))
    again = Cache(project)
    bodies = timed(
        "bodies, from the cache", lambda: pipeline.render_bodies(corpus, names, None, again)
    )
    citations = timed("index", lambda: index.build(corpus, bodies))
    timed("rules", lambda: rules.check(corpus, citations))
    site = Site(corpus, citations, Settings(address="https://example.org/"))
    found = timed("groups of pages", lambda: groups(site))
    make = making(site)
    pages = timed("pages", lambda: [page for group in found for page in make(group)])
    data = timed("rows", lambda: dataset(site))
    timed("heads", lambda: list(described(site, data, tagged(site, data, pages))))
    timed("exports", lambda: list(everything(site)))
    timed("search, texts", lambda: list(site_records.passages(site, site_records.voices(site))))
    with TemporaryDirectory() as target:
        timed("search, passages", lambda: write_passages(site, Path(target)))
        timed("search, pages", lambda: write_pages(site, (), Path(target)))
    yield from taken


def _busy() -> float:
    """Return the processor time of this process and of those it started that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    from benchmarks.__main__ import stage_lines

    print(*stage_lines(stages(Path(sys.argv[1]))), sep="\n")
