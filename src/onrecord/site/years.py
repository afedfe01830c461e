"""Paging by year: what a long list shows first, and the pages for each of its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.site.site import PAGE
from onrecord.site.views import Link

T = TypeVar("T")


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


def per_year(years: Iterable[int]) -> dict[int, int]:
    """Count years; those between the first and the last are there, with nought."""
    counts = Counter(years)
    return {y: counts[y] for y in range(min(counts), max(counts) + 1)} if counts else {}
