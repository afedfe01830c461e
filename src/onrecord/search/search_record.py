"""A record: a page or a passage as search knows it, in the form that Pagefind takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.text.folding import searchable, without_marks

EVERYTHING = "ꙮ"
"""A word that every record has and nobody types.

Asked for no words, Pagefind fetches the whole index; asked for this one, a small part of it.
"""

_WORD = re.compile(r"\w+")

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
    language: str
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
        facts = json.dumps(self.facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        # Two slashes become one in the browser; escaped, they are still JSON.
        return f"{self.url} {facts.replace('/', chr(92) + '/')}"

    @property
    def content(self) -> str:
        """The text, or else the title, because Pagefind drops empty records."""
        return unmarked(self.text) or unmarked(self.title)

    @property
    def meta(self) -> dict[str, str]:
        """What is searched besides the text, with a weight for each."""
        shown = " ".join((self.title, self.text, *self.names))
        unfolded = _unfolded(" ".join((shown, *self.about)))
        fields = {
            "title": self.title,
            "names": _once(self.names),
            "about": _once((*self.about, *unfolded)),
            "all": EVERYTHING,
        }
        return {key: unmarked(value) for key, value in fields.items() if value}

    @property
    def filters(self) -> dict[str, list[str]]:
        """The facets, each value with its words: `serge-droz|Serge Droz`."""
        return {
            name: sorted({f"{facet.id}|{facet.label}" for facet in values})
            for name, values in sorted(self.facets.items())
            if values
        }

    @property
    def sort(self) -> dict[str, str]:
        """By what hits can be sorted."""
        return {"date": self.date or "0000-00-00"}


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


def _unfolded(text: str) -> Iterator[str]:
    """Yield the plain forms of those words that Pagefind cannot make plain by itself."""
    if text.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if not word.isascii() and searchable(word) != without_marks(word):
            yield searchable(word)
