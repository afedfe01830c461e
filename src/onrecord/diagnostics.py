"""Texts, places in them, and what there is to say about those places.

The lowest layer: it knows nothing of summaries or norms. Everything a user is told about
their files travels as a `Diagnostic`; how it looks is the business of `onrecord.report`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class Source:
    """One text file of the project."""

    path: str
    """Relative to the project's folder, with forward slashes: `summaries/2018-12-11.md`."""
    text: str
    """The whole text, with `\\n` line ends and without a byte order mark."""

    @cached_property
    def _starts(self) -> list[int]:
        """Offsets of the first character of each line."""
        ends = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return list(accumulate(ends, initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both counted from 1, of a character offset."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the character offset of a line and column, both counted from 1."""
        line = max(1, min(line, len(self._starts)))
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """Return the place between two character offsets, kept inside the text."""
        start = max(0, min(start, len(self.text)))
        end = max(start, min(end, len(self.text)))
        return Span(self, *self.position(start), *self.position(end))

    def stretch(self, start: int, end: int) -> Span:
        """Return the same place without white space at its end, and with one character at least."""
        text = self.text[start:end]
        return self.span(start, start + max(len(text.rstrip()), 1))


@dataclass(frozen=True)
class Span:
    """A place in a source: from a line and column to just before another, all counted from 1."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.source.offset(self.line, self.column)

    @property
    def end(self) -> int:
        """Offset just after the last character."""
        return self.source.offset(self.end_line, self.end_column)

    @property
    def text(self) -> str:
        """The words at this place."""
        return self.source.text[self.start : self.end]


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    """The site is not built."""
    WARNING = "warning"
    """The site is built; somebody should look."""
    NOTE = "note"
    """A suggestion, shown only to those who ask for it."""


@dataclass(frozen=True)
class Diagnostic:
    """Something to say about a place: what is the matter there and what to do next."""

    code: str
    """A stable code such as `OR201`, explained in the manual."""
    message: str
    """One plain sentence in the user's own words."""
    span: Span
    """Where it is."""
    hint: str = ""
    """The next step, ready to paste where there is something to paste."""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which diagnostics are sorted: path, place, code, words."""
        return (self.span.source.path, self.span.line, self.span.column, self.code, self.message)
