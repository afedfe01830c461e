"""Characters that make a text read otherwise than it is written."""

from __future__ import annotations

import re

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span

# Marks, embeddings, overrides and isolates make text read in another order than it is stored;
# characters without width tear words apart unseen; control characters are no text at all. Joiners
# (U+200C, U+200D) are left: Persian and Hindi are not written without them.
_HIDDEN = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic, and whatever else Unicode keeps these places for."""


def from_the_right(text: str) -> bool:
    """Say whether a text has letters that are written from the right."""
    return not text.isascii() and _FROM_THE_RIGHT.search(text) is not None


def hidden(text: str) -> list[int]:
    """Return the offsets of characters that cannot be seen and change what is read."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return []
    return [match.start() for match in _HIDDEN.finditer(text)]


def diagnostic(char: str, place: Span) -> Diagnostic:
    """Say that such a character stands at a place."""
    return Diagnostic(
        Code.HIDDEN_CHARACTER,
        f"The character U+{ord(char):04X} here cannot be seen, and it can reorder or hide the text "
        "around it.",
        place,
        "Delete it and type the words around it again.",
    )
