"""Filters: by what the passages on a page can be narrowed down; `assets/filters.js` does it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from onrecord.bodies import Basis
from onrecord.site.paging import YearPage
from onrecord.site.passages import WebinarQuotes
from onrecord.site.site import Site
from onrecord.site.views import labelled
from onrecord.site.words import Words

_Found = Sequence[AbstractSet[str | None]]
"""Of each passage on a page, the values that it has of one field."""


@dataclass(frozen=True)
class FilterChoice:
    """A value that can be chosen."""

    value: str
    words: str
    former: str = ""
    """Other values that meant the same, separated by spaces: former ids of a speaker."""
    url: str = ""
    """The page that shows it, where this one does not."""


@dataclass(frozen=True)
class FilterField:
    """One thing to choose by; its name stands in the address of the page."""

    name: str
    choices: tuple[FilterChoice, ...]
    beside: tuple[FilterChoice, ...]
    """What can stand beside the choice; empty where nothing can."""
    whole: bool
    """Whether nothing need be chosen; not where the page shows one value and no other."""
    narrows: bool
    """Whether a choice would leave anything out."""


@dataclass(frozen=True)
class Filters:
    """The filters of one page."""

    fields: tuple[FilterField, ...]
    passages: int
    """How many passages the page shows."""
    year: int | None
    """The only year that the page shows, where the passages are paged."""
    everywhere: str
    """What the page *Find* is asked for all years: `norm=13e`; empty where it cannot be asked."""
    words: str
    """What the browser says, as JSON."""

    @property
    def narrow(self) -> bool:
        """Whether there is anything to choose or to compare."""
        return self.year is not None or any(field.narrows for field in self.fields)


def filters(
    site: Site, sheet: YearPage[Any], webinars: Sequence[WebinarQuotes], everywhere: str
) -> Filters:
    """Return by what the passages of a page can be narrowed down."""
    quotes = [(webinar, quote) for webinar in webinars for quote in webinar.quotes]
    fields = (
        _speakers(site, [{one.speaker for one in quote.voices} for _, quote in quotes]),
        _norms(site, [{badge.id for badge in quote.norms} for _, quote in quotes]),
        _topics(site.words, [set(webinar.topics) for webinar, _ in quotes]),
        _years(sheet, [{webinar.line.iso_date[:4]} for webinar, _ in quotes]),
        _bases(site.words, [{one.basis or "nobody" for one in q.voices} for _, q in quotes]),
    )
    return Filters(
        fields,
        len(quotes),
        sheet.year or sheet.newest_only,
        everywhere,
        json.dumps(site.words.groups["filtering"], ensure_ascii=False),
    )


def _values(found: _Found) -> Iterator[str]:
    """Yield what some passage has, each once."""
    yield from {value for values in found for value in values if value}


def _field(
    name: str, found: _Found, choices: Iterable[FilterChoice], *, compared: bool = False
) -> FilterField:
    every = tuple(choices)
    narrows = any(some != found[0] for some in found)
    return FilterField(name, every, every if compared else (), whole=True, narrows=narrows)


def _speakers(site: Site, found: _Found) -> FilterField:
    """Return who can be chosen, by surname."""
    known = sorted(_values(found), key=site.place.__getitem__)
    people = (site.corpus.speakers[id_] for id_ in known)
    choices = (
        FilterChoice(who.id, labelled(site.words, who), " ".join(who.former_ids)) for who in people
    )
    return _field("speaker", found, choices, compared=True)


def _norms(site: Site, found: _Found) -> FilterField:
    known = sorted(_values(found), key=site.corpus.frameworks.order)
    badges = (site.badges[id_] for id_ in known)
    choices = (FilterChoice(one.id, f"{one.locator} {one.label}".strip()) for one in badges)
    return _field("norm", found, choices)


def _topics(words: Words, found: _Found) -> FilterField:
    choices = [FilterChoice(id_, words.topic(id_)) for id_ in _values(found)]
    return _field("topic", found, sorted(choices, key=lambda one: (one.words, one.value)))


def _years(sheet: YearPage[Any], found: _Found) -> FilterField:
    """Return the years, newest first; where they have pages, those stand beside the one shown."""
    choices = [FilterChoice(year, year) for year in sorted(_values(found), reverse=True)]
    if not sheet.years:
        return _field("year", found, choices, compared=True)
    shown = str(sheet.year or sheet.newest_only)
    others = tuple(
        FilterChoice(y.words, y.words, url=y.url) for y in sheet.years if y.words != shown
    )
    return FilterField("year", tuple(choices), others, whole=False, narrows=False)


def _bases(words: Words, found: _Found) -> FilterField:
    """Return why passages are attributed as they are; nobody named is one of the reasons."""
    known = set(_values(found))
    names = (Basis.STATED.value, Basis.INFERRED.value, "nobody")
    choices = (FilterChoice(one, words.text(f"basis.{one}")) for one in names if one in known)
    return _field("basis", found, choices)
