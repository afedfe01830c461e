"""The words of the interface: a file for each language in `data/words`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from onrecord.site.locales import Locale

STANDARD = "en"
"""The language of a site that says nothing, or another than those there are words in."""

FORMS = frozenset(["zero", "one", "two", "few", "many", "other"])
"""The keys of a text that depends on a number, `other` always among them."""

Text = str | Mapping[str, str]
"""A text, or its forms after a number."""


@dataclass(frozen=True, eq=False)
class Words:
    """All words of the interface in one language."""

    language: str
    """As HTML has it: `fr`."""
    locale: Locale
    texts: Mapping[str, Text]
    """By key: `home.title`."""
    groups: Mapping[str, Any]
    """The same as the file has them, one in the other."""

    def text(self, key: str, n: int | None = None) -> str:
        """Return a text as it stands in the file; where it has forms, that after a number."""
        found = self.texts[key]
        if isinstance(found, str):
            return found
        return found.get(self.locale.form(n or 0)) or found["other"]

    def say(self, key: str, *, n: int | None = None, **values: object) -> str:
        """Return a text with values in its braces; `n` is a number, and chooses the form."""
        if n is not None:
            values["n"] = self.locale.number(n)
        return self.text(key, n).format_map(values)


def languages() -> tuple[str, ...]:
    """Return the languages that there are words in."""
    folder = files("onrecord").joinpath("data", "words")
    names = sorted(file.name for file in folder.iterdir())
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def words_in(language: str) -> Words:
    """Return the words in a language, `fr` for `fr-CH`; in English where there are none."""
    known = languages()
    return _read(next((code for code in _spellings(language) if code in known), STANDARD))


def has_words(language: str) -> bool:
    """Say whether there are words in a language, whatever its region."""
    return words_in(language).language in _spellings(language)


def _spellings(language: str) -> tuple[str, str]:
    """Return a language as it is given, and without its region."""
    return language, language.split("-", maxsplit=1)[0]


@cache
def _read(language: str) -> Words:
    """Read the file of a language."""
    file = files("onrecord").joinpath("data", "words", f"{language}.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    habits = data.pop("language")
    locale = Locale(habits["locale"], habits["first_day"])
    return Words(language, locale, MappingProxyType(dict(_flat(data))), MappingProxyType(data))


def _flat(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text with its whole key."""
    for name, value in data.items():
        if isinstance(value, str) or value.keys() <= FORMS:
            yield f"{prefix}{name}", value
        else:
            yield from _flat(value, f"{prefix}{name}.")
