"""A record: a page or a passage as search knows it, in the form that Pagefind takes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from onrecord.search.contract import FacetTable, FacetValue, RecordTable
from onrecord.text.folding import searchable, without_marks

EVERYTHING = "ꙮ"
"""A word that every record has and nobody types.

Asked for no words, Pagefind fetches the whole index; asked for this one, a small part of it.
"""

_WORD = re.compile(r"[^\W_]+")

_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which part no words, and of Korean, whose words go on in others.

The browser has the same pattern.
"""
_WORD_ALONE = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
"""Letters that may be a word each."""

_MARKER = re.compile(r"_{3,}")
"""How Pagefind marks weights and anchors in a text, so no text may hold it."""


@dataclass(frozen=True)
class Facet:
    """A property by which hits can be narrowed down."""

    id: str
    """As in an address: `serge-droz`."""
    label: str
    """As a reader sees it: `Serge Droz`."""


@dataclass(frozen=True)
class SearchRecord:
    """A page or a passage that can be found."""

    url: str
    """Relative to the site, with the anchor of a passage."""
    text: str
    """What is searched and shown."""
    title: str = ""
    names: tuple[str, ...] = ()
    """What it is called: a question for one of these finds it first."""
    about: tuple[str, ...] = ()
    """What else it is found by; not shown."""
    date: str = ""
    """By which hits are sorted; a record without one comes last."""
    facets: Mapping[str, Iterable[Facet]] = field(default_factory=dict)
    """By name of the property."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What a hit shows besides; not searched."""

    @property
    def address(self) -> str:
        """The address and, after a space, the facts: Pagefind searches all of a record but this."""
        title = {"title": self.title} if self.title else {}
        facts = json.dumps(
            title | {**self.facts}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        # Two slashes become one in the browser; escaped, they are still JSON.
        return f"{self.url} {facts.replace('/', chr(92) + '/')}"

    @property
    def head(self) -> str:
        """The words of the title and of all names, in plain letters."""
        return " ".join(dict.fromkeys(keys(self.title, *self.names)))

    @property
    def content(self) -> str:
        """The head, so that it is known of a word whether it stands there, and the text."""
        return f"{self.head} {unmarked(self.text)}".strip()

    @property
    def meta(self) -> dict[str, str]:
        """What is searched besides the text."""
        further = _further(" ".join((self.text, *self.about)))
        fields = {
            "about": _once((*self.about, *further)),
            "all": EVERYTHING,
        }
        return {key: unmarked(value) for key, value in fields.items() if value}


def record_table(records: Mapping[str, SearchRecord]) -> RecordTable:
    """Return what has to be known of all records, by id, before one is shown."""
    known = records.values()
    language, ids, length = _shortest(records)
    return RecordTable(
        heads=[len(words(record.head)) for record in known],
        ids=ids,
        kinds=[record.facts.get("kind", "") for record in known],
        language=language,
        length=length,
        titles=[len(words(record.title)) for record in known],
        years=[record.date[:4] for record in known],
    )


def facet_table(records: Iterable[SearchRecord]) -> FacetTable:
    """Return by what records are sorted and narrowed down, in their order."""
    known = list(records)
    values: dict[FacetValue, int] = {}
    rows = [
        [
            values.setdefault(FacetValue(name, facet.id, facet.label), len(values))
            for name, facets in sorted(record.facets.items())
            for facet in dict.fromkeys(facets)
        ]
        for record in known
    ]
    return FacetTable(dates=[record.date for record in known], rows=rows, values=list(values))


def _shortest(ids: Iterable[str]) -> tuple[str, str, int]:
    """Return the language of ids, and their beginnings behind it, as long as it takes to tell them apart."""
    parts = [id_.partition("_") for id_ in ids]
    language, whole = parts[0][0] if parts else "", [hash_ for _, _, hash_ in parts]
    lengths = range(1, max(map(len, whole), default=0) + 1)
    length = next((n for n in lengths if len({id_[:n] for id_ in whole}) == len(whole)), 1)
    return language, "".join(id_[:length] for id_ in whole), length


def _once(texts: Iterable[str]) -> str:
    """Return the words of some texts, each once, whatever their case."""
    found: dict[str, str] = {}
    for word in words(" ".join(texts)):
        found.setdefault(word.lower(), word)
    return " ".join(found.values())


def unmarked(text: str) -> str:
    """Return a text with one space between words and without marks that Pagefind reads."""
    return _MARKER.sub("__", " ".join(words(text)))


def words(text: str) -> list[str]:
    """Return the words of a text as Pagefind counts them."""
    return text.replace("\u200b", "").split()


def keys(*texts: str) -> Iterator[str]:
    """Yield the words of some texts as a question has them: whole, in parts, and in pairs of letters."""
    for word in words(searchable(" ".join(texts))):
        parts = _WORD.findall(word)
        yield from ("".join(parts), *parts, *_pairs(word))


def _further(text: str) -> Iterator[str]:
    """Yield the plain forms of words that Pagefind cannot make plain, and pairs of letters."""
    if text.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if not word.isascii() and searchable(word) != without_marks(word):
            yield searchable(word)
    yield from _pairs(searchable(text))


def _pairs(text: str) -> Iterator[str]:
    """Yield each two letters that stand together in a script that parts no words, and those that are words.

    Pagefind has Korean letters in their parts.
    """
    for run in _UNPARTED.findall(unicodedata.normalize("NFC", text)):
        alone = filter(_WORD_ALONE.fullmatch, run)
        for letters in (*map("".join, pairwise(run)), *alone):
            yield unicodedata.normalize("NFD", letters)
