"""What its author has left to do: lines and values that begin with `TODO`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.diagnostics import Code, Diagnostic, Source, Span
from onrecord.model import Path

_LINE = re.compile(r"^[ \t]*(?:(?:[-*+>]|#{1,6}|\d+\.)[ \t]+)*(?=TODO\b)", re.MULTILINE)
_VALUE = re.compile(r"TODO\b")
_WORD = "TODO"


def in_text(source: Source, start: int) -> Iterator[Diagnostic]:
    """Yield what is left to do in the lines of a text, from an offset on."""
    for match in _LINE.finditer(source.text, start) if _WORD in source.text else ():
        end = source.text.find("\n", match.end())
        yield left(source.span(match.end(), end if end >= 0 else len(source.text)))


def in_values(data: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of the values of a YAML text that are left to do."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from in_values(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from in_values(value, (*path, number))
    elif isinstance(data, str) and _VALUE.match(data):
        yield path


def left(place: Span) -> Diagnostic:
    """Say what is left to do; its place begins with the word, or with a quote before it."""
    start = max(place.source.text.find(_WORD, place.start, place.end), place.start)
    words = _words(place, start)
    return Diagnostic(
        Code.TODO,
        f"This is left to do: {words}" if words else "Something is left to do here.",
        place.source.span(start, start + len(_WORD)),
        "Do it, and put the result in its place; or remove it.",
    )


def _words(place: Span, start: int) -> str:
    """Return what stands behind the word, as a sentence; empty where there is nothing."""
    text = place.source.text[start + len(_WORD) : place.end]
    if place.text.startswith("'"):
        text = text.removesuffix("'").replace("''", "'")
    words = " ".join(text.strip(' :"').split())
    return f"{words}." if words[-1:].isalnum() else words
