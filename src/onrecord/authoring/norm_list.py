"""Fix the list `norms` of a summary in its text: spelling, order, what is missing.

Its entries change places with each other; the layout around them stays. In a list of one line for
each norm, the comment behind a norm goes with it. Where other comments stand between the entries,
these keep their order: a comment may belong to the line it stands by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.authoring.editing import Piece, replaced
from onrecord.diagnostics import Source, Span
from onrecord.model import LETTERS
from onrecord.project import document
from onrecord.project.document import Document, Halves

_SPELLINGS = re.compile(
    r"(?:(?:UN\s+)?(?:GGE\s+)?norms?\s*)?(?:(?:paragraph|para\.?|¶)\s*)?(?:13[\s.-]*)?"
    rf"\(?\s*([{LETTERS}])\s*\)?",
    re.IGNORECASE,
)
"""How people write a norm where its id should stand: `13(e)`, `e`, `norm 13 (e)`."""


@dataclass(frozen=True)
class _Entry:
    """One norm of the list."""

    norm: str
    """What it says; an id where that is clear."""
    place: Span
    end: int
    """Where what goes with it ends: a comment on its line, in a list of lines."""

    @property
    def text(self) -> str:
        """How it is to be written: as it stands, unless it is spelled otherwise."""
        as_written = self.place.text
        spelled = as_written if as_written.strip("'\"") == self.norm else self.norm
        return spelled + self.place.source.text[self.place.end : self.end]


@dataclass(frozen=True)
class _NormList:
    """The list `norms` where it stands in a file."""

    key: Span
    value: Span
    entries: tuple[_Entry, ...]

    @property
    def in_brackets(self) -> bool:
        """Whether it stands between brackets, and not in a line for each entry."""
        return self.value.text.startswith("[")

    @property
    def commented(self) -> bool:
        """Whether there are comments between the entries."""
        text = self.value.source.text
        gaps = zip(self.entries, self.entries[1:], strict=False)
        return any("#" in text[one.end : other.place.start] for one, other in gaps)

    def pieces(self, texts: Sequence[str]) -> list[Piece]:
        """Return what to write so that these texts are the entries."""
        if not self.entries:
            return self._first(texts)
        last = self.entries[-1]
        places = [(entry.place.start, entry.end) for entry in self.entries]
        found = [(*place, text) for place, text in zip(places, texts, strict=False)]
        if more := texts[len(places) :]:
            line = self.value.source.line(last.place.line)[: last.place.column - 1]
            before = ", " if self.in_brackets else f"\n{line}"
            found.append((last.end, last.end, "".join(before + text for text in more)))
        elif len(texts) < len(places):
            found.append((places[len(texts) - 1][1], last.end, ""))
        return found

    def _first(self, texts: Sequence[str]) -> list[Piece]:
        """Return what to write where the list has no entries yet."""
        listed = f"[{', '.join(texts)}]"
        if self.in_brackets:
            return (
                []
                if self.value.text[1:-1].strip()
                else [(self.value.start, self.value.end, listed)]
            )
        colon = self.value.source.text.index(":", self.key.end) + 1
        return [(colon, colon, f" {listed}")]


def front_matter(source: Source) -> Document | None:
    """Return the front matter of a summary; nothing where it cannot be separated from the body."""
    halves = document.split(source)
    if not isinstance(halves, Halves):
        return None
    return document.parse(source, halves.front, halves.front_offset)


def _found(source: Source) -> _NormList | None:
    """Return the list of a summary; nothing where there is none, or it holds more than texts."""
    read = front_matter(source)
    if read is None or not isinstance(read.data, dict) or "norms" not in read.data:
        return None
    norms, value = read.data["norms"] or [], read.places.value("norms")
    if not isinstance(norms, list) or not all(isinstance(norm, str) for norm in norms):
        return None
    places = [read.places.value("norms", at) for at in range(len(norms))]
    in_lines = not value.text.startswith("[")
    ends = [_line_end(place) if in_lines else place.end for place in places]
    entries = map(_Entry, map(norm_id, norms), places, ends)
    return _NormList(read.places.key("norms"), value, tuple(entries))


def _line_end(place: Span) -> int:
    source = place.source
    return source.offset(place.end_line, 1) + len(source.line(place.end_line))


def norm_id(written: str) -> str:
    """Return the id of a norm as somebody wrote it, `norm 13 (e)`; what they wrote where it is none."""
    match = _SPELLINGS.fullmatch(written.strip())
    return f"13{match[1].lower()}" if match else written


def spelled(source: Source) -> str:
    """Spell every norm as its id, and keep the first of two that are the same."""
    norms = _found(source)
    if norms is None:
        return source.text
    first = {entry.norm: entry for entry in reversed(norms.entries)}
    duplicates = [entry for entry in norms.entries if entry is not first[entry.norm]]
    if duplicates and not norms.commented and not any("#" in entry.text for entry in duplicates):
        texts = [first[norm].text for norm in sorted(first)]
    else:
        texts = [entry.text for entry in norms.entries]
    return replaced(source.text, norms.pieces(texts) if texts else ())


def completed(source: Source, cited: frozenset[str] | None) -> str:
    """Add the norms that the text cites, and put the list in order; `None` where these are unknown."""
    norms = _found(source)
    if norms is None or cited is None:
        return source.text
    entries = [(entry.norm, entry.text) for entry in norms.entries]
    missing = [(norm, norm) for norm in sorted(cited - {norm for norm, _ in entries})]
    every = [*entries, *missing]
    if not norms.commented:
        every.sort(key=lambda entry: entry[0])
    if every == entries:
        return source.text
    return replaced(source.text, norms.pieces([text for _, text in every]))


def only_norms_differ(before: Source, after: Source) -> bool:
    """Say whether two summaries say the same but for `norms`, where the second says no less."""
    old, new = front_matter(before), front_matter(after)
    was, now = _found(before), _found(after)
    if old is None or new is None or was is None or now is None or new.diagnostics:
        return False
    less = {entry.norm for entry in was.entries} - {entry.norm for entry in now.entries}
    same = {**old.data, "norms": new.data["norms"]} == new.data
    return same and not less and _body(before) == _body(after)


def _body(source: Source) -> str:
    halves = document.split(source)
    return halves.body if isinstance(halves, Halves) else source.text
