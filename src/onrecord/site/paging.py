"""Long lists in pages: a page for each year, or for each letter, once a list is long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.site.views import Link
from onrecord.site.words import Words
from onrecord.text import folding

T = TypeVar("T")

ENTRIES = 50
"""The most entries a list shows before it is paged by year."""

NAMES = 500
"""The most names a list shows before it is paged by letter."""

SINGLE_YEARS = 24
"""How many years stand each alone in a chart."""

OTHER = "0-9"
"""The heading for names that begin with no letter."""

Span = tuple[int, ...]
"""A year, or consecutive years that share a place in a chart."""


@dataclass(frozen=True)
class YearPage(Generic[T]):
    """A list, or one year of it, for one page."""

    url: str
    year: int | None
    """The year of a page of its own; `None` on the page that begins the list."""
    shown: tuple[T, ...]
    newest_only: int | None
    """On the first page of a paged list: the year that is shown there."""
    years: tuple[Link, ...]
    """The ways to the years; empty where the list is not paged."""


def by_year(
    first: str,
    base: str,
    entries: Sequence[T],
    year: Callable[[T], int],
    count: Callable[[list[T]], int] = len,
) -> tuple[YearPage[T], ...]:
    """Page entries by year once they pass `ENTRIES`; `count` says how many a year is said to have.

    The page at `first` shows everything, or the newest year; then each year stands whole at
    `<base><year>/`.
    """
    if len(entries) <= ENTRIES:
        return (YearPage(first, None, tuple(entries), None, ()),)
    found: dict[int, list[T]] = {}
    for entry in entries:
        found.setdefault(year(entry), []).append(entry)
    newest = max(found)
    counts = {number: count(members) for number, members in sorted(found.items(), reverse=True)}

    def ways(current: int | None) -> tuple[Link, ...]:
        return tuple(
            Link(str(number), f"{base}{number}/", total, number == current)
            for number, total in counts.items()
        )

    return (
        YearPage(first, None, tuple(found[newest]), newest, ways(None)),
        *(YearPage(f"{base}{n}/", n, tuple(found[n]), None, ways(n)) for n in counts),
    )


def spans(years: Iterable[int]) -> tuple[Span, ...]:
    """Return all years from the first to the last, gaps too, each alone.

    Those before the last `SINGLE_YEARS` share one span, so that a chart of them is never wider.
    """
    known = set(years)
    gapless = tuple(range(min(known), max(known) + 1)) if known else ()
    early, late = gapless[:-SINGLE_YEARS], gapless[-SINGLE_YEARS:]
    return (*((early,) if early else ()), *((year,) for year in late))


def span_words(words: Words, span: Span) -> str:
    """Return a year in words, or many years: `2018`, `until 2001`."""
    last = str(span[-1])
    return words.say("years.until", year=last) if len(span) > 1 else last


@dataclass(frozen=True)
class LetterGroup(Generic[T]):
    """The entries under one letter."""

    letter: str
    part: str
    """The letter as a part of an address."""
    entries: tuple[T, ...]


@dataclass(frozen=True)
class LetterPage(Generic[T]):
    """A list of names, or one letter of it, for one page."""

    url: str
    letter: str | None
    """The letter of a page of its own; `None` on the page that begins the list."""
    groups: tuple[LetterGroup[T], ...]
    letters: tuple[Link, ...]
    """The ways to the letters: on this page, or to the pages of their own."""


def by_letter(
    base: str, entries: Sequence[T], name: Callable[[T], str]
) -> tuple[LetterPage[T], ...]:
    """Group entries, already sorted, by letter; a page for each letter where they are many.

    The page at `base` shows everything, or the first letter; then each letter stands at
    `<base>letters/<letter>/`.
    """
    found: dict[str, list[T]] = {}
    for entry in entries:
        found.setdefault(letter(name(entry)), []).append(entry)
    groups = [LetterGroup(key, _part(key), tuple(members)) for key, members in found.items()]
    if len(entries) <= NAMES:
        here = tuple(Link(g.letter, f"{base}#{g.part}", len(g.entries)) for g in groups)
        return (LetterPage(base, None, tuple(groups), here),)

    def ways(current: str | None) -> tuple[Link, ...]:
        return tuple(
            Link(g.letter, f"{base}letters/{g.part}/", len(g.entries), g.letter == current)
            for g in groups
        )

    return (
        LetterPage(base, None, (groups[0],), ways(None)),
        *(LetterPage(f"{base}letters/{g.part}/", g.letter, (g,), ways(g.letter)) for g in groups),
    )


def letter(name: str) -> str:
    """Return the capital letter a name stands under; `OTHER` where it begins with none."""
    first = folding.plain(name)[:1]
    return first.upper() if first.isalpha() else OTHER


def _part(key: str) -> str:
    return "other" if key == OTHER else key.lower()
