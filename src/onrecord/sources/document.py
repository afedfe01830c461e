"""YAML with positions: the one door to pyyaml.

Every scalar stays the text that was typed, so that `no`, `12:30` and `010` keep their meaning;
the records decide what a text has to look like. Anchors, aliases and tags are refused: they
make a text mean something other than what a reader sees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import Extent, Path, Places
from onrecord.sources import characters
from onrecord.text.characters import hidden

DEPTH = 12
"""How deeply lists and mappings may be nested."""

_AFTER_QUOTE = (
    "A quoted value ends before this place, and more text follows.",
    "Double an apostrophe that belongs to the text, `'It''s'`, or close the quotes at the end.",
)
_INDENTED_KEY = (
    "This key is indented under a value that is complete already.",
    "Start it in the same column as the other keys.",
)
_PROBLEMS = (
    (
        "document start",
        "The front matter ends before this line.",
        "Remove the line `...` above it.",
    ),
    (
        "directive",
        "A line cannot begin with `%`.",
        "Put the word in quotes, or remove the sign.",
    ),
    (
        "mapping values are not allowed",
        "A colon here starts a second key on the same line.",
        "Put a text that has a colon in quotes: `title: 'Norms: what next?'`.",
    ),
    (
        "start any token",
        "A value cannot begin with this character.",
        "Put the value in quotes; indent with spaces, not with tabs.",
    ),
    (
        "could not find expected ':'",
        "A key here has no colon after it.",
        "Write `key: value`, and indent the lines that belong to one value alike.",
    ),
    (
        "unexpected end of stream",
        "A quotation mark or bracket is opened and never closed.",
        "Close it, or double a quotation mark that belongs to the text.",
    ),
    (
        "escape character",
        "Between double quotes a backslash has a meaning of its own.",
        "Use single quotes around this value.",
    ),
    (
        "expected ',' or",
        "A list or mapping in brackets is not closed, or a comma is missing.",
        "Write `[13e, 13k]`: commas between the values, a bracket at each end.",
    ),
    (
        "block sequence entries are not allowed",
        "A list cannot begin on the line of its key.",
        "Put each `- value` on a line of its own, or write `[13e, 13k]`.",
    ),
    (
        "did not find expected",
        "This line is indented in a way that belongs to nothing above it.",
        "Keys of one level start in the same column; quotes go around the whole value.",
    ),
)


@dataclass(frozen=True)
class Document:
    """What a YAML text says: plain dicts, lists, texts and `None`, with their places."""

    data: Any
    """`None` where the text could not be read."""
    places: Places
    diagnostics: tuple[Diagnostic, ...] = ()
    reported: bool = False
    """Whether reading the file has said already what keeps it from being parsed."""


def parse(source: Source, text: str, offset: int = 0) -> Document:
    """Parse the YAML text that stands at an offset of a source; never raise."""
    builder = _Builder(source, offset)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.reader.ReaderError:
        return Document(None, Places(source), reported=True)
    except yaml.YAMLError as error:
        return Document(None, Places(source), (_problem(source, error, offset, len(text)),))
    except _RefusedError as refused:
        return Document(None, Places(source), (refused.diagnostic,))
    places = Places(source, builder.values, builder.keys)
    return Document(builder.root, places, tuple(builder.diagnostics))


def _problem(source: Source, error: yaml.YAMLError, offset: int, length: int) -> Diagnostic:
    """Say in plain words what pyyaml stumbled over."""
    problem = str(getattr(error, "problem", ""))
    mark = getattr(error, "problem_mark", None)
    if any(part in problem for part in ("end of stream", "expected ',' or", "expected ':'")):
        # What is never closed is seen at the end of the text; its beginning is what helps.
        mark = getattr(error, "context_mark", None) or mark
    start = offset + (mark.index if mark else length)
    message, hint = _special(source, start, problem) or next(
        (words for part, *words in _PROBLEMS if part in problem),
        (
            f"This cannot be read as YAML: {problem}.",
            "Compare the line with those around it: `key: value`, with even indentation.",
        ),
    )
    return Diagnostic(Code.YAML, message, source.span(start, start + 1), hint)


def _special(source: Source, start: int, problem: str) -> tuple[str, str] | None:
    """Return the words for mistakes that pyyaml does not tell apart."""
    if "did not find expected" in problem and source.text[start - 1 : start] in {"'", '"'}:
        return _AFTER_QUOTE
    line, column = source.position(start)
    before = source.line(line)[: column - 1]
    if "mapping values" in problem and before[:1] == " " and ": " not in before:
        return _INDENTED_KEY
    return None


class _RefusedError(Exception):
    """A text that is not read any further, with the reason."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


