"""Index a site for search, in the background, while a host writes its pages."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord import workers
from onrecord.bodies import Voice
from onrecord.parts import NO_PARTS, Parts
from onrecord.search import site_records
from onrecord.search.contract import (
    FrameworkWords,
    HitKind,
    NormName,
    SearchName,
    SearchSettings,
)
from onrecord.search.pagefind import index_files, write, write_index
from onrecord.search.search_record import EVERYTHING, SearchRecord
from onrecord.site.home import FIND, LIMIT
from onrecord.site.site import NormSet, Site
from onrecord.site.words import base_language
from onrecord.text.folding import TABLE, searchable, spellings
from onrecord.text.slugs import slug
from onrecord.workers import Task

PAGES, PASSAGES = "pages", "passages"
"""The folders of the indexes; those of passages, one for each period, are merged into that of the pages."""

ENOUGH = 2_000
"""With so many passages, the years of a period are enough, and the next year begins another one.

An edit makes the index of one period again; and a reader fetches a few files of each.
"""


class SearchIndexer:
    """Writes the indexes of a site: one of pages, and one of the passages of each period.

    Add the hand-written pages, start, do other work, and close.
    """

    def __init__(
        self, site: Site, folder: Path, taken: Container[str] = (), parts: Parts = NO_PARTS
    ) -> None:
        """Prepare an index; at addresses that are `taken` stands no page of ours.

        `parts` are those of the last site, of which what has not changed is taken.
        """
        self._site = site
        self._folder = folder
        self._taken = taken
        self._parts = parts
        self._documents: list[SearchRecord] = []
        self._running: list[Task] = []

    def add_page(self, url: str, title: str, html: str) -> None:
        """Add a hand-written page; the title is plain text."""
        self._documents.append(site_records.hand_written_record(url, title, html))

    def start(self, *, gently: bool = False) -> None:
        """Begin to write the indexes; `gently`, others who want the processor go first."""
        tasks = (
            partial(write_passages, self._site, self._folder, self._parts),
            partial(write_pages, self._site, self._documents, self._folder, self._taken),
        )
        # On a site of some size, each is worth a process of its own.
        parallel = len(self._site.corpus.summaries) >= workers.MANY
        self._running = [workers.start(task, parallel=parallel, gently=gently) for task in tasks]

    def close(self) -> None:
        """Wait until the indexes are written. Raises `OSError` or `RuntimeError` where one cannot be."""
        errors: list[Exception] = []
        for task in self._running:
            try:
                task.wait()
            except (OSError, RuntimeError) as error:
                errors.append(error)
        self._running = []
        if errors:
            raise errors[0]

    def abort(self) -> None:
        """End what was started, whatever comes of it."""
        running, self._running = self._running, []
        for task in running:
            task.stop()


def write_passages(site: Site, folder: Path, parts: Parts = NO_PARTS) -> None:
    """Write the indexes of the passages of a site; each depends on nothing but its own records."""
    for name, found in voices_by_period(site).items():
        _write_period(site, name, found, folder, parts)


def _write_period(
    site: Site, name: str, found: site_records.Voices, folder: Path, parts: Parts
) -> None:
    place = f"{FIND}/{PASSAGES}/{name}/"

    @cache
    def records() -> tuple[SearchRecord, ...]:
        return tuple(site_records.passages(site, found))

    key = parts.made_from(sorted({summary for summary, _ in found})) or repr(records())
    write(parts.take(place, key, lambda: index_files(records(), name)), folder / place)


def voices_by_period(site: Site) -> Mapping[str, site_records.Voices]:
    """Return by the name of each period, the newest first, who speaks in which of its passages."""
    names, found = periods(site), dict[str, dict[tuple[str, int], Sequence[Voice]]]()
    for place, voices in site_records.voices(site).items():
        year = site.corpus.summaries[place[0]].front.date.isoformat()[:4]
        found.setdefault(names[year], {})[place] = voices
    return found


def periods(site: Site) -> dict[str, str]:
    """Return for each year the period that it belongs to, by the name of its first year.

    Whatever comes later moves no earlier period: the last one grows until it has enough.
    """
    days = (site.corpus.summaries[id_].front.date for id_, _ in site_records.voices(site))
    found: dict[str, str] = {}
    name, size = "", ENOUGH
    for year, number in sorted(Counter(day.isoformat()[:4] for day in days).items()):
        name, size = (year, number) if size >= ENOUGH else (name, size + number)
        found[year] = name
    return found


def write_pages(
    site: Site, documents: Iterable[SearchRecord], folder: Path, taken: Container[str] = ()
) -> None:
    """Write the index of the pages of a site, and what the browser needs besides."""
    records = [
        *site_records.norms(site),
        *site_records.speakers(site),
        *site_records.summaries(site),
        *(one for one in site_records.listings(site) if one.url not in taken),
        *sorted(documents, key=lambda document: document.url),
    ]
    write_index(records, folder / FIND / PAGES)
    _write_json(folder / FIND / "settings.json", browser_settings(site))
    _write_json(folder / FIND / "names.json", browser_names(site, records))


def browser_settings(site: Site) -> SearchSettings:
    """Return what the search page needs at once."""
    texts = {summary.front.language for summary in site.corpus.summaries.values()}
    known = [_language(code) for code in sorted({*map(base_language, texts), site.words.language})]
    return SearchSettings(
        address=site.settings.address,
        beginnings=_lines(known, "beginnings"),
        endings=_lines(known, "endings"),
        everything=EVERYTHING,
        fixed=_words(known, "fixed"),
        fold=TABLE,
        frameworks=[_framework_words(site, one) for one in site.sets],
        limit=LIMIT,
        norms=[
            NormName(id=one.id, letter=one.sign, locator=one.locator, title=one.title)
            for one in site.badges.values()
        ],
        passages=len(site_records.voices(site)),
        periods=sorted({*periods(site).values()}, reverse=True),
        stop=_words(known, "stop"),
        words=site.words.groups["finding"],
    )


def _framework_words(site: Site, own: NormSet) -> FrameworkWords:
    """Return how questions name the norms of a framework, in any language of texts."""
    framework, known = own.framework, site.corpus.frameworks
    naming = framework.naming
    nouns = {word.lower() for one in naming for word in (*one.norm, *one.norms)}
    if framework.is_lettered or len(site.sets) == 1:
        nouns |= set(site.words.text("finding.asked.norm").split())
    return FrameworkWords(
        ids={known.sign(id_): id_ for id_ in own.norms},
        names=sorted({word.lower() for one in naming for word in (*one.names, *one.kinds)}),
        nouns=sorted(nouns),
        prefix=framework.paragraph or framework.id,
    )


def _language(code: str) -> Mapping[str, Any]:
    """Return what a search needs to know of a language; nothing where it has no file."""
    known = {file.name: file for file in (files("onrecord") / "data" / "search").iterdir()}
    file = known.get(f"{code}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file else {}


def _lines(known: Iterable[Mapping[str, Any]], name: str) -> list[list[str]]:
    """Return the lines of a list of some languages, each as its words."""
    return [line.split() for language in known for line in language.get(name, ())]


def _words(known: Iterable[Mapping[str, Any]], name: str) -> list[str]:
    """Return the words of a list of some languages."""
    return sorted({word for language in known for word in language.get(name, "").split()})


def browser_names(site: Site, records: Sequence[SearchRecord]) -> list[SearchName]:
    """Return everything that is asked for by a name."""
    return list(chain(_named_pages(site, records), _named_facets(records)))


def _named_pages(site: Site, records: Iterable[SearchRecord]) -> Iterator[SearchName]:
    for record in records:
        kind, id_ = record.facts["kind"], record.url.rstrip("/").rpartition("/")[2]
        if record.names:
            person = site.corpus.speakers.get(id_) if kind == "speaker" else None
            former = list(person.former_ids) if person else []
            forms = _plain(record.names)
            yield SearchName(
                kind=kind, id=id_, name=record.title, url=record.url, forms=forms, former=former
            )


def _named_facets(records: Iterable[SearchRecord]) -> Iterator[SearchName]:
    """Yield the organisations and series that have no page but can be chosen."""
    urls = {record.url for record in records}
    folders: dict[HitKind, str] = {"organisation": "organisations", "series": "series"}
    for record in records:
        for kind, folder in folders.items():
            for facet in record.facets.get(kind, ()):
                url = f"{folder}/{slug(facet.label)}/"
                if url not in urls:
                    urls.add(url)
                    forms = _plain(spellings([facet.label]))
                    yield SearchName(
                        kind=kind, id=facet.id, name=facet.label, url="", forms=forms, former=[]
                    )


def _plain(names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(map(searchable, names)) if name]


def _write_json(path: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", encoding="utf-8")
