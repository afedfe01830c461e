"""What the browser is given besides the index: words and tables, and names for near misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.search.records import EVERYTHING, Record
from onrecord.site.alphabet import slug
from onrecord.site.find import LIMIT
from onrecord.site.site import Site
from onrecord.text.folding import TABLE, searchable, spellings


def settings(site: Site, shelves: Mapping[str, int]) -> dict[str, Any]:
    """Return what the search page needs at once.

    `shelves` are the languages of the indexes, each with its number of passages; that of the
    site comes first.
    """
    return {
        "address": site.settings.address,
        "everything": EVERYTHING,
        "fold": TABLE,
        "limit": LIMIT,
        "norms": [
            [norm.id, norm.letter, norm.locator, norm.title] for norm in site.corpus.norms.values()
        ],
        "shelves": [[language, passages] for language, passages in shelves.items()],
        "words": site.words.groups["finding"],
    }


def names(site: Site, records: Sequence[Record]) -> list[list[Any]]:
    """Return what has a name: kind, id, name, address, plain forms, former ids."""
    return [*_pages(site, records), *_values(records)]


def _pages(site: Site, records: Iterable[Record]) -> Iterator[list[Any]]:
    """Yield the pages that are called by names."""
    for record in records:
        kind, id_ = record.facts["kind"], record.url.rstrip("/").rpartition("/")[2]
        if record.names:
            person = site.corpus.speakers.get(id_) if kind == "speaker" else None
            former = list(person.former_ids) if person else []
            yield [kind, id_, record.title, record.url, _plain(record.names), former]


def _values(records: Iterable[Record]) -> Iterator[list[Any]]:
    """Yield the organisations and series that have no page but can be chosen."""
    urls = {record.url for record in records}
    for record in records:
        for kind, folder in (("organisation", "organisations"), ("series", "series")):
            for facet in record.facets.get(kind, ()):
                url = f"{folder}/{slug(facet.words)}/"
                if url not in urls:
                    urls.add(url)
                    yield [kind, facet.id, facet.words, "", _plain(spellings([facet.words])), []]


def _plain(forms: Iterable[str]) -> list[str]:
    """Return names in plain letters, each once."""
    return [form for form in dict.fromkeys(map(searchable, forms)) if form]