@dataclass
class _Level:
    """A list or mapping that is being read."""

    value: Any
    path: Path
    start: int
    key: str | None = None


@dataclass
class _Builder:
    """Builds plain values and their places from pyyaml's events, without recursion."""

    source: Source
    offset: int
    root: Any = None
    values: dict[Path, Extent] = field(default_factory=dict)
    keys: dict[Path, Extent] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event."""
        self._refuse_shorthand(event)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                level = self.levels.pop()
                self.values[level.path] = (level.start, self._extent(event)[1])
            case yaml.MappingStartEvent():
                self._open({}, event)
            case yaml.SequenceStartEvent():
                self._open([], event)
            case yaml.DocumentStartEvent():
                self._start_document(event)

    def _start_document(self, event: yaml.Event) -> None:
        """Refuse a second document: only the first would be read."""
        self.documents += 1
        if self.documents > 1:
            place = self._event_span(event)
            raise _RefusedError(
                Diagnostic(
                    Code.YAML,
                    "A second YAML document starts here, and it would not be read.",
                    place,
                    "Remove the line `---` or `...` above it.",
                )
            )

    def _refuse_shorthand(self, event: yaml.Event) -> None:
        """Say that anchors, aliases and tags are not taken."""
        if not (getattr(event, "anchor", None) or getattr(event, "tag", None)):
            return
        place = self._event_span(event)
        raise _RefusedError(
            Diagnostic(
                Code.YAML_SHORTHAND,
                f"`{place.text.split()[0]}` is a YAML shorthand, and this file takes none.",
                place,
                "Write the value out. A text that begins with `*`, `&` or `!` goes in quotes.",
            )
        )

    def _open(self, value: Any, event: yaml.Event) -> None:
        """Begin a list or mapping."""
        if len(self.levels) >= DEPTH:
            raise _RefusedError(
                Diagnostic(
                    Code.NESTING,
                    f"Lists and mappings are nested more than {DEPTH} levels deep here.",
                    self._event_span(event),
                    "Nothing in this file needs more than three levels.",
                )
            )
        path = self._place(value, event)
        self.levels.append(_Level(value, path, self._extent(event)[0]))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a key or a value."""
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._key(level, event)
            return
        empty = event.value == "" and event.implicit[0] and not event.style
        path = self._place(None if empty else event.value, event)
        self.values[path] = self._extent(event)
        if offsets := hidden(event.value):
            place = self._event_span(event)
            as_written = place.text
            # Written as an escape, `\u202E`, a character passes for harmless in the file.
            escaped = (event.value[at] for at in offsets if event.value[at] not in as_written)
            self.diagnostics.extend(characters.diagnostic(char, place) for char in escaped)

    def _key(self, level: _Level, event: yaml.ScalarEvent) -> None:
        """Take a key, and say when the mapping has it already."""
        level.key = event.value
        path = (*level.path, event.value)
        if event.value in level.value:
            first, _ = self.source.position(self.keys[path][0])
            self.diagnostics.append(
                Diagnostic(
                    Code.DUPLICATE_KEY,
                    f"`{event.value}` stands here a second time; the first is in line {first}.",
                    self._event_span(event),
                    "Keep one of the two.",
                )
            )
            # A path that no record has keeps the second value out of the first one's place.
            level.key = f"\0{self._extent(event)[0]}"
            return
        self.keys[path] = self._extent(event)

    def _place(self, value: Any, event: yaml.Event) -> Path:
        """Put a value where it belongs and return its path."""
        if not self.levels:
            self.root = value
            return ()
        level = self.levels[-1]
        if isinstance(level.value, list):
            level.value.append(value)
            return (*level.path, len(level.value) - 1)
        if level.key is None:
            raise _RefusedError(
                Diagnostic(
                    Code.YAML,
                    "A key here is a list or mapping, not a word.",
                    self._event_span(event),
                    "Write a word, a colon and the value.",
                )
            )
        path = (*level.path, level.key)
        if not level.key.startswith("\0"):
            level.value[level.key] = value
        level.key = None
        return path

    def _event_span(self, event: yaml.Event) -> Span:
        """Return the place of an event."""
        return self.source.stretch(*self._extent(event))

    def _extent(self, event: yaml.Event) -> Extent:
        """Return where an event begins and ends in the source."""
        start, end = event.start_mark, event.end_mark
        return (
            self.offset + (start.index if start else 0),
            self.offset + (end.index if end else 0),
        )
