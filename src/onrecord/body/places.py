"""Find where rendered text stands in the Markdown it came from.

Python-Markdown keeps no positions. Letters and digits of a text come out of the rendering in
their order, so a passage is found by them alone, whatever marks stand between.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.diagnostics import Source, Span

# What Markdown takes out of the text: link targets, definitions of links, pinned anchors.
_NOT_TEXT = re.compile(
    r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|(?<=\])\[[^\]\n]*\]|^ {0,3}\[(?!\^)[^\]\n]+\]:.*$"
    r"|\[\^[^\]\n]+\]|\{\#[^}\n]*\}",
    re.MULTILINE,
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")


_LETTERS = re.compile(r"[^\W_]+")
"""Runs of letters and digits: what `str.isalnum` takes."""


def _plain(text: str, offset: int) -> Iterator[tuple[str, int | range]]:
    """Yield stretches of a text with where they begin; an entity stands for its character."""
    position = 0
    for match in _ENTITY.finditer(text):
        yield text[position : match.start()], offset + position
        # All letters of what an entity stands for are found at its beginning.
        yield html.unescape(match[0]), range(offset + match.start(), offset + match.start() + 1)
        position = match.end()
    yield text[position:], offset + position


def _offsets(run: re.Match[str], place: int | range) -> Iterable[int]:
    """Return the offset in the source of each letter of a run."""
    if isinstance(place, range):
        return (place[0] for _ in run[0])
    return range(place + run.start(), place + run.end())


@dataclass
class Finder:
    """Finds texts in the order in which they stand in a body."""

    source: Source
    offset: int
    """Where the body begins in the source."""
    letters: str = field(init=False)
    origin: list[int] = field(init=False)
    cursor: int = 0

    def __post_init__(self) -> None:
        """Take the letters of the body with their offsets."""
        body = self.source.text[self.offset :]
        masked = _NOT_TEXT.sub(lambda match: " " * len(match[0]), body)
        letters: list[str] = []
        self.origin = []
        for text, place in _plain(masked, self.offset):
            for run in _LETTERS.finditer(text):
                letters.append(run[0])
                self.origin.extend(_offsets(run, place))
        self.letters = "".join(letters)

    def find(self, text: str, *, move: bool = True) -> Placed:
        """Return where a text stands; the search goes on from there when it is to move."""
        wanted: list[int] = []
        pieces: list[str] = []
        for run in _LETTERS.finditer(text):
            wanted.extend(range(run.start(), run.end()))
            pieces.append(run[0])
        letters = "".join(pieces)
        at = self.letters.find(letters, self.cursor) if letters else -1
        if at < 0 and letters:
            at = self.letters.find(letters[:24], self.cursor)
            at = at if at >= 0 else self.letters.find(letters)
        if at < 0:
            at = min(self.cursor, max(len(self.letters) - 1, 0))
        elif move:
            self.cursor = min(at + len(letters), len(self.letters))
        return Placed(self, tuple(wanted), at)

    def at(self, index: int) -> int:
        """Return the offset in the source of a letter of the body."""
        if not self.origin:
            return self.offset
        return self.origin[max(0, min(index, len(self.origin) - 1))]


@dataclass(frozen=True)
class Placed:
    """A text whose place in the body is known."""

    finder: Finder
    wanted: tuple[int, ...]
    """Offsets of the letters in the text."""
    at: int
    """Which letter of the body the first of them is."""

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` of the text stand in the source.

        Brackets that belong to the last letter are taken in: `13(e)`.
        """
        first = bisect_left(self.wanted, start)
        last = max(bisect_left(self.wanted, end) - 1, first)
        begin, stop = self.finder.at(self.at + first), self.finder.at(self.at + last) + 1
        source = self.finder.source
        if source.text[stop : stop + 1] == ")" and "(" in source.text[max(begin - 1, 0) : stop]:
            stop += 1
            begin -= source.text[begin - 1 : begin] == "("
        return source.span(begin, stop)

    def literal(self, words: str, start: int) -> Span:
        """Return where words stand that the source has letter for letter, from about `start` on."""
        near = self.span(start, start + max(len(words), 1))
        source = self.finder.source
        at = source.text.find(words, max(near.start - len(words) - 8, self.finder.offset))
        if at < 0 or at > near.end + 400:
            return near
        return source.span(at, at + len(words))

    def whole(self) -> Span:
        """Return the place of the whole text."""
        stop = self.wanted[-1] + 1 if self.wanted else 1
        return self.span(0, stop)
