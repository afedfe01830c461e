"""Mend the list `norms` of a summary in its text: spelling, order, what is missing.

A list in brackets on one line, and a list of one line for each norm, can be put in order. Any
other layout, and one with comments between its lines, keeps its order: a comment belongs to the
line it stands by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.diagnostics import Source, Span
from onrecord.model import LETTERS
from onrecord.sources import document, frontmatter
from onrecord.sources.document import Document
from onrecord.sources.frontmatter import Halves

_SPELLINGS = re.compile(
    r"(?:(?:UN\s+)?(?:GGE\s+)?norms?\s*)?(?:(?:paragraph|para\.?|¶)\s*)?(?:13[\s.-]*)?"
    rf"\(?\s*([{LETTERS}])\s*\)?",
    re.IGNORECASE,
)
"""How people write a norm where its id should stand: `13(e)`, `e`, `norm 13 (e)`."""

_COMMENT = re.compile(r"(?:^|\s)#")
_DASH = re.compile(r"\s*-\s+")


@dataclass(frozen=True)
class Item:
    """One entry of the list."""

    norm: str
    """What it says; an id where that is clear."""
    place: Span

    @property
    def text(self) -> str:
        """How it is to be written: as it stands, unless it is spelt otherwise."""
        written = self.place.text
        return written if written.strip("'\"") == self.norm else self.norm


@dataclass(frozen=True)
class NormList:
    """The list `norms` where it stands in a file."""

    key: Span
    value: Span
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """The whole text of the file."""
        return self.value.source.text

    def in_order(self, kept: Iterable[Item], missing: Iterable[str] = ()) -> str | None:
        """Return the text with these entries in order, or nothing where the layout forbids it."""
        rows = [*((item.norm, item) for item in kept), *((norm, None) for norm in missing)]
        rows.sort(key=lambda row: row[0])
        if self.value.text.startswith("["):
            return self._in_brackets([item.text if item else norm for norm, item in rows])
        if self.items:
            return self._in_lines(rows)
        colon = self.text.index(":", self.key.end) + 1
        listed = ", ".join(norm for norm, _ in rows)
        return f"{self.text[:colon]} [{listed}]{self.text[colon:]}"

    def _in_brackets(self, texts: list[str]) -> str | None:
        """Write entries between the brackets of one line."""
        inside = self.value.text[1:-1]
        if "\n" in inside:
            return None
        pad = " " if inside.startswith(" ") and inside.strip() else ""
        return self._with(f"[{pad}{', '.join(texts)}{pad}]", self.value.start, self.value.end)

    def _in_lines(self, rows: list[tuple[str, Item | None]]) -> str | None:
        """Write entries as the lines they stand in; a comment behind a norm goes with it."""
        source, first, last = self.value.source, self.items[0].place, self.items[-1].place
        kept = {item.place.line for _, item in rows if item}
        dropped = set(range(first.line, last.line + 1)) - kept
        if any(_COMMENT.search(source.line(number)) for number in dropped):
            return None
        if {item.place.line for item in self.items} != dropped | kept:
            return None
        dash = _DASH.match(source.line(first.line))
        if dash is None or not all(_DASH.match(source.line(number)) for number in kept):
            return None
        lines = [_line(item) if item else f"{dash[0]}{norm}" for norm, item in rows]
        end = source.offset(last.line, 1) + len(source.line(last.line))
        return self._with("\n".join(lines), source.offset(first.line, 1), end)

    def followed_by(self, missing: tuple[str, ...]) -> str | None:
        """Return the text with more norms behind the last entry, whatever the layout."""
        if not self.items or not missing:
            return None
        source, last = self.value.source, self.items[-1].place
        if self.value.text.startswith("["):
            return self._with("".join(f", {norm}" for norm in missing), last.end, last.end)
        dash = _DASH.match(source.line(last.line))
        end = source.offset(last.line, 1) + len(source.line(last.line))
        return (
            self._with("".join(f"\n{dash[0]}{norm}" for norm in missing), end, end)
            if dash
            else None
        )

    def _with(self, words: str, start: int, end: int) -> str:
        """Return the text with other words between two offsets."""
        return self.text[:start] + words + self.text[end:]


def _line(item: Item) -> str:
    """Return the line of an entry with the norm as it is to be written."""
    line = item.place.source.line(item.place.line)
    return line[: item.place.column - 1] + item.text + line[item.place.end_column - 1 :]


def front(source: Source) -> Document | None:
    """Return the front matter of a summary; nothing where it cannot be told from the body."""
    halves = frontmatter.split(source)
    if not isinstance(halves, Halves):
        return None
    return document.parse(source, halves.front, halves.front_offset)


def _found(source: Source) -> NormList | None:
    """Return the list of a summary; nothing where there is none, or it holds more than texts."""
    read = front(source)
    if read is None or not isinstance(read.data, dict) or "norms" not in read.data:
        return None
    norms, places = read.data["norms"] or [], read.places
    if not isinstance(norms, list) or not all(isinstance(norm, str) for norm in norms):
        return None
    items = (Item(_id(norm), places.value("norms", at)) for at, norm in enumerate(norms))
    return NormList(places.key("norms"), places.value("norms"), tuple(items))


def _id(written: str) -> str:
    """Return the id that somebody means, or what they wrote."""
    match = _SPELLINGS.fullmatch(written.strip())
    return f"13{match[1].lower()}" if match else written


def spelt(source: Source) -> str:
    """Spell every norm as its id, and keep the first of two that are the same."""
    norms = _found(source)
    if norms is None:
        return source.text
    once: dict[str, Item] = {}
    for item in norms.items:
        once.setdefault(item.norm, item)
    if len(once) < len(norms.items) and (text := norms.in_order(once.values())):
        return text
    text = source.text
    for item in reversed(norms.items):
        text = text[: item.place.start] + item.text + text[item.place.end :]
    return text


def agreeing(source: Source, cited: frozenset[str] | None) -> str:
    """Add the norms that the text cites, and put the list in order; `None` cites nothing known."""
    norms = _found(source)
    if norms is None or cited is None:
        return source.text
    missing = tuple(sorted(cited - {item.norm for item in norms.items}))
    listed = [item.norm for item in norms.items]
    if not missing and listed == sorted(listed):
        return source.text
    return norms.in_order(norms.items, missing) or norms.followed_by(missing) or source.text


def only_norms_differ(before: Source, after: Source) -> bool:
    """Say whether two summaries say the same but for `norms`, where the second says no less."""
    old, new = front(before), front(after)
    was, now = _found(before), _found(after)
    if old is None or new is None or was is None or now is None or new.diagnostics:
        return False
    less = {item.norm for item in was.items} - {item.norm for item in now.items}
    same = {**old.data, "norms": new.data["norms"]} == new.data
    return same and not less and _body(before) == _body(after)


def _body(source: Source) -> str:
    """Return what stands below the front matter."""
    halves = frontmatter.split(source)
    return halves.body if isinstance(halves, Halves) else source.text
