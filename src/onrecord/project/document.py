"""Front matter, and YAML with positions: the one door to pyyaml and python-frontmatter.

Every scalar stays the text that was typed, so that `no`, `12:30` and `010` keep their meaning;
the records decide what a text has to look like. Anchors, aliases and tags are refused: they
make a text mean something other than what a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from frontmatter.default_handlers import YAMLHandler

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import Extent, Path, Places
from onrecord.text.characters import hidden

_HANDLER = YAMLHandler()

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
class Halves:
    """The two parts of a summary, each with its offset in characters."""

    front: str
    front_offset: int
    body: str
    body_offset: int


def split(source: Source) -> Halves | Diagnostic:
    """Return the front matter and the body of a summary, or what keeps them from being told apart."""
    text = source.text
    if not _HANDLER.detect(text):
        return Diagnostic(
            Code.NO_FRONT_MATTER,
            "A summary begins with a line `---`, and this file does not.",
            source.span(0, len(source.line(1))),
            "Put the title, date, speakers and norms between two lines `---` at the very top.",
        )
    try:
        front, body = _HANDLER.split(text)
    except ValueError:
        return Diagnostic(
            Code.NOT_CLOSED,
            "The front matter begins here and is never closed.",
            source.span(0, len(source.line(1))),
            "Put a line `---` after its last key.",
        )
    body_offset = len(text) - len(body)
    # The front matter stands behind the first line of dashes and whatever space follows it.
    return Halves(front, text.index(front, text.index("---") + 3), body, body_offset)


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
    try:
        reader = _Reader(source, offset, yaml.parse(text, Loader=yaml.CSafeLoader))
        data = reader.document()
    except yaml.reader.ReaderError:
        return Document(None, Places(source), reported=True)
    except yaml.YAMLError as error:
        return Document(None, Places(source), (_problem(source, error, offset, len(text)),))
    except _RefusedError as refused:
        return Document(None, Places(source), (refused.diagnostic,))
    return Document(data, Places(source, reader.values, reader.keys), tuple(reader.diagnostics))


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
class _Reader:
    """Builds plain values and their places from pyyaml's events.

    Not from its nodes: they have lost anchors and aliases, and composing them overflows the stack
    where a text is nested deeply enough.
    """

    source: Source
    offset: int
    events: Iterator[yaml.Event]
    values: dict[Path, Extent] = field(default_factory=dict)
    keys: dict[Path, Extent] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def document(self) -> Any:
        """Return the one document of the text; `None` where there is none."""
        data = None
        started = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    self._refuse(
                        event,
                        Code.YAML,
                        "A second YAML document starts here, and it would not be read.",
                        "Remove the line `---` or `...` above it.",
                    )
                started = True
                data = self._node(next(self.events), ())
        return data

    def _node(self, event: yaml.Event, path: Path) -> Any:
        """Return the value that begins with an event, and keep its place."""
        self._refuse_shorthand(event)
        end = event
        data: Any = None
        if isinstance(event, yaml.ScalarEvent):
            empty = event.value == "" and event.implicit[0] and not event.style
            data = None if empty else event.value
            self._report_hidden(event)
        else:
            self._refuse_depth(event, path)
            fill = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
            data, end = fill(path)
        self.values[path] = (self._extent(event)[0], self._extent(end)[1])
        return data

    def _sequence(self, path: Path) -> tuple[list[Any], yaml.Event]:
        """Return the values of a list, and the event that ends it."""
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self._node(event, (*path, len(data))))
        return data, event

    def _mapping(self, path: Path) -> tuple[dict[str, Any], yaml.Event]:
        """Return the keys and values of a mapping, and the event that ends it."""
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse_shorthand(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(
                    event,
                    Code.YAML,
                    "A key here is a list or mapping, not a word.",
                    "Write a word, a colon and the value.",
                )
            key = (*path, event.value)
            if event.value in data:
                self._report_duplicate(event, key)
                # A path that no record has keeps the second value out of the first one's place.
                self._node(next(self.events), (*path, f"\0{self._extent(event)[0]}"))
            else:
                self.keys[key] = self._extent(event)
                data[event.value] = self._node(next(self.events), key)
        return data, event

    def _refuse(self, event: yaml.Event, code: Code, message: str, hint: str) -> NoReturn:
        """Read no further, and say why."""
        raise _RefusedError(Diagnostic(code, message, self._span(event), hint))

    def _refuse_shorthand(self, event: yaml.Event) -> None:
        """Take no anchors, aliases and tags."""
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            written = self._span(event).text.split()[0]
            kind = {"&": "anchor", "*": "alias", "!": "tag"}[written[0]]
            self._refuse(
                event,
                Code.YAML_SHORTHAND,
                f"`{written}` is a YAML {kind}, which is not allowed here.",
                "Write the value out. A text that begins with `*`, `&` or `!` goes in quotes.",
            )

    def _refuse_depth(self, event: yaml.Event, path: Path) -> None:
        """Take no deep nesting."""
        if len(path) >= DEPTH:
            self._refuse(
                event,
                Code.NESTING,
                f"Lists and mappings are nested more than {DEPTH} levels deep here.",
                "Nothing in this file needs more than three levels.",
            )

    def _report_hidden(self, event: yaml.ScalarEvent) -> None:
        """Find hidden characters that are written as escapes: `\u202e` passes for harmless."""
        if offsets := hidden(event.value):
            place = self._span(event)
            as_written = place.text
            escaped = (event.value[at] for at in offsets if event.value[at] not in as_written)
            self.diagnostics.extend(hidden_character(char, place) for char in escaped)

    def _report_duplicate(self, event: yaml.ScalarEvent, key: Path) -> None:
        """Say that a mapping has a key already."""
        first, _ = self.source.position(self.keys[key][0])
        self.diagnostics.append(
            Diagnostic(
                Code.DUPLICATE_KEY,
                f"Duplicate key `{event.value}`: the first is in line {first}.",
                self._span(event),
                "Keep one of the two.",
            )
        )

    def _span(self, event: yaml.Event) -> Span:
        """Return the place of an event."""
        return self.source.stretch(*self._extent(event))

    def _extent(self, event: yaml.Event) -> Extent:
        """Return where an event begins and ends in the source."""
        start, end = event.start_mark, event.end_mark
        return (
            self.offset + (start.index if start else 0),
            self.offset + (end.index if end else 0),
        )


def hidden_character(char: str, place: Span) -> Diagnostic:
    """Say that a character at a place cannot be seen."""
    return Diagnostic(
        Code.HIDDEN_CHARACTER,
        f"The character U+{ord(char):04X} here cannot be seen, and it can reorder or hide the text "
        "around it.",
        place,
        "Delete it and type the words around it again.",
    )
