"""Characters that make a text read otherwise than it is written."""

from __future__ import annotations

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span


def diagnostic(char: str, place: Span) -> Diagnostic:
    """Say that such a character stands at a place."""
    return Diagnostic(
        Code.HIDDEN_CHARACTER,
        f"The character U+{ord(char):04X} here cannot be seen, and it can reorder or hide the text "
        "around it.",
        place,
        "Delete it and type the words around it again.",
    )
