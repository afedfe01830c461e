"""Front matter, and YAML with positions: the one door to pyyaml and python-frontmatter.

Every scalar stays the text that was typed, so that `no`, `12:30` and `010` keep their meaning;
the records decide what a text has to look like. Anchors, aliases and tags are refused: they
make a text mean something other than what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from frontmatter.default_handlers import YAMLHandler

from onrecord.diagnostics import Code, Collector, Diagnostic, Severity, Source, Span
from onrecord.model import Extent, Path, Places
from onrecord.project import yaml_mistakes
from onrecord.text.characters import hidden

_HANDLER = YAMLHandler()

DEPTH = 12
"""How deeply lists and mappings may be nested."""

_NO_TEXT = re.compile(r"[a-z0-9:/.-]*")
"""An id, a day, a number: words whose end nobody mistakes."""

_LATER = re.compile(r"(?:[^\n]*\n){0,9}?[ \t]*-{3,}[ \t]*\n[ \t]*[^\W\d_]\w*:[ \t]")
"""A line of dashes that is not the first one, and a key below it."""
_SIGNS = re.compile(r"\s*[^\w\s]{1,9}[ \t]*\n[ \t]*[^\W\d_]\w*[ \t]*[:=]")
"""A line of other signs, and a key below it."""


@dataclass(frozen=True)
class Halves:
    """The two parts of a summary, each with its offset in characters."""

    front: str
    front_offset: int
    body: str
    body_offset: int


def split(source: Source) -> Halves | Diagnostic:
    """Return the front matter and the body of a summary, or what keeps them from being told apart."""
    text, top = source.text, source.span(0, len(source.line(1)))
    if not _HANDLER.detect(text):
        message = "A summary begins with a line `---`, and this file does not."
        hint = "Put the title, date, speakers and norms between two lines `---` at the very top."
        if _LATER.match(text):
            hint = "Remove what stands before the first `---`, empty lines and spaces, too."
        elif _SIGNS.match(text):
            hint = "Type three hyphens, and nothing else, in the place of these signs: `---`."
        return Diagnostic(Code.NO_FRONT_MATTER, message, top, hint)
    try:
        front, body = _HANDLER.split(text)
    except ValueError:
        message = "The front matter begins here and is never closed."
        return Diagnostic(Code.NOT_CLOSED, message, top, "Put a line `---` after its last key.")
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

    @property
    def cut(self) -> frozenset[int]:
        """The lines in which a comment cuts a value: more need not be said of that value."""
        found = (item for item in self.diagnostics if item.code == Code.CUT_BY_COMMENT)
        return frozenset(item.span.line for item in found)


def parse(source: Source, text: str, offset: int = 0, entries: str = "one, two") -> Document:
    """Parse the YAML text that stands at an offset of a source; never raise.

    `entries` are those of a list that hints show.
    """
    # pyyaml passes over a byte order mark and does not count it; reading has reported it.
    marks = len(text) - len(text.lstrip("\ufeff"))
    text, offset = text[marks:], offset + marks
    try:
        reader = _Reader(source, offset, yaml.parse(text, Loader=yaml.CSafeLoader))
        data = reader.document()
    except yaml.reader.ReaderError:
        return Document(None, Places(source), reported=True)
    except yaml.YAMLError as error:
        return Document(None, Places(source), (problem(source, error, offset, text, entries),))
    except _RefusedError as refused:
        return Document(None, Places(source), (refused.diagnostic,))
    return Document(data, Places(source, reader.values, reader.keys), reader.found.diagnostics)


def problem(
    source: Source, error: yaml.YAMLError, offset: int, text: str, entries: str = "one, two"
) -> Diagnostic:
    """Say in plain words what pyyaml stumbled over."""
    said = str(getattr(error, "problem", ""))
    mark = getattr(error, "problem_mark", None)
    if any(part in said for part in ("end of stream", "expected ',' or", "expected ':'")):
        # What is never closed is seen at the end of the text; its beginning is what helps.
        mark = getattr(error, "context_mark", None) or mark
    start = offset + (mark.index if mark else len(text))
    if found := yaml_mistakes.unspaced(source, start, said):
        line, message, hint = found
        start = source.offset(line, 1)
        return Diagnostic(
            Code.YAML, message, source.stretch(start, start + len(source.line(line))), hint
        )
    message, hint = yaml_mistakes.words(source, start, said)
    shown = hint.replace("{entries}", entries)
    return Diagnostic(Code.YAML, message, source.span(start, start + 1), shown)


class _RefusedError(Exception):
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
    found: Collector = field(default_factory=Collector)

    def document(self) -> Any:
        """Return the one document of the text; `None` where there is none."""
        data = None
        started = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    message = "A second YAML document starts here, and it would not be read."
                    hint = "Remove the line `---` or `...` above it."
                    self._refuse(event, Code.YAML, message, hint)
                started = True
                data = self._node(next(self.events), ())
        return data

    def _node(self, event: yaml.Event, path: Path) -> Any:
        """Return the value that begins with an event, and keep its place."""
        self._refuse_shorthand(event)
        end = event
        data: Any = None
        if isinstance(event, yaml.ScalarEvent):
            data = self._scalar(event)
        else:
            self._refuse_depth(event, path)
            fill = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
            data, end = fill(path)
        self.values[path] = self._extent(event, end)
        return data

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        self._report_hidden(event)
        plain = event.implicit[0] and not event.style
        comment = plain and yaml_mistakes.COMMENT.match(self.source.text, self._extent(event)[1])
        cut = self._report_cut(event, comment) if comment else ""
        text = f"{event.value}{cut}"
        return None if plain and not text else text

    def _report_cut(self, event: yaml.ScalarEvent, comment: re.Match[str]) -> str:
        """Say that a comment cuts a text short; return what was cut off where it is no comment.

        A sign that stands right before a word is hardly a comment; one behind an id, a day or a
        number hardly anything else.
        """
        number = re.match(r"#+[^\s#]", comment["comment"]) is not None
        if not number and _NO_TEXT.fullmatch(event.value):
            return ""
        kept = f"`{event.value}`" if event.value else "nothing"
        message = f"` #` begins a comment: of this value {kept} is left."
        line, column = self.source.position(comment.start())
        pasted = yaml_mistakes.quoted_at(self.source.line(line), column - 1)
        hint = f"If it belongs to the value, put the whole in quotes: {pasted}."
        if not number:
            hint += " If it is a comment, put it on a line of its own."
        place = self.source.stretch(comment.start("comment"), comment.end())
        severity = Severity.ERROR if number else Severity.WARNING
        self.found.extend([Diagnostic(Code.CUT_BY_COMMENT, message, place, hint, severity)])
        return comment[0] if number else ""

    def _sequence(self, path: Path) -> tuple[list[Any], yaml.Event]:
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self._node(event, (*path, len(data))))
        return data, event

    def _mapping(self, path: Path) -> tuple[dict[str, Any], yaml.Event]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse_shorthand(event)
            if not isinstance(event, yaml.ScalarEvent):
                message = "A key here is a list or mapping, not a word."
                pasted = yaml_mistakes.quoted_line(
                    self._span(event).source.line(self._span(event).line)
                )
                hint = "Write a word, a colon and the value."
                hint += f" A text that begins with `{{` goes in quotes: {pasted}." if pasted else ""
                self._refuse(event, Code.YAML, message, hint)
            if unparted := yaml_mistakes.unparted(event.value) if event.implicit[0] else None:
                self._refuse(event, Code.YAML, *unparted)
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
        raise _RefusedError(Diagnostic(code, message, self._span(event), hint))

    def _refuse_shorthand(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            written = self._span(event).text.split()[0]
            kind = {"&": "anchor", "*": "alias", "!": "tag"}[written[0]]
            message = f"`{written}` is a YAML {kind}, which is not allowed here."
            hint = "Write the value out. A text that begins with `*`, `&` or `!` goes in quotes"
            pasted = yaml_mistakes.quoted_line(self.source.line(self._span(event).line))
            hint += f": {pasted}." if pasted and not re.search(r"[\[{]", pasted) else "."
            self._refuse(event, Code.YAML_SHORTHAND, message, hint)

    def _refuse_depth(self, event: yaml.Event, path: Path) -> None:
        if len(path) >= DEPTH:
            message = f"Lists and mappings are nested more than {DEPTH} levels deep here."
            hint = "Nothing in this file needs more than three levels."
            self._refuse(event, Code.NESTING, message, hint)

    def _report_hidden(self, event: yaml.ScalarEvent) -> None:
        """Find hidden characters that are written as escapes: `\u202e` passes for harmless."""
        if offsets := hidden(event.value):
            place = self._span(event)
            as_written = place.text
            found = dict.fromkeys(event.value[at] for at in offsets)
            escaped = (char for char in found if char not in as_written)
            self.found.extend(hidden_character(char, place) for char in escaped)

    def _report_duplicate(self, event: yaml.ScalarEvent, key: Path) -> None:
        first, _ = self.source.position(self.keys[key][0])
        message = f"Duplicate key `{event.value}`: the first is in line {first}."
        place, hint = self._span(event), "Keep one of the two."
        self.found.extend([Diagnostic(Code.DUPLICATE_KEY, message, place, hint)])

    def _span(self, event: yaml.Event) -> Span:
        return self.source.stretch(*self._extent(event))

    def _extent(self, event: yaml.Event, last: yaml.Event | None = None) -> Extent:
        """Return where an event begins, and where it or the last of several ends."""
        start, end = event.start_mark, (last or event).end_mark
        return (
            self.offset + (start.index if start else 0),
            self.offset + (end.index if end else 0),
        )


def hidden_character(char: str, place: Span) -> Diagnostic:
    """Say that a character at a place cannot be seen."""
    message = (
        f"The character U+{ord(char):04X} here cannot be seen, and it can reorder or hide the text "
        "around it."
    )
    hint = "Delete it and type the words around it again."
    return Diagnostic(Code.HIDDEN_CHARACTER, message, place, hint)


def dump(value: Any) -> str:
    """Return plain data as YAML; keys keep their order."""
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=120)
    return text
