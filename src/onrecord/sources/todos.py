"""What its author has left to do: lines and values that begin with `TODO`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import Path

_LINE = re.compile(r"^[ \t]*(?:(?:[-*+>]|#{1,6}|\d+\.)[ \t]+)*(?=TODO\b)", re.MULTILINE)
_VALUE = re.compile(r"TODO\b")
_WORD = "TODO"


def in_text(source: Source, start: int) -> Iterator[Diagnostic]:
    """Yield what is left to do in the lines of a text, from an offset on."""
    for match in _LINE.finditer(source.text, start):
        yield left(source.span(match.end(), match.end() + len(_WORD)))


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
    """Say that something is left to do; its place begins with the word, or with a quote before it."""
    start = max(place.source.text.find(_WORD, place.start, place.end), place.start)
    return Diagnostic(
        Code.TODO,
        "Something is left to do here.",
        place.source.span(start, start + len(_WORD)),
        "Do what it says, and put the result in its place; or remove it.",
    )
