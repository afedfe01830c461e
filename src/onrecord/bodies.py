"""What is found in texts: bodies as blocks, their passages and citations, and the index of those.

Frozen, and joined by ids: a citation names its summary, passage, norm and speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from onrecord.diagnostics import Diagnostic, Source, Span


class How(StrEnum):
    """How a citation names its norm."""

    NAMED = "named"
    """The text gives the letter."""
    LINKED = "linked"
    """The author linked words to the norm."""


class Basis(StrEnum):
    """Why a passage is attributed to a person."""

    STATED = "stated"
    """The author linked the speaker."""
    INFERRED = "inferred"
    """The text says so in its words, or by a heading and the like."""
    MENTIONED = "mentioned"
    """Named, but not speaking."""


@dataclass(frozen=True)
class Citation:
    """A norm cited in a passage, and who is speaking there."""

    summary: str
    """A summary id."""
    passage: int
    """The number of the passage in the summary."""
    norm: str
    """A norm id."""
    how: How
    speaker: str | None
    """A speaker id; `None` where nobody is named."""
    basis: Basis | None
    """`STATED` or `INFERRED`; `None` where nobody is named."""
    origin: str = ""
    """What of the document's structure names the speaker, as in a statement."""
    why: str = ""
    """The form and the words that matched, or the heading."""


@dataclass(frozen=True)
class Statement:
    """Somebody who speaks in a passage."""

    summary: str
    """A summary id."""
    passage: int
    """The number of the passage in the summary."""
    speaker: str
    """A speaker id."""
    basis: Basis
    """`STATED` or `INFERRED`."""
    origin: str
    """What of the document's structure names the speaker: `heading`, `list`, `signature`, `turn` or
    `bold line`; empty where the words of the passage do."""
    why: str
    """The form and the words that matched, or the heading."""


Voice = Citation | Statement
"""What says who speaks in a passage."""


@dataclass(frozen=True)
class Subject:
    """Words of a passage that point to the subject of a norm which it does not cite."""

    summary: str
    """A summary id."""
    passage: int
    """The number of the passage in the summary."""
    norm: str
    """A norm id."""
    words: str
    """The fewest that do."""
    span: Span = field(compare=False)
    """Where they stand in the file."""


FOLDERS = ("summaries", "speakers", "norms", "series", "organisations", "topics")
"""Where on the site the pages of records stand, and of what they are listed by."""


@dataclass(frozen=True)
class Target:
    """A place on the site that a text links to."""

    page: str
    """Its address, relative to the site: `norms/13e/`."""
    anchor: str = ""
    name: bool = False
    """Whether the words that lead there name a norm or a person."""


@dataclass(frozen=True)
class NoteLink:
    """A link from a text to its footnote, or from the footnote back to where it is referred to."""

    number: str
    """That of the footnote."""
    target: str
    """The anchor it leads to, on the same page."""
    anchor: str = ""
    """Its own; empty where it leads back."""


Html = tuple["str | Target | NoteLink", ...]
"""Sanitised HTML of a text, in pieces: what stands between is for the page to write.

A target is the value of a `href`; a link to or from a footnote stands for itself.
"""


class Kind(StrEnum):
    """What a text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    ASIDE = "aside"
    """What is no passage: a table, a note. Norms are found in it, and nobody speaks."""


@dataclass(frozen=True)
class Moment:
    """Where in the recording a passage begins, as its author marked it."""

    seconds: int
    """Counted from its beginning."""
    span: Span = field(compare=False)
    """Where the mark stands in the file."""

    @property
    def clock(self) -> str:
        """The time as players show it: `12:34`, `1:02:03`."""
        return clock(self.seconds)


def clock(seconds: int) -> str:
    """Write a time as players show it: `12:34`, `1:02:03`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@dataclass(frozen=True)
