"""Find where rendered text stands in the Markdown it came from.

Python-Markdown keeps no positions. Letters and digits of a text come out of the rendering in
their order, so a passage is found by them alone, whatever marks stand between.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, compress, count, repeat
from operator import add

from onrecord.body.time_marks import MARK
from onrecord.diagnostics import Source, Span
from onrecord.text.folding import letters, spaced

# What is taken out of the text: link targets, definitions of links, pinned anchors, time marks. Each
# way begins with its first character, so that other characters are passed over quickly.
_LABEL = r"\[(?:\\.|[^\]\\\n]){0,300}\]"
_TO_ITS_END = r"(?:[^()\n]|\([^()\n]*\))*\)"
_PIN = r"\{\#[^}\n]{0,300}\}"
_TARGET = rf"\({_TO_ITS_END}"
_ENDED = r"(?<!(?<!\\)\\\].)(?<=\].)"
"""Where a character stands behind the bracket that ends the words of a link, and not behind `\\]`."""
_NOT_TEXT = re.compile(
    rf"!{_LABEL}(?:{_LABEL}|{_TARGET})|\({_ENDED}{_TO_ITS_END}"
    rf"|\[{_ENDED}(?P<reference>[^\]\n]*)\]|\[(?P<note>\^[^\]\n]{{1,300}})\]"
    rf"|{_PIN}(?=(?:\s*(?:{_PIN}|{MARK})){{0,20}}\s*$)|{MARK}(?!`)",
    re.MULTILINE,
)
_DEFINING = re.compile(
    r"^ {0,3}\[(?!\^)(?P<id>[^\[\]\n]+)\]: *(?:\n *)?\S+ *(?:\n *)?(?:(?P<quote>[\"']).*(?P=quote) *|\(.*\) *)?$",
    re.MULTILINE,
)
"""The address of links, as Markdown takes it: with other words behind it, it is text."""
_NOTE = re.compile(r"^ {0,3}\[(?P<id>\^[^\]\n]+)\]:", re.MULTILINE)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")


_DARK = re.compile(rf"(?P<entity>{_ENTITY.pattern})|[^\s\\&]+|&")
_SEEN = re.compile(r"\S")
_BACKSLASH = {ord("\\"): None}

_LINKED = re.compile(
    r"(?<=\]\()\s*<?(?P<address>(?:[^()\n]|\([^()\n]*\))*?)>?\s*(?:[\"'][^\n]*)?(?=\))"
)
_DEFINED = re.compile(r"\[[^\[\]]*\]:\s*<*(?P<address>(?!\[[^\[\]]*\]:)\S+?)>*(?=\s|\Z)")
"""A definition of a link, also one in a list, a quotation or a footnote."""


_OWN_MARKS = {2: None, 3: None}
"""What Markdown has marks of its own with, and is not read."""


def _read(address: str) -> str:
    return "".join(html.unescape(address).translate(_OWN_MARKS).split())


def _runs(text: str, offset: int) -> Iterator[tuple[Iterable[str], Iterable[int]]]:
    position = 0
    for entity in _ENTITY.finditer(text) if "&" in text else ():
        yield _plain(text[position : entity.start()], offset + position)
        # An entity stands for its character: all letters of that are found at its beginning.
        found = list(letters(html.unescape(entity[0])))
        yield found, repeat(offset + entity.start(), len(found))
        position = entity.end()
    yield _plain(text[position:], offset + position)


def _plain(text: str, offset: int) -> tuple[Iterable[str], Iterable[int]]:
    parts = spaced(text).split(" ")
    # Behind each part stands one space.
    before = accumulate(map(len, parts), initial=0)
    return filter(None, parts), compress(map(add, before, count(offset)), parts)


def _blanked(body: str) -> str:
    """Return a body with spaces in the place of what is not text.

    What refers to nothing stays words, and so does a picture, which is not taken.
    """
    if "[" not in body and "{" not in body:
        return body
    definitions = chain(_DEFINING.finditer(body), _NOTE.finditer(body)) if "]:" in body else ()
    defined = {match["id"].lower() for match in definitions}

    def blank(match: re.Match[str]) -> str:
        refers = match["reference"] or match["note"]
        stays = match[0].startswith("!") or (refers and refers.lower() not in defined)
        return match[0] if stays else " " * len(match[0])

    if defined:
        body = _DEFINING.sub(lambda match: " " * len(match[0]), body)
    return _NOT_TEXT.sub(blank, body)


@dataclass
class Finder:
    """Finds texts in the order in which they stand in a body."""

    source: Source
    offset: int
    """Where the body begins in the source."""
    letters: str = field(init=False)
    starts: list[int] = field(init=False)
    """For each run of letters, how many letters stand before it."""
    origins: list[int] = field(init=False)
    """For each run of letters, its offset in the source."""
    cursor: int = 0
    _below: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        body = self.source.text[self.offset :]
        masked = _blanked(body)
        pieces: list[str] = []
        self.origins = []
        for runs, origins in _runs(masked, self.offset):
            pieces.extend(runs)
            self.origins.extend(origins)
        self.starts = list(accumulate(map(len, pieces), initial=0))[:-1]
        self.letters = "".join(pieces)

    def find(self, text: str, *, move: bool = True) -> Placed:
        """Return where a text stands; the search goes on from there when it is to move."""
        own = letters(text)
        at = self.letters.find(own, self.cursor) if own else -1
        if at < 0 and own:
            at = self.letters.find(own[:24], self.cursor)
            at = at if at >= 0 else self.letters.find(own)
        if not own:
            at = self.cursor
        elif at < 0:
            at = min(self.cursor, max(len(self.letters) - 1, 0))
        elif move:
            self.cursor = min(at + len(own), len(self.letters))
        return Placed(self, text, at, len(own))

    def definition(self, address: str) -> Span:
        """Return where an address stands in a definition of links."""
        wanted = _read(address)
        own = self.defined.get(wanted)
        if own is None:  # a title may follow without a space between
            longer = [known for known in self.defined if known.startswith(wanted)]
            own = self.defined[min(longer, key=len)] if longer else (self.offset, self.offset + 1)
        start, end = own
        length = len(address) if self.source.text.startswith(address, start) else end - start
        return self.source.span(start, min(start + length, end))

    @cached_property
    def linked(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where each address stands in links, in the order of the text."""
        found: dict[str, list[tuple[int, int]]] = {}
        for match in _LINKED.finditer(self.source.text, self.offset):
            found.setdefault(_read(match["address"]), []).append(match.span("address"))
        return found

    @cached_property
    def defined(self) -> Mapping[str, tuple[int, int]]:
        """Where each address stands first in definitions of links."""
        found: dict[str, tuple[int, int]] = {}
        for match in _DEFINED.finditer(self.source.text, self.offset):
            found.setdefault(_read(match["address"]), match.span("address"))
        return found

    @cached_property
    def tight(self) -> tuple[str, Sequence[int]]:
        """The body without white space and backslashes, each entity as its character; and their offsets."""
        pieces: list[str] = []
        origins: list[int] = []
        for match in _DARK.finditer(self.source.text, self.offset):
            is_entity = match.lastgroup == "entity"
            piece = html.unescape(match[0]) if is_entity else match[0]
            pieces.append(piece)
            start = match.start()
            origins.extend(repeat(start, len(piece)) if is_entity else range(start, match.end()))
        return "".join(pieces), origins

    def below(self, index: int) -> int:
        """Return where the first line begins that has something, below the letter before one.

        Where none has, it is the place of that letter.
        """
        if index in self._below:
            return self._below[index]
        last = self.at(index - 1) if index else self.offset
        start = self.source.text.find("\n", last) if index else last
        match = _SEEN.search(self.source.text, start) if start >= 0 else None
        self._below[index] = match.start() if match else last
        return self._below[index]

    def at(self, index: int) -> int:
        """Return the offset in the source of a letter of the body."""
        if not self.starts:
            return self.offset
        index = max(0, min(index, len(self.letters) - 1))
        run = bisect_right(self.starts, index) - 1
        return self.origins[run] + index - self.starts[run]


