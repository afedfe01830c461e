"""Characters that make a text read otherwise than it is written: found, shown, or left out."""

from __future__ import annotations

import re
import unicodedata

# Marks, embeddings, overrides and isolates make text read in another order than it is stored;
# characters without width tear words apart unseen; control characters are no text at all. Joiners
# (U+200C, U+200D) are left: Persian and Hindi are not written without them.
_HIDDEN = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which cannot be stored."""

_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
"""Categories of Unicode that a terminal or a page does not show as a character."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic, and whatever else Unicode keeps these places for."""


def is_right_to_left(text: str) -> bool:
    """Say whether a text has letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def hidden(text: str) -> list[int]:
    """Return the offsets of characters that cannot be seen and change what is read."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return []
    return [match.start() for match in _HIDDEN.finditer(text)]


_BLANK = frozenset("\u2800\u115f\u1160\u3164\uffa0")
"""Characters that show nothing, and that Unicode counts among letters and symbols."""


_SHOWS_NOTHING = frozenset(("Cc", "Cf", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"))


def is_blank(text: str) -> bool:
    """Say whether nothing of a text can be seen: white space, fillers, marks on nothing."""
    return all(char in _BLANK or unicodedata.category(char) in _SHOWS_NOTHING for char in text)


def visible(text: str, keep: str = "") -> str:
    """Return a text with `�` for each character that cannot be seen, but for those in `keep`."""
    fillers = hidden(text)
    if text.isprintable() and not fillers:
        return text
    unseen = {text[at] for at in fillers} - set(keep)
    return "".join(
        char
        if char in keep or (unicodedata.category(char) not in _UNSEEN and char not in unseen)
        else "�"
        for char in text
    )


def without_hidden(text: str) -> str:
    """Return a text without characters that cannot be seen or stored."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("", _HIDDEN.sub("", text))


def one_line(text: str) -> str:
    """Return a text in one line, without characters that cannot be seen or stored."""
    return without_line_ends(without_hidden(text))


def without_line_ends(text: str) -> str:
    """Return a text in one line, with all its characters but white space as they are."""
    return " ".join(text.split())