class Passage:
    """One paragraph, list item or quotation of a summary."""

    number: int
    """Counted from 1 through the summary."""
    anchor: str
    """Its permanent anchor on the summary's page, without `#`."""
    pinned: bool
    """Whether the author pinned the anchor."""
    kind: Kind
    """A paragraph, an item or a quotation."""
    section: str
    """The text of the heading it stands under; empty before the first."""
    text: str
    """Its plain text, white space folded."""
    html: Html
    citations: tuple[Citation, ...]
    """Each pair of norm and speaker once, in the order of the text."""
    statements: tuple[Statement, ...]
    """Everybody who speaks here, each once, in the order of the text."""
    mentions: tuple[str, ...]
    """Ids of declared people named here who do not speak here, in order of appearance."""
    span: Span = field(compare=False)
    """Where it stands in the file."""
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where the words stand that cite each norm, by norm id."""
    also: tuple[str, ...] = ()
    """Further anchors that lead here: those of paragraphs that were published and have gone."""
    subjects: tuple[Subject, ...] = ()
    """The norms on whose subject it is without citing them, each once."""
    moment: Moment | None = None
    """Where in the recording it begins; `None` where the author marked no time."""


@dataclass(frozen=True)
class Heading:
    """A heading in a body."""

    level: int
    """2 to 6."""
    text: str
    anchor: str
    pinned: bool = False
    """Whether the author pinned the anchor."""
    also: tuple[str, ...] = ()
    """Further anchors that lead here."""
    html: Html = ()
    span: Span = field(default=Source("", "").span(0, 0), compare=False)
    """Where it stands in the file, if it is in one."""


@dataclass(frozen=True)
class Aside:
    """A text that nobody can cite: in a table, a term, a footnote."""

    html: Html


@dataclass(frozen=True)
class CodeBlock:
    """Lines that are shown as they are."""

    html: Html


@dataclass(frozen=True)
class ThematicBreak:
    """A line across the page."""


@dataclass(frozen=True)
class Container:
    """A block that holds others: a list, an item of it, a quotation, a table, a row, a cell."""

    tag: str
    """What HTML calls it; `div` holds the footnotes."""
    own: Passage | Aside | None
    """Its own text, where that stands in no paragraph."""
    blocks: tuple[Block, ...]
    start: str = ""
    """The first number of a numbered list; empty for 1."""
    anchor: str = ""
    """That of a footnote."""


Block = Passage | Heading | Aside | CodeBlock | ThematicBreak | Container


@dataclass(frozen=True)
class Body:
    """A rendered body: its blocks, and what was found on the way."""

    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...]
    links: tuple[tuple[Target, Span], ...] = ()
    """The places on the site that the text links to, and where it does."""

    @cached_property
    def leaves(self) -> tuple[Block, ...]:
        """All blocks that hold no others, in the order of the text."""
        return tuple(_leaves(self.blocks))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages; the first has the number 1."""
        return tuple(block for block in self.leaves if isinstance(block, Passage))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings."""
        return tuple(block for block in self.leaves if isinstance(block, Heading))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Everybody who speaks in each passage, in the order of the text."""
        return tuple(one for passage in self.passages for one in passage.statements)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every norm that is cited in each passage, in the order of the text."""
        return tuple(one for passage in self.passages for one in passage.citations)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The norms on whose subject each passage is without citing them, in the order of the text."""
        return tuple(one for passage in self.passages for one in passage.subjects)

    @property
    def text(self) -> str:
        """The text of all passages, a line each."""
        return "\n".join(passage.text for passage in self.passages)


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that hold no others."""
    for block in blocks:
        if isinstance(block, Container):
            yield from (block.own,) if block.own else ()
            yield from _leaves(block.blocks)
        else:
            yield block


@dataclass(frozen=True)
class Index:
    """All bodies of a corpus, and every citation and statement in them once."""

    bodies: Mapping[str, Body]
    """By summary id."""
    citations: tuple[Citation, ...]
    """Newest webinar first, then by summary id, passage and norm."""
    statements: tuple[Statement, ...]
    """Newest webinar first, then by summary id, then in the order of the text."""
    by_norm: Mapping[str, tuple[Citation, ...]]
    """Citations by norm id; every norm of the catalogue is a key."""
    by_speaker: Mapping[str, tuple[Statement, ...]]
    """Statements by speaker id; every speaker of the register is a key."""
    by_summary: Mapping[str, tuple[Citation, ...]]
    """Citations by summary id, in the order of the text; every summary is a key."""
    by_subject: Mapping[str, tuple[Subject, ...]]
    """By norm id: where a passage is on its subject without citing it; no citation is among them."""

    def passage(self, one: Voice | Subject) -> Passage:
        """Return the passage that a citation, a statement or a subject stands in."""
        return self.bodies[one.summary].passages[one.passage - 1]
