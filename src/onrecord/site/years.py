"""Paging by year: what a long list shows first, and the pages for each of its years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.site.site import PAGE
from onrecord.site.views import Link
from onrecord.site.words import Words

T = TypeVar("T")

ALONE = 24
"""How many years stand each alone in a chart."""

Span = tuple[int, ...]
"""A year, or consecutive years that share a place in a chart."""


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """A list, or one year of it, for one page."""

    url: str
    year: int | None
    """The year of a page of its own; `None` on the page that begins the list."""
    shown: tuple[T, ...]
    newest_only: int | None
    """On the first page of a paged list: the year that is shown there."""
    years: tuple[Link, ...]
    """The ways to the years; empty where the list is not paged."""


def sheets(
    first: str, base: str, entries: Sequence[T], year: Callable[[T], int]
) -> tuple[Sheet[T], ...]:
    """Page entries by year once they pass `PAGE`.

    The page at `first` shows everything, or the newest year; then each year stands whole at
    `<base><year>/`.
    """
    if len(entries) <= PAGE:
        return (Sheet(first, None, tuple(entries), None, ()),)
    found: dict[int, list[T]] = {}
    for entry in entries:
        found.setdefault(year(entry), []).append(entry)
    newest = max(found)
    counts = {number: len(members) for number, members in sorted(found.items(), reverse=True)}

    def ways(current: int | None) -> tuple[Link, ...]:
        return tuple(
            Link(str(number), f"{base}{number}/", total, number == current)
            for number, total in counts.items()
        )

    return (
        Sheet(first, None, tuple(found[newest]), newest, ways(None)),
        *(Sheet(f"{base}{n}/", n, tuple(found[n]), None, ways(n)) for n in counts),
    )


def spans(years: Iterable[int]) -> tuple[Span, ...]:
    """Return all years from the first to the last, gaps too, each alone.

    Those before the last `ALONE` share one span, so that a chart of them is never wider.
    """
    known = set(years)
    gapless = tuple(range(min(known), max(known) + 1)) if known else ()
    early, late = gapless[:-ALONE], gapless[-ALONE:]
    return (*((early,) if early else ()), *((year,) for year in late))


def span_words(words: Words, span: Span) -> str:
    """Return a year in words, or many years: `2018`, `until 2001`."""
    last = str(span[-1])
    return words.say("years.until", year=last) if len(span) > 1 else last
