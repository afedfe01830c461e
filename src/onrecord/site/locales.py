"""How a language writes days, numbers and lists, and what it calls others: the one door to babel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale as Known
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

_PLAIN = 1000
"""Below this, no language of ours parts the digits of a number."""


@dataclass(frozen=True)
class Locale:
    """The habits of a language; what is asked for again and again is made once."""

    code: str
    """As the Unicode consortium has it: `fr`, `en_001`."""
    first: str
    """What the first day of a month is called: `1`, `1er`."""

    def day(self, value: date) -> str:
        """Write a day: `11 December 2018`, `11 décembre 2018`."""
        return _day(self.code, self.first, "long", value)

    def short_day(self, value: date) -> str:
        """Write a day with a short month: `11 Dec 2018`, `11 déc. 2018`."""
        return _day(self.code, self.first, "medium", value)

    def month(self, value: date) -> str:
        """Write the month of a day: `December 2018`."""
        return format_skeleton("yMMMM", value, locale=_known(self.code))

    def number(self, value: int) -> str:
        """Write a whole number: `1,204`, `1 204`."""
        return str(value) if 0 <= value < _PLAIN else _number(self.code, value)

    def listing(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: `Droz, Kaspar and Radunović`."""
        return _listing(self.code, tuple(words)) if len(words) > 1 else "".join(words)

    def form(self, number: int) -> str:
        """Return the form a noun has after a number: `one`, `other`, or what else there is."""
        return _form(self.code, number)

    def language(self, code: str) -> str:
        """Name a language; its code where it has no name here."""
        name: str = _known(self.code).languages.get(code.split("-", maxsplit=1)[0], code)
        return name


def forms(code: str) -> frozenset[str]:
    """Return all forms that nouns of a language have after numbers."""
    return _known(code).plural_form.tags | {"other"}


@cache
def _known(code: str) -> Known:
    """Return what is known of a language."""
    return Known.parse(code)


@cache
def _day(code: str, first: str, style: str, value: date) -> str:
    """Write a day in a style of the language."""
    pattern = _known(code).date_formats[style].pattern
    if value.day == 1:
        pattern = re.sub(r"\bd\b", f"'{first}'", pattern)
    return format_date(value, pattern, locale=_known(code))


@cache
def _number(code: str, value: int) -> str:
    """Write a number as the language parts its digits."""
    return format_decimal(value, locale=_known(code))


@lru_cache(maxsize=4096)
def _listing(code: str, words: tuple[str, ...]) -> str:
    """Join words as a sentence of the language does."""
    return format_list(list(words), locale=_known(code))


@cache
def _form(code: str, number: int) -> str:
    """Return the form of a noun after a number."""
    return _known(code).plural_form(number)
