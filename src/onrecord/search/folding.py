"""Plain letters for search: one table for what is indexed and for what a reader types.

Signs above and below letters fall away by decomposition (`ć` is `c` and a sign). Some letters do
not decompose (`đ`, `ł`, `ø`): for them there is `TABLE`, which the browser is given as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii

_LETTERS = (range(0x00DF, 0x0250), [0x0259], range(0x02B9, 0x02C0), range(0xFB00, 0xFB07))
"""Latin letters beyond ASCII that names are written with, and signs between letters (`ʻ`)."""

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Ø": "Oe", "Å": "Aa"}
)
"""How people write these letters where a keyboard lacks them."""

_WORD = re.compile(r"\w+")


def _without_signs(text: str) -> str:
    """Return a text without the signs above and below its letters."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(char for char in letters if not unicodedata.category(char).startswith("M"))


def _table() -> Iterator[tuple[str, str]]:
    """Yield small letters that do not decompose, with the plain letters for them."""
    for number in (number for letters in _LETTERS for number in letters):
        char = chr(number)
        plain = "".join(filter(str.isalnum, anyascii(char).lower()))
        if char.isalpha() and char == char.lower() == _without_signs(char) != plain:
            yield char, plain


TABLE = dict(_table())
"""By small letter that does not decompose: plain letters, or nothing for a mere sign."""

_TRANSLATION = str.maketrans(TABLE)


def fold(text: str) -> str:
    """Return a text in plain small letters; what is not Latin stays as it is."""
    return _without_signs(text).lower().translate(_TRANSLATION)


def unfolded(text: str) -> Iterator[str]:
    """Yield the plain forms of those words that Pagefind cannot make plain by itself."""
    if text.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if not word.isascii() and fold(word) != _without_signs(word).lower():
            yield fold(word)


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in every spelling by which somebody may look for them."""
    found: dict[str, None] = {}
    for name in names:
        found |= dict.fromkeys((name, fold(name), anyascii(name), name.translate(_UMLAUTS)))
    return tuple(found)
