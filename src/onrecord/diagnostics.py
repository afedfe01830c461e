"""Texts, places in them, what there is to say about those places, and what the manual says of it.

The lowest layer: it knows nothing of summaries or norms. Everything a user is told about
their files travels as a `Diagnostic`; how it looks is the business of `onrecord.report`.
"""

from __future__ import annotations

import codecs
import inspect
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from itertools import accumulate
from typing import Self

_PART = re.compile(
    r'^```\w*(?: title="([^"\n]*)")?\n(.*?)^```$|^\S.*?(?=\n\n|\s*\Z)', re.MULTILINE | re.DOTALL
)
"""An example, with its title and its text, or a paragraph."""
_LINK = re.compile(r"(^```.*?^```$|`[^`]*`)|\[([^\]]+)\]\([^)\s]+\)", re.MULTILINE | re.DOTALL)
"""Code as it stands, or a link and its words."""


@dataclass(frozen=True)
class Source:
    """One text file of the project."""

    path: str
    """Relative to the project's folder, with forward slashes: `summaries/2018-12-11.md`."""
    text: str = field(repr=False)
    """The whole text, with `\\n` line ends and without a byte order mark."""

    @classmethod
    def of(cls, path: str, data: bytes) -> Self:
        """Return the text of a file. Raises `UnicodeDecodeError` where it is not UTF-8."""
        data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return cls(path, data.decode("utf-8"))

    @cached_property
    def _starts(self) -> list[int]:
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
        if not 0 <= start <= end <= len(self.text):
            start = max(0, min(start, len(self.text)))
            end = max(start, min(end, len(self.text)))
        return Span(self, start, end)

    def stretch(self, start: int, end: int) -> Span:
        """Return the same place without white space at its end, and with one character at least."""
        text = self.text[start:end]
        return self.span(start, start + max(len(text.rstrip()), 1))


@dataclass(frozen=True)
class Span:
    """A place in a source: from a character to just before another, by their offsets."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line of its first character, counted from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column of its first character, counted from 1."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line of its end, counted from 1."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just behind its last character, counted from 1."""
        return self.source.position(self.end)[1]

    @property
    def text(self) -> str:
        """The words at this place."""
        return self.source.text[self.start : self.end]


