"""A text that somebody published, as blocks, and the same as Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.body.blocks import PINNED
from onrecord.body.time_marks import MARK, written
from onrecord.prose import Kind
from onrecord.text.quoting import code

_MARK = re.compile(r"\[([^\[\]\n]+)\](\((?:norm:[a-z0-9-]+|speaker:[a-z0-9-]+)\))")
_LITERAL = re.compile(rf"(</?[A-Za-z][^<>]*>|<(?=[A-Za-z/!?])|!(?=\[)|{MARK})")
"""What would be HTML, a picture or a time mark: it has to stand as code to stay text."""

_SIGN = re.compile(r"[\\`*\[]|(?<![^\W_])_|_(?![^\W_])|\{(?=#)")


_DEEPEST = 3
"""How deep lists may be nested: a body takes no more."""
_HREF = re.compile(r"https?://[^\s<>\"()\\]+")


@dataclass(frozen=True)
class TextBlock:
    """One block of a text."""

    kind: Kind
    text: str
    level: int = 0
    """Of a heading: 1 is the highest; of an item of a list: how deep it is nested, from 1."""
    number: int = 0
    """Of an item of a numbered list."""
    markdown: str = ""
    """The same as Markdown, where there are links in it."""
    raw: bool = False
    """Whether the text is Markdown already."""
    time: int | None = None
    """Where in the recording it begins, in seconds."""


@dataclass(frozen=True)
class Declared:
    """What the front matter of another program says of a text."""

    speakers: tuple[str, ...] = ()
    """Each as `Name, role, organisation`."""
    moderators: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """Somebody's text as it was found: its blocks, and what it says of itself outside of them."""

    blocks: tuple[TextBlock, ...]
    titles: tuple[str, ...] = ()
    """What it says outside of its blocks that it is called; several where it says different things."""
    published: date | None = None
    date: date | None = None
    """The day in the front matter of a text that has one."""
    language: str = ""
    """A code such as `en`."""
    url: str = ""
    """Where it was found on the web."""
    recording: str = ""
    """The address of the recording that it is a transcript of."""
    kind: str = ""
    """What kind of source it is, as `source` has it, where its form shows that."""
    removed: tuple[str, ...] = ()
    """What stood around the text, line by line, and is not among its blocks."""
    said: tuple[tuple[str, str], ...] = ()
    """Lines of its front matter that were taken, each with the words that a draft has if it says the same."""
    days: tuple[str, ...] = ()
    """Lines around the text, above it, that give a day."""
    declared: Declared = field(default_factory=Declared)
    """What its own front matter says."""


def paragraph(text: str) -> TextBlock:
    """Return a block that is a paragraph."""
    return TextBlock(Kind.PARAGRAPH, text)


def escape(text: str) -> str:
    """Write one line of text as Markdown that shows exactly this text.

    The author's marks, `[words](norm:13j)` and `[words](speaker:lea-kaspar)`, stay marks.
    """
    pieces, place = [], 0
    for mark in _MARK.finditer(text):
        pieces += [
            _escape_words(text[place : mark.start()]),
            f"[{_escape_words(mark[1])}]{mark[2]}",
        ]
        place = mark.end()
    whole = "".join((*pieces, _escape_end(text[place:])))
    return _escape_start(whole)


def with_links(pieces: Iterable[tuple[str, str]]) -> str:
    """Write one line of texts as Markdown, each a link where an address is given with it."""
    written = []
    for text, href in pieces:
        words = _escape_words(text)
        bare = text.strip() and _HREF.fullmatch(href)
        lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        link = f"{text[:lead]}[{_bracketed(text.strip())}]({href}){text[len(text) - tail :]}"
        written.append(link if bare else words)
    return _escape_start("".join(written))


def _bracketed(text: str) -> str:
    return _escape_words(text).replace("]", r"\]")


def _escape_end(text: str) -> str:
    """Write the end of a text, where `{#words}` would pin an anchor."""
    pinned = PINNED.search(text)
    if pinned is None:
        return _escape_words(text)
    return f"{_escape_words(text[: pinned.start()])} {code(pinned[0].strip())}"


def _escape_words(text: str) -> str:
    pieces = _LITERAL.split(text)
    return "".join(code(one) if at % 2 else _escape_signs(one) for at, one in enumerate(pieces))


def _escape_signs(text: str) -> str:
    """Keep the signs of Markdown, and what looks like an entity, from meaning anything."""
    if html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    return _SIGN.sub(r"\\\g<0>", text)


def _escape_start(text: str) -> str:
    """Keep the beginning of a line from making it a heading, a list or a quotation."""
    if text.startswith(":"):
        return "&#58;" + text[1:]
    return re.sub(r"^(\d*)(?=[.#>+-])", r"\1\\", text) if re.match(r"[#>+-]|\d+\.", text) else text


def to_markdown(blocks: Iterable[TextBlock]) -> str:
    """Write blocks as the body of a summary; the highest headings become those of sections."""
    found = list(blocks)
    highest = min((block.level for block in found if block.kind is Kind.HEADING), default=2)
    pieces: list[str] = []
    depth = 0
    for before, block in zip([None, *found], found, strict=False):
        # An item that is nested in nothing would be code.
        depth = min(max(block.level, 1), depth + 1, _DEEPEST) if block.kind is Kind.ITEM else 0
        joined = before is not None and before.kind is block.kind is Kind.ITEM
        if joined and before is not None and bool(before.number) != bool(block.number):
            joined = before.level != block.level  # a list of another kind begins
        pieces += ["" if not pieces else "\n" if joined else "\n\n", _block(block, highest, depth)]
    return "".join(pieces)


def _block(block: TextBlock, highest: int, depth: int) -> str:
    text = block.text if block.raw else block.markdown or escape(" ".join(block.text.split()))
    if block.kind is Kind.HEADING:
        sign = "#" * min(block.level - highest + 2, 6)
        return f"{sign} {text if block.raw else _escape_closing(text)}"
    mark = {Kind.ITEM: "- ", Kind.QUOTATION: "> "}.get(block.kind, "")
    if block.kind is Kind.ITEM:
        sign = f"{block.number}. " if block.number else mark
        mark = f"{'    ' * (depth - 1)}{sign}"
    if block.time is None:
        return mark + text
    return (
        f"{mark}{text} {written(block.time)}"
        if block.raw
        else f"{mark}{written(block.time)} {text}"
    )


def _escape_closing(text: str) -> str:
    """Keep `#` at the end of a heading, where Markdown would drop it."""
    return re.sub(r"(?<!\\)(?=#+$)", r"\\", text)
