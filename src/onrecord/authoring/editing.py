"""Edit the text of a file in place: its comments and layout stay, and only what is meant changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.diagnostics import Source

Piece = tuple[int, int, str]
"""Where a text begins and ends, and what to write in its place."""


@dataclass(frozen=True)
class Edit:
    """A change of a text, which counts only if the text, read again, says what it should."""

    change: Callable[[Source], str]
    holds: Callable[[Source, Source], bool]
    """Says of the text before and after whether nothing else has changed."""


def edited(source: Source, *edits: Edit) -> Source:
    """Return a text after every edit that holds."""
    for edit in edits:
        after = Source(source.path, edit.change(source))
        if after.text != source.text and edit.holds(source, after):
            source = after
    return source


def replaced(text: str, pieces: Iterable[Piece]) -> str:
    """Return a text with other words in some places, none of which overlap."""
    for start, end, words in sorted(pieces, reverse=True):
        text = text[:start] + words + text[end:]
    return text
