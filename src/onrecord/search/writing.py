"""Write everything that search needs into the folder of a site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.search import entries, guidance, indexing, webinars
from onrecord.search.documents import Document, documents
from onrecord.search.records import Record
from onrecord.site.find import FOLDER
from onrecord.site.page import Page
from onrecord.site.site import Site

Told = tuple[Sequence[Page], Sequence[Document]]
"""Our lists that are published, and the pages that people wrote as pages."""

PASSAGES = "passages"
"""The folder of an index of passages, in that of the index of pages it is merged into."""


def write_passages(site: Site, folder: Path) -> None:
    """Write the index of the passages of a site below its folder, one for each language."""
    said = list(webinars.passages(site))
    for language in {record.language for record in said}:
        place = folder / FOLDER / language / PASSAGES
        shutil.rmtree(place, ignore_errors=True)
        indexing.write(_in(language, said), place, merged=True)


def write_pages(site: Site, told: Callable[[], Told], folder: Path) -> None:
    """Write the index of the pages of a site, and what the browser needs with it.

    `told` gives what only the host knows; it is asked last, since it may have to wait for it.
    There is an index for each language; a summary is in that of its language, all else in the
    site's.
    """
    known = [*entries.norms(site), *entries.speakers(site), *webinars.summaries(site)]
    later = cache(lambda: _later(site, told()))
    late = {site.words.language, webinars.language(site.settings.language)}
    languages = {record.language for record in known}
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for language in sorted(languages - late) + sorted(late):
        _clear(target / language)
        records = _in(language, known, later if language in late else tuple)
        if (first := next(records, None)) is not None:
            indexing.write(chain((first,), records), target / language)
    found = [*known, *later()]
    said = webinars.passages_by_language(site)
    shelves = {language: said[language] for language in _languages(site.words.language, found)}
    _data(target / "settings.json", guidance.settings(site, shelves))
    _data(target / "names.json", guidance.names(site, found))


def _later(site: Site, told: Told) -> list[Record]:
    """Return the records of what was told."""
    pages, own = told
    language = webinars.language(site.settings.language)
    return [*entries.gatherings(site, pages), *documents(language, own)]


def _clear(place: Path) -> None:
    """Remove an index of pages, but not that of passages in it, which is written beside it."""
    for entry in place.glob("*"):
        if entry.is_file():
            entry.unlink()
        elif entry.name != PASSAGES:
            shutil.rmtree(entry)


def _languages(first: str, records: Iterable[Record]) -> list[str]:
    """Return the languages of the records, that of the interface first."""
    found = {record.language for record in records}
    return sorted(found, key=lambda code: (code != first, code))


def _in(
    language: str, records: Iterable[Record], later: Callable[[], Iterable[Record]] = tuple
) -> Iterator[Record]:
    """Yield the records in one language, and then those that were waited for."""
    yield from (record for record in records if record.language == language)
    yield from (record for record in later() if record.language == language)


def _data(path: Path, data: Any) -> None:
    """Write data for the browser."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"{text}\n", encoding="utf-8")
