"""Write everything that search needs into the folder of a site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from onrecord.search import entries, guidance, indexing, webinars
from onrecord.search.documents import Document, documents
from onrecord.search.records import Record
from onrecord.site.find import FOLDER
from onrecord.site.page import Page
from onrecord.site.site import Site

PASSAGES = "passages"
"""The folder of an index of passages, in that of the index of pages it is merged into."""


def write_passages(site: Site, folder: Path) -> None:
    """Write the index of the passages of a site below its folder, one for each language."""
    said = list(webinars.passages(site))
    for language in {record.language for record in said}:
        place = folder / FOLDER / language / PASSAGES
        shutil.rmtree(place, ignore_errors=True)
        indexing.write(_in(language, said), place, merged=True)


def write_pages(
    site: Site, pages: Iterable[Page], own: Callable[[], Iterable[Document]], folder: Path
) -> None:
    """Write the index of the pages of a site, and what the browser needs with it.

    `pages` are those of ours that are published. `own` gives those that people wrote as pages; it
    is asked last, since it may have to wait for them. There is an index for each language; a
    summary is in that of its language, all else in the site's.
    """
    found = [
        *entries.norms(site),
        *entries.speakers(site),
        *entries.gatherings(site, pages),
        *webinars.summaries(site),
    ]
    found.extend(documents(webinars.language(site.settings.language), own()))
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    languages = _languages(site.words.language, found)
    for language in languages:
        _clear(target / language)
        indexing.write(_in(language, found), target / language)
    said = webinars.passages_by_language(site)
    shelves = {language: said[language] for language in languages}
    _data(target / "settings.json", guidance.settings(site, shelves))
    _data(target / "names.json", guidance.names(site, found))


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


def _in(language: str, records: Iterable[Record]) -> list[Record]:
    """Return the records in one language."""
    return [record for record in records if record.language == language]


def _data(path: Path, data: Any) -> None:
    """Write data for the browser."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"{text}\n", encoding="utf-8")
