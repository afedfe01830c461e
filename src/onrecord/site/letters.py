"""Paging by letter: long lists of names, a page for each letter once they pass `PAGE`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.site.alphabet import OTHER, letter
from onrecord.site.views import Link

T = TypeVar("T")

PAGE = 500
"""The most names one page lists."""


@dataclass(frozen=True)
class Group(Generic[T]):
    """The entries under one letter."""

    letter: str
    part: str
    """The letter as a part of an address."""
    entries: tuple[T, ...]


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """A list of names, or one letter of it, for one page."""

    url: str
    letter: str | None
    """The letter of a page of its own; `None` on the page that begins the list."""
    groups: tuple[Group[T], ...]
    letters: tuple[Link, ...]
    """The ways to the letters: on this page, or to the pages of their own."""


def sheets(base: str, entries: Sequence[T], name: Callable[[T], str]) -> tuple[Sheet[T], ...]:
    """Group entries, already sorted, by letter; a page for each letter where they are many.

    The page at `base` shows everything, or the first letter; then each letter stands at
    `<base>letters/<letter>/`.
    """
    found: dict[str, list[T]] = {}
    for entry in entries:
        found.setdefault(letter(name(entry)), []).append(entry)
    groups = [Group(key, _part(key), tuple(members)) for key, members in found.items()]
    if len(entries) <= PAGE:
        ways = tuple(Link(g.letter, f"{base}#{g.part}", len(g.entries)) for g in groups)
        return (Sheet(base, None, tuple(groups), ways),)

    def ways_to(current: str | None) -> tuple[Link, ...]:
        return tuple(
            Link(g.letter, _url(base, g.letter), len(g.entries), g.letter == current)
            for g in groups
        )

    return (
        Sheet(base, None, (groups[0],), ways_to(None)),
        *(Sheet(_url(base, g.letter), g.letter, (g,), ways_to(g.letter)) for g in groups),
    )


def _url(base: str, key: str) -> str:
    """Return the address of a letter's own page."""
    return f"{base}letters/{_part(key)}/"


def _part(key: str) -> str:
    """Return a letter as a part of an address."""
    return "other" if key == OTHER else key.lower()