class Code(StrEnum):
    """A stable code: the first digit says which step of the pipeline speaks.

    A code is never given a second meaning. Rules bring their codes and texts themselves:
    `onrecord.rules.catalogue` has all.
    """

    # 1: reading files
    EMPTY_FILE = "OR101"
    NOT_UTF8 = "OR102"
    TOO_LARGE = "OR103"
    FILE_NAME = "OR104"
    NOT_A_FILE = "OR105"
    NOT_READ = "OR106"
    NO_REGISTER = "OR107"
    NO_SUMMARIES = "OR108"
    HIDDEN_CHARACTER = "OR109"
    NOT_FOUND = "OR110"
    OUTSIDE = "OR111"
    SETTINGS = "OR112"
    CONFLICT = "OR113"

    # 2: YAML
    NO_FRONT_MATTER = "OR201"
    NOT_CLOSED = "OR202"
    YAML = "OR203"
    DUPLICATE_KEY = "OR204"
    YAML_SHORTHAND = "OR205"
    NOT_A_MAPPING = "OR206"
    CUT_BY_COMMENT = "OR207"

    # 3: what a record says
    MISSING_KEY = "OR301"
    UNKNOWN_KEY = "OR302"
    SHAPE = "OR303"
    VALUE = "OR304"
    DATE = "OR305"
    NORM_ID = "OR306"
    TWICE = "OR307"

    # 4: references between records
    UNKNOWN_SPEAKER = "OR401"
    UNKNOWN_NORM = "OR402"
    UNKNOWN_INSTRUMENT = "OR403"
    UNKNOWN_SUMMARY = "OR404"
    UNKNOWN_PERSON = "OR405"

    # 5: the body
    RAW_HTML = "OR501"
    ADDRESS = "OR502"
    PICTURE = "OR503"
    ANCHOR = "OR504"
    WHICH_NORM = "OR505"
    NO_SUCH_LETTER = "OR506"
    NOT_DECLARED = "OR507"
    NOT_CITABLE = "OR508"
    NESTING = "OR509"
    EMPTY_BODY = "OR510"
    NO_WORDS = "OR511"
    TODO = "OR512"
    TIME_MARK = "OR513"
    OTHER_MARKUP = "OR514"

    # 6: rules across front matter, body and records
    SAME_ID = "OR603"

    # 7: what is published, and would be gone
    GONE_SUMMARY = "OR701"
    GONE_PERSON = "OR702"
    GONE_ANCHOR = "OR703"
    GONE_ADDRESS = "OR704"
    ID_AGAIN = "OR705"


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
    stands_for: int = 1
    """How many of its kind it tells of: more than one only where the others are not shown."""

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The key by which diagnostics are sorted: path, place, code, words."""
        return (self.span.source.path, self.span.start, self.code, self.message)


MOST = 50
"""How many diagnostics of one kind are shown for one file."""

_Kind = tuple[str, str, Severity]


@dataclass
class Collector:
    """Collects diagnostics: of one kind in one file only the first, and how many more there are."""

    _shown: list[Diagnostic] = field(default_factory=list)
    _counts: Counter[_Kind] = field(default_factory=Counter)
    _next: dict[_Kind, Diagnostic] = field(default_factory=dict)
    """The first that is not shown."""

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Add diagnostics."""
        for item in found:
            kind = (item.span.source.path, item.code, item.severity)
            if self._counts[kind] < MOST:
                self._shown.append(item)
            else:
                self._next.setdefault(kind, item)
            self._counts[kind] += item.stands_for

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was added; where one of a kind is left out, the last says how many more there are."""
        return (*self._shown, *map(self._rest, self._next))

    def _rest(self, kind: _Kind) -> Diagnostic:
        more, first = self._counts[kind] - MOST, self._next[kind]
        if more == 1:
            return first
        message = f"And {more:,} more of this kind in this file."
        hint = "Mend those that are shown, and check again."
        return replace(first, message=message, hint=hint, stands_for=more)


def bounded(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics, no more of one kind in one file than anybody reads."""
    found = tuple(found)
    if len(found) <= 1:
        return found
    collector = Collector()
    collector.extend(found)
    return collector.diagnostics


@dataclass(frozen=True)
class Part:
    """A paragraph, or what stands between two fences."""

    text: str
    """A paragraph in one line, with Markdown's backticks and stars; an example as it stands."""
    example: bool = False
    title: str = ""
    """What an example is: the name of a file, or `In the text`."""


@dataclass(frozen=True)
class Explanation:
    """What the manual says of a code: title, cause, example, cure."""

    code: str
    name: str
    """What the code is called in the program: `EMPTY_FILE`."""
    title: str
    section: str
    """The section of the manual below its heading."""

    @classmethod
    def parse(cls, code: str, name: str, document: str) -> Self:
        """Return the explanation in a document: its first line is the title."""
        title, _, section = inspect.cleandoc(document).partition("\n\n")
        return cls(code, name, title.removeprefix("# ").removesuffix("."), f"{section.strip()}\n")

    @property
    def markdown(self) -> str:
        """The section without links, which lead to pages of the manual."""
        return _LINK.sub(r"\1\2", self.section)

    def parts(self) -> Iterator[Part]:
        """Yield its paragraphs and examples in their order."""
        for part in _PART.finditer(self.markdown):
            if part[2] is None:
                yield Part(" ".join(part[0].split()))
            else:
                yield Part(part[2].rstrip("\n"), example=True, title=part[1] or "")


def explanations() -> Iterator[Explanation]:
    """Yield what the manual says of each `Code`: a file in `data/diagnostics/`."""
    folder = files("onrecord").joinpath("data", "diagnostics")
    for code in Code:
        document = folder.joinpath(f"{code}.md").read_text(encoding="utf-8")
        yield Explanation.parse(code, code.name, document)
