"""Fold names and letters, so that they can be compared, sorted and found: the one door to anyascii.

Everything that compares names folds them here. Two ways are needed: `ascii_lower` writes any script
in ASCII, for ids, addresses, order and likeness; `searchable` leaves other scripts as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from anyascii import anyascii

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Ø": "Oe", "Å": "Aa"}
)
"""How people write these letters where a keyboard lacks them."""

_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=1 << 16)
def ascii_lower(text: str) -> str:
    """Return a text in small ASCII letters: `Đorđe` as `dorde`; signs between words stay."""
    return anyascii(text).lower()


def words(text: str) -> list[str]:
    """Return the words of a text in small ASCII letters and digits."""
    return _WORD.findall(text.lower() if text.isascii() else ascii_lower(text))


def plain(text: str) -> str:
    """Return the words of a text in small ASCII letters and digits, with a space between each."""
    return " ".join(words(text))


def slug(text: str) -> str:
    """Return a text as a part of an address: plain words, with a hyphen between each."""
    return "-".join(words(text))


def spelt_out(name: str) -> str:
    """Return a name as people write it without umlauts: `Müller` as `Mueller`."""
    return name.translate(_UMLAUTS)


class _Kept(dict[int, str]):
    """By character: itself where it is a letter or digit, else a space."""

    def __missing__(self, code: int) -> str:
        """Learn a character."""
        char = chr(code)
        return self.setdefault(code, char if char.isalnum() else " ")


_KEPT = _Kept()
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def spaced(text: str) -> str:
    """Return a text with a space in the place of all that is no letter or digit, of any script."""
    return text.translate(_KEPT)


def letters(text: str) -> str:
    """Return the letters and digits of a text, however it is marked up or punctuated."""
    if text.isascii():
        return text.encode().translate(None, _SIGNS).decode()
    return spaced(text).replace(" ", "")


def caseless(text: str) -> str:
    """Return a text in one case and one form of each character: what hashes are made of."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def without_marks(text: str) -> str:
    """Return a text in small letters without the signs above and below them."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M")).lower()


def _table() -> Iterator[tuple[str, str]]:
    """Yield small Latin letters that do not decompose, and signs between letters (`ʻ`)."""
    for char in map(
        chr, (*range(0xDF, 0x250), 0x259, *range(0x2B9, 0x2C0), *range(0xFB00, 0xFB07))
    ):
        ascii_letters = letters(ascii_lower(char))
        if char.isalpha() and char == char.lower() == without_marks(char) != ascii_letters:
            yield char, ascii_letters


TABLE = dict(_table())
"""By small letter that does not decompose (`đ`, `ł`, `ø`): plain letters, or nothing for a mere sign.

The browser is given this table, so that it folds a question as the index was folded.
"""

_TRANSLATION = str.maketrans(TABLE)


def searchable(text: str) -> str:
    """Return a text in plain small letters; what is not Latin stays as it is, in one form and width."""
    whole = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return without_marks(whole).translate(_TRANSLATION)


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in every spelling by which somebody may look for them."""
    found: dict[str, None] = {}
    for name in names:
        found |= dict.fromkeys((name, searchable(name), anyascii(name), spelt_out(name)))
    return tuple(found)