@dataclass(frozen=True)
class Placed:
    """A text whose place in the body is known."""

    finder: Finder
    text: str
    at: int
    """Which letter of the body the first of them is."""
    length: int
    """How many letters it has."""

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` of the text stand in the source.

        Brackets that belong to the last letter are taken in: `13(e)`.
        """
        before = self._letters_before
        first, last = (before[min(max(place, 0), len(self.text))] for place in (start, end))
        return self._span(first, max(last - first, 0))

    @cached_property
    def _letters_before(self) -> Sequence[int]:
        """How many letters stand before each character, and in the whole text."""
        return tuple(accumulate(map(str.isalnum, self.text), initial=0))

    def _span(self, first: int, length: int) -> Span:
        """Return where some letters of the text stand in the source."""
        if not self.length:
            below = self.finder.below(self.at)
            return self.finder.source.span(below, below + 1)
        last = max(first + length - 1, first)
        begin, stop = self.finder.at(self.at + first), self.finder.at(self.at + last) + 1
        source = self.finder.source
        if source.text[stop : stop + 1] == ")" and "(" in source.text[max(begin - 1, 0) : stop]:
            stop += 1
            begin -= source.text[begin - 1 : begin] == "("
        return source.span(begin, stop)

    def literal(self, words: str, start: int) -> Span:
        """Return where words stand that the source has letter for letter, from about `start` on.

        Where it has them with entities, backslashes or other white space, it is about there.
        """
        near = self.span(start, start + max(len(words), 1))
        return self._exactly(words, near) or self._about(words, near)

    def _exactly(self, words: str, near: Span) -> Span | None:
        source = self.finder.source
        at = source.text.find(words, self._from(words, near), near.end + 400 + len(words))
        return source.span(at, at + len(words)) if at >= 0 else None

    def _about(self, words: str, near: Span) -> Span:
        own = "".join(words.translate(_BACKSLASH).split())
        tight, origins = self.finder.tight
        last = bisect_left(origins, near.end + 400 + len(words))
        for first in (self._from(words, near), self._behind) if own else ():
            at = tight.find(own, bisect_left(origins, first), last)
            if at >= 0:
                source, start = self.finder.source, origins[at]
                # What escapes the first character is one of the words, too.
                start -= len(source.text[first:start]) - len(source.text[first:start].rstrip("\\"))
                return source.span(start, origins[at + len(own) - 1] + 1)
        return near

    def _from(self, words: str, near: Span) -> int:
        """Return from where on words are looked for."""
        first = max(near.start - len(words) - 8, self.finder.offset)
        return first if self.length else min(first, self._behind)

    @property
    def _behind(self) -> int:
        """Where the last letter before the text stands."""
        return self.finder.at(self.at - 1)

    def address(self, href: str, start: int) -> Span:
        """Return where an address stands, in the link at `start` or in a definition of links."""
        near = self.span(start, start + max(len(href), 1))
        exact = self._exactly(href, near)
        if exact:
            return exact
        wanted = _read(href)
        places = self.finder.linked.get(wanted, ())
        if (next_one := bisect_left(places, (near.start,))) < len(places):
            return self.finder.source.span(*places[next_one])
        defined = self.finder.definition(href)
        return defined if _read(defined.text) == wanted else self._about(href, near)

    def whole(self) -> Span:
        """Return the place of the whole text."""
        return self._span(0, self.length)
